// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/one_process/libraries.h"

#include <torch/types.h>
#include <xgboost/c_api.h>

#include <fstream>
#include <opencv2/imgproc.hpp>
#include <sstream>
#include <stdexcept>

namespace emoforge::testing {
namespace {

void check(int status) {
  if (status != 0) throw std::runtime_error(XGBGetLastError());
}

torch::Tensor asMatrix(const std::vector<float>& values, int rows, int columns) {
  return torch::from_blob(const_cast<float*>(values.data()), {rows, columns});
}

}  // namespace

std::vector<float> torchProduct(const std::vector<float>& a, const std::vector<float>& b, int rows,
                                int inner, int columns) {
  const auto product =
      torch::matmul(asMatrix(a, rows, inner), asMatrix(b, inner, columns)).contiguous();
  const float* first = product.data_ptr<float>();
  return {first, first + product.numel()};
}

double openCvHalvedMean(int size) {
  cv::Mat picture(size, size, CV_16UC1);
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x)
      picture.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(x + y);
  cv::Mat half;
  cv::resize(picture, half, {size / 2, size / 2}, 0, 0, cv::INTER_AREA);
  return cv::mean(half)[0];
}

std::vector<float> xgboostStepPrediction() {
  const std::vector<float> x{-2, -1, -0.5F, 0.5F, 1, 2};
  const std::vector<float> y{0, 0, 0, 1, 1, 1};
  DMatrixHandle data = nullptr;
  check(XGDMatrixCreateFromMat(x.data(), x.size(), 1, -999, &data));
  check(XGDMatrixSetFloatInfo(data, "label", y.data(), y.size()));
  BoosterHandle booster = nullptr;
  check(XGBoosterCreate(&data, 1, &booster));
  // One tree whose leaves take the whole of the residual: 0.5 − 0.5 and 0.5 + 0.5.
  for (const auto& [name, value] : {std::pair{"eta", "1"},
                                    {"lambda", "0"},
                                    {"base_score", "0.5"},
                                    {"min_child_weight", "0"},
                                    {"nthread", "1"}})
    check(XGBoosterSetParam(booster, name, value));
  check(XGBoosterUpdateOneIter(booster, 0, data));
  bst_ulong count = 0;
  const float* prediction = nullptr;
  check(XGBoosterPredict(booster, data, 0, 0, 0, &count, &prediction));
  const std::vector<float> result{prediction[1], prediction[4]};
  XGBoosterFree(booster);
  XGDMatrixFree(data);
  return result;
}

std::string mappedFiles() {
  std::ifstream maps("/proc/self/maps");
  std::stringstream all;
  all << maps.rdbuf();
  return all.str();
}

}  // namespace emoforge::testing
