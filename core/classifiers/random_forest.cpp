// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/random_forest.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/base/text.h"
#include "core/classifiers/class_weights.h"
#include "core/classifiers/opencv_models.h"
#include "core/classifiers/prepared_classifier.h"

namespace emoforge {
namespace {

/// Trees that grow before the user's wish to stop is looked at again.
constexpr std::size_t kTreesAtOnce = 10;

class RandomForest : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    trees_ = static_cast<std::size_t>(parameters.integer("trees"));
    columnShare_ = parameters.real("feature-share");
    depth_ = static_cast<int>(parameters.integer("max-depth"));
    smallestSplit_ = static_cast<int>(parameters.integer("min-split"));
    balanced_ = wantsBalancedClasses(parameters);
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& random,
             Progress& progress) override {
    classes_ = classes;
    forest_.clear();
    const auto data = toTrainData(training, classWeights(training.labels, classes, balanced_));
    while (forest_.size() < trees_) {
      progress.throwIfCancelled();
      const std::size_t count = std::min(kTreesAtOnce, trees_ - forest_.size());
      const auto model = cv::ml::RTrees::create();
      setGrowth(*model, depth_, smallestSplit_);
      model->setActiveVarCount(columnsATry(training.rows.extent(1)));
      model->setTermCriteria({cv::TermCriteria::COUNT, static_cast<int>(count), 0.0});
      const SeededOpenCv seeded(random.stream("trees", forest_.size()));
      model->train(data);
      std::ranges::move(treesOf(*model), std::back_inserter(forest_));
    }
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    DoubleArray votes({rows.extent(0), classes_});
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      for (const FlatTree& tree : forest_) {
        votes(i, tree.nodes[tree.leafOf(rows.row(i))].label) += 1.0;
      }
      for (double& vote : votes.row(i)) vote /= static_cast<double>(forest_.size());
    }
    return votes;
  }

 private:
  int columnsATry(std::size_t columns) const {
    const auto all = static_cast<double>(columns);
    const double wanted = columnShare_ > 0.0 ? columnShare_ * all : std::floor(std::sqrt(all));
    return static_cast<int>(std::clamp(std::round(wanted), 1.0, all));
  }

  std::size_t trees_ = 100;
  double columnShare_ = 0.0;
  int depth_ = 25;
  int smallestSplit_ = 2;
  bool balanced_ = false;
  std::size_t classes_ = 0;
  std::vector<FlatTree> forest_;
};

}  // namespace

ClassifierCatalogue::Entry randomForestEntry() {
  Card card;
  card.name = "random-forest";
  card.title = text("Random forest");
  card.summary = text("Many decision trees, each on a random part of items and features, vote");
  card.authors = "Leo Breiman";
  card.reference = "Breiman 2001, Machine Learning 45, 5-32, doi:10.1023/A:1010933404324";
  card.bibtex =
      "@article{breiman2001, author={Breiman, Leo}, title={Random Forests}, journal={Machine "
      "Learning}, volume={45}, pages={5--32}, year={2001}, doi={10.1023/A:1010933404324}}";
  ParameterSpec trees = ParameterSpec::integer("trees", text("Trees"), 100, 1, 10000);
  trees.sliderMaximum = 1000;
  trees.help = text("More trees give steadier votes and take longer; they never overfit more.");
  ParameterSpec share =
      ParameterSpec::real("feature-share", text("Features tried at a split"), 0.0, 0.0, 1.0);
  share.step = 0.05;
  share.decimals = 2;
  share.help = text("Share of the features that a split may choose from. 0: their square root.");
  std::vector<ParameterSpec> specs{trees, share};
  std::ranges::move(treeParameters(), std::back_inserter(specs));
  specs.push_back(classWeightsParameter());
  return {card, specs, [] { return std::make_unique<RandomForest>(); }};
}

}  // namespace emoforge
