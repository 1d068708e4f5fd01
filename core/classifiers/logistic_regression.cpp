// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/logistic_regression.h"

#include "core/base/text.h"
#include "core/classifiers/class_weights.h"
#include "core/classifiers/linear_model.h"
#include "core/classifiers/platt_scaling.h"
#include "core/classifiers/prepared_classifier.h"

namespace emoforge {
namespace {

class LogisticRegression : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    settings_.loss = LinearModel::Loss::Logistic;
    settings_.cost = parameters.real("c");
    settings_.tolerance = parameters.real("tolerance");
    balanced_ = wantsBalancedClasses(parameters);
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& /*random*/,
             Progress& /*progress*/) override {
    settings_.classWeights = classWeights(training.labels, classes, balanced_);
    model_ = LinearModel(training, classes, settings_);
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    DoubleArray result = model_.decisions(rows);
    for (double& value : result.values()) value = Sigmoid{}(value);
    shareOut(result);
    return result;
  }

 private:
  LinearModel::Settings settings_;
  bool balanced_ = false;
  LinearModel model_;
};

}  // namespace

ClassifierCatalogue::Entry logisticRegressionEntry() {
  Card card;
  card.name = "logistic-regression";
  card.title = text("Logistic regression");
  card.summary = text("A linear function a class, whose values are read as probabilities");
  describeLiblinear(card);
  std::vector<ParameterSpec> specs = linearParameters();
  specs.push_back(classWeightsParameter());
  return {card, specs, [] { return std::make_unique<LogisticRegression>(); }};
}

}  // namespace emoforge
