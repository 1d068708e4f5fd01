// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/classifiers/classifier.h"

namespace emoforge {

/// One linear function a class against the rest, by LIBLINEAR (Fan 2008) with its primal solvers,
/// which draw no random numbers. The constant term is penalised like the weights, as LIBLINEAR
/// does; columns are to have mean 0. Value type.
class LinearModel {
 public:
  enum class Loss { Logistic, SquaredHinge };
  struct Settings {
    Loss loss = Loss::SquaredHinge;
    double cost = 1.0;
    double tolerance = 1e-4;
    std::vector<double> classWeights;
  };

  LinearModel() = default;
  /// Every class has rows. For two classes the columns of decisions() differ in sign only.
  LinearModel(const LabelledRows& training, std::size_t classes, const Settings& settings);

  /// items × classes.
  DoubleArray decisions(const DoubleArray& rows) const;

 private:
  DoubleArray weights_;  ///< classes × (columns + 1), the constant term last
};

/// Authors, reference and BibTeX of the library behind the model.
void describeLiblinear(Card& card);

/// "c" and "tolerance".
std::vector<ParameterSpec> linearParameters();

/// Each row divided by its sum; equal shares where that is 0.
void shareOut(DoubleArray& rows);

}  // namespace emoforge
