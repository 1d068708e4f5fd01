// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cmath>

#include "core/base/text.h"
#include "core/generators/densities/add_density.h"
#include "core/generators/densities/register_densities.h"
#include "core/numerics/kernel_mixture.h"
#include "core/numerics/matrix_view.h"
#include "core/numerics/shrunk_covariance.h"

namespace emoforge {
namespace {

/// Where the bandwidth is looked for, in SD of a principal component.
constexpr double kLeastBandwidth = 0.02;
constexpr double kMostBandwidth = 5.0;

class KernelRows : public RowSource {
 public:
  explicit KernelRows(const ParameterSet& parameters) : parameters_(parameters) {}

  void fit(const Training& training) override {
    latent_ = LatentRows(*training.rows, parameters_);
    places_ = latent_.toLatent(*training.rows);
    ids_ = training.ids;
    const Eigen::VectorXd deviations =
        asMatrix(sampleCovariance(places_).covariance).diagonal().cwiseSqrt();
    deviations_.assign(deviations.data(), deviations.data() + deviations.size());
    training.progress.throwIfCancelled();
    bandwidth_ = chooseBandwidth();
    Notice notice;
    notice.severity = Notice::Severity::Info;
    notice.message =
        fmt::format(fmt::runtime(text("The bandwidth is {:.3f} SD in {} principal dimensions.")),
                    bandwidth_, latent_.dimension());
    notice.place.item = training.label;
    training.progress.notice(notice);
  }

  Drawn draw(const Request& request) const override {
    const std::size_t item = request.own.below(places_.extent(0));
    std::vector<double> place(places_.row(item).begin(), places_.row(item).end());
    for (std::size_t c = 0; c < place.size(); ++c) {
      place[c] += bandwidth_ * deviations_[c] * request.own.normal();
    }
    return {latent_.toRow(place), "near " + ids_[item]};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    latent_.save(archive, prefix + "latent/");
    archive.meta()[prefix + "ids"] = ids_;
    archive.put(prefix + "places", places_);
    archive.put(prefix + "deviations", DoubleArray({deviations_.size()}, deviations_));
    archive.put(prefix + "bandwidth", DoubleArray({1}, bandwidth_));
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    latent_.load(archive, prefix + "latent/");
    ids_ = archive.meta().at(prefix + "ids").get<std::vector<std::string>>();
    places_ = archive.doubles(prefix + "places");
    deviations_ = archive.doubles(prefix + "deviations").values();
    bandwidth_ = archive.doubles(prefix + "bandwidth").values().at(0);
  }

 private:
  double chooseBandwidth() const {
    const std::string& rule = parameters_.choice("bandwidth");
    if (rule == "fixed") return parameters_.real("fixed-bandwidth");
    if (rule == "scott") return scottBandwidth(places_.extent(0), places_.extent(1));
    DoubleArray white = places_;
    for (std::size_t i = 0; i < white.extent(0); ++i) {
      for (std::size_t c = 0; c < deviations_.size(); ++c) white(i, c) /= deviations_[c];
    }
    return leaveOneOutBandwidth(white, kLeastBandwidth, kMostBandwidth);
  }

  ParameterSet parameters_;
  LatentRows latent_;
  std::vector<std::string> ids_;
  DoubleArray places_;              ///< of the training clips in latent space
  std::vector<double> deviations_;  ///< SD of each latent dimension
  double bandwidth_ = 0.0;          ///< in these SD
};

void addKernelParameters(SpecList& list) {
  const std::string group = text("Density");
  list.add(group,
           ParameterSpec::choice(
               "bandwidth", text("Bandwidth"), "leave-one-out",
               {{"leave-one-out", text("Leave one out"),
                 text("The width under which each training clip is most likely by the others.")},
                {"scott", text("Scott"), text("n^(−1/(d′ + 4)) standard deviations.")},
                {"fixed", text("Fixed"), text("The number below.")}}),
           "h", "SD",
           text("Width of the Gaussian about each training clip, in standard deviations of each "
                "principal component."));
  auto& fixed = list.add(
      group, ParameterSpec::real("fixed-bandwidth", text("Fixed bandwidth"), 0.5, 0.001, 100.0),
      "h", "SD", text("The width where the bandwidth is fixed. Small ones give near-copies."));
  fixed.step = 0.05;
  fixed.advanced = true;
}

}  // namespace

void registerKde(GeneratorCatalogue& generators) {
  RowMethod method;
  method.card.name = "kde";
  method.card.title = text("Kernel density");
  method.card.summary = text(
      "Puts a Gaussian about each training clip in the space of principal components of its class "
      "and draws clips from their mixture.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Murray Rosenblatt, Emanuel Parzen, David Scott";
  method.card.reference =
      "Parzen 1962, Annals of Mathematical Statistics 33(3); bandwidth: Scott 1992, Multivariate "
      "Density Estimation";
  method.card.bibtex =
      "@article{parzen1962estimation,\n"
      "  title = {On Estimation of a Probability Density Function and Mode},\n"
      "  author = {Parzen, Emanuel},\n"
      "  journal = {The Annals of Mathematical Statistics},\n"
      "  volume = {33},\n"
      "  number = {3},\n"
      "  pages = {1065--1076},\n"
      "  year = {1962}\n"
      "}\n"
      "@book{scott1992multivariate,\n"
      "  title = {Multivariate Density Estimation: Theory, Practice, and Visualization},\n"
      "  author = {Scott, David W.},\n"
      "  publisher = {Wiley},\n"
      "  year = {1992}\n"
      "}\n";
  SpecList list;
  addKernelParameters(list);
  method.advice = text("the density knows few directions in which clips of the class differ.");
  addDensity<KernelRows>(generators, std::move(method), std::move(list));
}

}  // namespace emoforge
