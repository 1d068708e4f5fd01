// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/ml.hpp>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/classifiers/classifier.h"

namespace emoforge {

/// Bridges to the models of OpenCV. For the sources of this folder only.

/// OpenCV draws from a generator of the thread: gives it this seed and, at the end, its old state.
class SeededOpenCv {
 public:
  explicit SeededOpenCv(Random random);
  ~SeededOpenCv();
  SeededOpenCv(const SeededOpenCv&) = delete;
  SeededOpenCv& operator=(const SeededOpenCv&) = delete;

 private:
  std::uint64_t before_;
};

/// A decision tree by its nodes; the root is the first. Value type.
struct FlatTree {
  struct Node {
    int left = -1;  ///< −1: a leaf
    int right = -1;
    std::size_t column = 0;
    float threshold = 0.0F;  ///< to the left where the value is not larger
    std::size_t label = 0;   ///< heaviest class of the node's training rows
  };
  std::vector<Node> nodes;

  /// Node in which a row ends.
  std::size_t leafOf(std::span<const double> row) const;
};

/// Every tree of a trained model.
std::vector<FlatTree> treesOf(const cv::ml::DTrees& model);

/// Single precision copy of rows.
cv::Mat toMatrix(const DoubleArray& rows);

/// Rows with classes and a weight of each class, as OpenCV takes them.
cv::Ptr<cv::ml::TrainData> toTrainData(const LabelledRows& training,
                                       std::span<const double> weights);

/// Grown until leaves are pure as far as the limits allow, never pruned. A node with fewer than
/// `smallestSplit` rows is a leaf.
void setGrowth(cv::ml::DTrees& model, int maximumDepth, int smallestSplit);

/// The parameters that all trees share: "max-depth", "min-split".
std::vector<ParameterSpec> treeParameters();

}  // namespace emoforge
