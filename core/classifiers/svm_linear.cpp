// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/svm_linear.h"

#include "core/base/text.h"
#include "core/classifiers/class_weights.h"
#include "core/classifiers/linear_model.h"
#include "core/classifiers/platt_scaling.h"
#include "core/classifiers/prepared_classifier.h"

namespace emoforge {
namespace {

class SvmLinear : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    settings_.cost = parameters.real("c");
    settings_.tolerance = parameters.real("tolerance");
    balanced_ = wantsBalancedClasses(parameters);
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& random,
             Progress& progress) override {
    const auto fitted = [&](const LabelledRows& rows) {
      settings_.classWeights = classWeights(rows.labels, classes, balanced_);
      return LinearModel(rows, classes, settings_);
    };
    const DoubleArray unseen =
        unseenDecisions(training, classes, random, progress,
                        [&](const LabelledRows& rows, const DoubleArray& others) {
                          return fitted(rows).decisions(others);
                        });
    sigmoids_.clear();
    for (std::size_t k = 0; k < classes; ++k) {
      std::vector<double> decisions;
      std::vector<bool> positive;
      for (std::size_t i = 0; i < training.labels.size(); ++i) {
        decisions.push_back(unseen(i, k));
        positive.push_back(training.labels[i] == k);
      }
      sigmoids_.push_back(fitSigmoid(decisions, positive));
    }
    model_ = fitted(training);
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    DoubleArray result = model_.decisions(rows);
    for (std::size_t i = 0; i < result.extent(0); ++i) {
      for (std::size_t k = 0; k < sigmoids_.size(); ++k) result(i, k) = sigmoids_[k](result(i, k));
    }
    shareOut(result);
    return result;
  }

  std::vector<std::size_t> learntDecisions(const DoubleArray& rows) const override {
    return largestColumns(model_.decisions(rows));
  }

 private:
  LinearModel::Settings settings_;
  bool balanced_ = false;
  LinearModel model_;
  std::vector<Sigmoid> sigmoids_;
};

}  // namespace

ClassifierCatalogue::Entry svmLinearEntry() {
  Card card;
  card.name = "svm-linear";
  card.title = text("Linear SVM");
  card.summary = text("A plane with a wide margin between each class and the rest");
  card.reference =
      "Fan 2008, Journal of Machine Learning Research 9, 1871-1874; probabilities: Platt 2000";
  describeLiblinear(card);
  card.reference += "; probabilities: Platt 2000";
  std::vector<ParameterSpec> specs = linearParameters();
  specs.push_back(classWeightsParameter());
  return {card, specs, [] { return std::make_unique<SvmLinear>(); }};
}

}  // namespace emoforge
