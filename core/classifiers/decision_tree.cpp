// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/decision_tree.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/classifiers/class_weights.h"
#include "core/classifiers/opencv_models.h"
#include "core/classifiers/prepared_classifier.h"

namespace emoforge {
namespace {

class DecisionTree : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    depth_ = static_cast<int>(parameters.integer("max-depth"));
    smallestSplit_ = static_cast<int>(parameters.integer("min-split"));
    balanced_ = wantsBalancedClasses(parameters);
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& random,
             Progress& /*progress*/) override {
    const std::vector<double> weights = classWeights(training.labels, classes, balanced_);
    const auto model = cv::ml::DTrees::create();
    setGrowth(*model, depth_, smallestSplit_);
    const SeededOpenCv seeded(random.stream("tree"));
    model->train(toTrainData(training, weights));
    tree_ = treesOf(*model).front();
    shares_ = DoubleArray({tree_.nodes.size(), classes});
    for (std::size_t i = 0; i < training.labels.size(); ++i) {
      shares_(tree_.leafOf(training.rows.row(i)), training.labels[i]) +=
          weights[training.labels[i]];
    }
    for (std::size_t node = 0; node < shares_.extent(0); ++node) {
      double sum = 0.0;
      for (const double weight : shares_.row(node)) sum += weight;
      for (double& weight : shares_.row(node)) weight /= sum > 0.0 ? sum : 1.0;
    }
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    DoubleArray result({rows.extent(0), shares_.extent(1)});
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      std::ranges::copy(shares_.row(tree_.leafOf(rows.row(i))), result.row(i).begin());
    }
    return result;
  }

 private:
  int depth_ = 25;
  int smallestSplit_ = 2;
  bool balanced_ = false;
  FlatTree tree_;
  DoubleArray shares_;  ///< nodes × classes
};

}  // namespace

ClassifierCatalogue::Entry decisionTreeEntry() {
  Card card;
  card.name = "decision-tree";
  card.title = text("Decision tree");
  card.summary = text("A chain of thresholds on single features, easy to read, apt to overfit");
  card.authors = "Leo Breiman, Jerome Friedman, Richard Olshen, Charles Stone";
  card.reference = "Breiman, Friedman, Olshen and Stone 1984, Classification and Regression Trees";
  card.bibtex =
      "@book{breiman1984, author={Breiman, Leo and Friedman, Jerome H. and Olshen, Richard A. and "
      "Stone, Charles J.}, title={Classification and Regression Trees}, publisher={Wadsworth}, "
      "year={1984}}";
  std::vector<ParameterSpec> specs = treeParameters();
  specs.push_back(classWeightsParameter());
  return {card, specs, [] { return std::make_unique<DecisionTree>(); }};
}

}  // namespace emoforge
