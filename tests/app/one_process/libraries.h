// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace emoforge::testing {

/// Product of the row-major matrices a (rows × inner) and b (inner × columns) by LibTorch.
std::vector<float> torchProduct(const std::vector<float>& a, const std::vector<float>& b, int rows,
                                int inner, int columns);

/// Mean of a 16-bit picture of size × size pixels with value x + y, after OpenCV halved its size.
double openCvHalvedMean(int size);

/// Trains one tree on y = x > 0 with XGBoost and gives its predictions for x = −1 and x = 1.
std::vector<float> xgboostStepPrediction();

/// The libraries mapped into this process, one path for each line of /proc/self/maps.
std::string mappedFiles();

}  // namespace emoforge::testing
