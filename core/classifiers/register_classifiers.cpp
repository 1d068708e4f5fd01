// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/register_classifiers.h"

#include "core/classifiers/decision_tree.h"
#include "core/classifiers/gradient_boosting.h"
#include "core/classifiers/logistic_regression.h"
#include "core/classifiers/nearest_neighbours.h"
#include "core/classifiers/random_forest.h"
#include "core/classifiers/svm_linear.h"
#include "core/classifiers/svm_rbf.h"

namespace emoforge {

void registerClassifiers(ClassifierCatalogue& classifiers) {
  classifiers.add(randomForestEntry());
  classifiers.add(decisionTreeEntry());
  classifiers.add(svmLinearEntry());
  classifiers.add(svmRbfEntry());
  classifiers.add(nearestNeighboursEntry());
  classifiers.add(logisticRegressionEntry());
  classifiers.add(gradientBoostingEntry());
}

}  // namespace emoforge
