// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/generators/class_wise/oversampling.h"
#include "core/generators/class_wise/row_generator.h"
#include "core/generators/controls/kept_rows.h"
#include "core/generators/controls/register_controls.h"
#include "core/generators/representation_parameters.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

class InterpolatedRows : public RowSource {
 public:
  explicit InterpolatedRows(std::size_t neighbours) : wanted_(neighbours) {}

  void fit(const Training& training) override {
    kept_ = {training.rows->values, training.ids};
    const std::size_t n = training.rows->count();
    std::vector<double> distances(n * n);
    allSquaredDistances({kept_.rows.data(), n, training.rows->dimension()}, training.rows->weighted,
                        distances, [&](double) { training.progress.throwIfCancelled(); });
    perItem_ = std::min(wanted_, n - 1);
    neighbours_.clear();
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<std::size_t> others;
      for (std::size_t j = 0; j < n; ++j) {
        if (j != i) others.push_back(j);
      }
      // Equal distances rank by item.
      std::ranges::stable_sort(others, {}, [&](std::size_t j) { return distances[i * n + j]; });
      neighbours_.insert(neighbours_.end(), others.begin(),
                         others.begin() + static_cast<std::ptrdiff_t>(perItem_));
    }
  }

  Drawn draw(const Request& request) const override {
    const std::size_t item = oversampledItem(request.number, kept_.ids.size(), request.order);
    const std::size_t other = neighbours_[item * perItem_ + request.own.below(perItem_)];
    const double share = request.own.uniform();
    std::vector<double> row = kept_.row(item);
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c] += share * (kept_.rows(other, c) - row[c]);
    }
    return {std::move(row), fmt::format("{:.2f} of the way from {} to {}", share, kept_.ids[item],
                                        kept_.ids[other])};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    kept_.save(archive, prefix);
    archive.put(prefix + "neighbours",
                std::vector<std::uint64_t>(neighbours_.begin(), neighbours_.end()));
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    kept_.load(archive, prefix);
    const auto saved = archive.integers(prefix + "neighbours");
    neighbours_.assign(saved.begin(), saved.end());
    perItem_ = neighbours_.size() / kept_.ids.size();
  }

 private:
  std::size_t wanted_;
  KeptRows kept_;
  std::size_t perItem_ = 0;
  std::vector<std::size_t> neighbours_;  ///< perItem_ of each item, nearest first
};

}  // namespace

void registerSmote(GeneratorCatalogue& generators) {
  RowMethod method;
  method.card.name = "smote";
  method.card.title = text("SMOTE (control)");
  method.card.summary = text(
      "Clips between a training clip and one of its nearest neighbours of the same class: the "
      "control that a generator has to beat to have done more than interpolate.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Nitesh V. Chawla et al.";
  method.card.reference =
      "Chawla, Bowyer, Hall and Kegelmeyer 2002, SMOTE: Synthetic Minority Over-sampling "
      "Technique, "
      "J. Artificial Intelligence Research 16";
  method.card.bibtex =
      "@article{chawla2002smote,\n"
      "  title = {{SMOTE}: Synthetic Minority Over-sampling Technique},\n"
      "  author = {Chawla, Nitesh V. and Bowyer, Kevin W. and Hall, Lawrence O. and Kegelmeyer, W. "
      "Philip},\n"
      "  journal = {Journal of Artificial Intelligence Research},\n"
      "  volume = {16},\n"
      "  pages = {321--357},\n"
      "  year = {2002}\n"
      "}\n";
  SpecList list;
  list.add(text("Neighbours"), ParameterSpec::integer("neighbours", text("Neighbours"), 5, 1, 1000),
           "k", "",
           text("Nearest training clips of the same class, one of which a clip is moved towards. A "
                "class with fewer clips takes all of them."),
           "x = x_i + u (x_j − x_i),  u ~ U(0, 1)");
  addSmoothingParameter(list, 0.0);
  addRepresentationParameters(list);
  method.parameters = list.take();
  method.fewestClips = 2;
  method.advisedClips = 6;
  method.advice = text("there are fewer neighbours than usual to interpolate to.");
  method.makeSource = [](const ParameterSet& parameters) {
    return std::make_unique<InterpolatedRows>(
        static_cast<std::size_t>(parameters.integer("neighbours")));
  };
  addRowGenerator(generators, std::move(method));
}

}  // namespace emoforge
