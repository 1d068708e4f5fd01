// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/generators/class_wise/oversampling.h"
#include "core/generators/class_wise/row_generator.h"
#include "core/generators/class_wise/smooth_noise.h"
#include "core/generators/controls/kept_rows.h"
#include "core/generators/controls/references.h"
#include "core/generators/controls/register_controls.h"
#include "core/generators/representation_parameters.h"
#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

class JitteredRows : public RowSource {
 public:
  void fit(const Training& training) override {
    kept_ = {training.rows->values, training.ids};
    frames_ = training.representation.frames();
    findDeviations();
  }

  Drawn draw(const Request& request) const override {
    const std::size_t item = oversampledItem(request.number, kept_.ids.size(), request.order);
    std::vector<double> row = kept_.row(item);
    addNoise(row, frames_, deviations_, request.parameters.real("noise"),
             request.parameters.real("noise-smoothness"), request.own);
    return {std::move(row), kept_.ids[item] + " with noise"};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    kept_.save(archive, prefix);
    archive.meta()[prefix + "frames"] = frames_;
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    kept_.load(archive, prefix);
    frames_ = archive.meta().at(prefix + "frames").get<std::size_t>();
    findDeviations();
  }

 private:
  /// SD of every number over the training rows, 0 for those that are constant.
  void findDeviations() {
    constexpr double kConstant = 1e-9;
    const auto rows = asMatrix(kept_.rows);
    const Eigen::RowVectorXd mean = rows.colwise().mean();
    const Eigen::RowVectorXd deviations =
        (rows.rowwise() - mean).array().square().colwise().mean().sqrt();
    deviations_.assign(deviations.data(), deviations.data() + deviations.size());
    for (double& deviation : deviations_) deviation = deviation < kConstant ? 0.0 : deviation;
  }

  KeptRows kept_;
  std::size_t frames_ = 0;
  std::vector<double> deviations_;
};

void addNoiseParameters(SpecList& list) {
  const std::string group = text("Sampling");
  auto& noise = list.add(
      group, ParameterSpec::real("noise", text("Noise"), 0.1, 0.0, 10.0), "s", "× SD",
      text("Standard deviation of the noise on every number, as a share of the number's own over "
           "the training clips of the class. Numbers that never change get none."),
      "x = x_i + s · SD · n,  n ~ N(0, 1)");
  noise.step = 0.05;
  noise.sliderMaximum = 1.0;
  noise.sampling = true;
  auto& smoothness = list.add(
      group, ParameterSpec::real("noise-smoothness", text("Noise smoothness"), 0.0, 0.0, 200.0),
      "τ", "frames",
      text("How slowly the noise changes along time. 0 is white noise, the usual control, which "
           "looks like vibration."));
  smoothness.decimals = 1;
  smoothness.sliderMaximum = 60.0;
  smoothness.sampling = true;
}

}  // namespace

void registerJitter(GeneratorCatalogue& generators) {
  RowMethod method;
  method.card.name = "jitter";
  method.card.title = text("Jitter (control)");
  method.card.summary = text(
      "Training clips with Gaussian noise on every number: the control that a generator has to "
      "beat to have done more than blur what was there.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Terry T. Um et al. (as augmentation of movement)";
  method.card.reference =
      "Um et al. 2017, Data augmentation of wearable sensor data for Parkinson's disease "
      "monitoring "
      "using convolutional neural networks, ICMI";
  method.card.bibtex = um2017Bibtex();
  SpecList list;
  addNoiseParameters(list);
  addSmoothingParameter(list, 0.0);
  addRepresentationParameters(list);
  method.parameters = list.take();
  method.fewestClips = 2;
  method.advisedClips = 2;
  method.makeSource = [](const ParameterSet&) { return std::make_unique<JitteredRows>(); };
  addRowGenerator(generators, std::move(method));
}

}  // namespace emoforge
