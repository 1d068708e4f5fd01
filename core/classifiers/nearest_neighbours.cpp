// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/nearest_neighbours.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/classifiers/prepared_classifier.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

class NearestNeighbours : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    neighbours_ = static_cast<std::size_t>(parameters.integer("k"));
    byDistance_ = parameters.choice("weights") == "distance";
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& /*random*/,
             Progress& /*progress*/) override {
    training_ = training;
    classes_ = classes;
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    DoubleArray result({rows.extent(0), classes_});
    const std::size_t columns = rows.extent(1);
    const RowBlock known{training_.rows.data(), training_.labels.size(), columns};
    std::vector<double> squares(known.count);
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      squaredDistances({rows.data() + i * columns, 1, columns}, known, columns, squares.data(),
                       known.count);
      addVotes(squares, result.row(i));
    }
    return result;
  }

 private:
  void addVotes(const std::vector<double>& squares, std::span<double> shares) const {
    std::vector<std::size_t> order(squares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t count = std::min(neighbours_, order.size());
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) {
      return squares[a] != squares[b] ? squares[a] < squares[b] : a < b;
    });
    // An equal row leaves nothing to the others, as the limit of 1 / distance.
    const bool equalRow = byDistance_ && squares[order.front()] == 0.0;
    double sum = 0.0;
    for (auto it = order.begin(); it != end; ++it) {
      double weight = 1.0;
      if (equalRow) {
        weight = squares[*it] == 0.0 ? 1.0 : 0.0;
      } else if (byDistance_) {
        weight = 1.0 / std::sqrt(squares[*it]);
      }
      shares[training_.labels[*it]] += weight;
      sum += weight;
    }
    for (double& share : shares) share /= sum;
  }

  std::size_t neighbours_ = 5;
  bool byDistance_ = false;
  LabelledRows training_;
  std::size_t classes_ = 0;
};

}  // namespace

ClassifierCatalogue::Entry nearestNeighboursEntry() {
  Card card;
  card.name = "knn";
  card.title = text("k nearest neighbours");
  card.summary = text("The classes of the most similar training items vote");
  card.authors = "Thomas Cover, Peter Hart";
  card.reference =
      "Cover and Hart 1967, IEEE Trans. Information Theory 13, 21-27, doi:10.1109/TIT.1967.1053964";
  card.bibtex =
      "@article{cover1967, author={Cover, Thomas M. and Hart, Peter E.}, title={Nearest Neighbor "
      "Pattern Classification}, journal={IEEE Transactions on Information Theory}, volume={13}, "
      "pages={21--27}, year={1967}, doi={10.1109/TIT.1967.1053964}}";
  ParameterSpec k = ParameterSpec::integer("k", text("Neighbours"), 5, 1, 1000);
  k.symbol = "k";
  k.sliderMaximum = 50;
  k.help = text("Training items that vote; all of them where there are fewer.");
  ParameterSpec weights = ParameterSpec::choice(
      "weights", text("Weight of a neighbour"), "uniform",
      {{"uniform", text("Equal"), text("Every neighbour has one vote.")},
       {"distance", text("By distance"), text("A vote counts 1 / distance.")}});
  weights.help = text("Whether nearer neighbours count more.");
  return {card, {k, weights}, [] { return std::make_unique<NearestNeighbours>(); }};
}

}  // namespace emoforge
