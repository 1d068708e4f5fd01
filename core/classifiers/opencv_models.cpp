// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/opencv_models.h"

#include <algorithm>

#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr int kDeepest = 25;  // OpenCV's limit

}  // namespace

SeededOpenCv::SeededOpenCv(Random random) : before_(cv::theRNG().state) {
  cv::theRNG().state = random.next();
}

SeededOpenCv::~SeededOpenCv() {
  cv::theRNG().state = before_;
}

std::size_t FlatTree::leafOf(std::span<const double> row) const {
  std::size_t at = 0;
  while (nodes[at].left >= 0) {
    const Node& node = nodes[at];
    const bool left = static_cast<float>(row[node.column]) <= node.threshold;
    at = static_cast<std::size_t>(left ? node.left : node.right);
  }
  return at;
}

std::vector<FlatTree> treesOf(const cv::ml::DTrees& model) {
  const auto& nodes = model.getNodes();
  const auto& splits = model.getSplits();
  std::vector<FlatTree> trees;
  for (const int root : model.getRoots()) {
    FlatTree tree;
    std::vector<int> source{root};
    for (std::size_t i = 0; i < source.size(); ++i) {
      const auto& node = nodes[static_cast<std::size_t>(source[i])];
      FlatTree::Node flat;
      flat.label = static_cast<std::size_t>(node.classIdx);
      if (node.split >= 0) {
        const auto& split = splits[static_cast<std::size_t>(node.split)];
        flat.column = static_cast<std::size_t>(split.varIdx);
        flat.threshold = split.c;
        flat.left = static_cast<int>(source.size());
        flat.right = flat.left + 1;
        source.push_back(split.inversed ? node.right : node.left);
        source.push_back(split.inversed ? node.left : node.right);
      }
      tree.nodes.push_back(flat);
    }
    trees.push_back(std::move(tree));
  }
  return trees;
}

cv::Mat toMatrix(const DoubleArray& rows) {
  cv::Mat matrix(static_cast<int>(rows.extent(0)), static_cast<int>(rows.extent(1)), CV_32F);
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    std::ranges::transform(rows.row(i), matrix.ptr<float>(static_cast<int>(i)),
                           [](double value) { return static_cast<float>(value); });
  }
  return matrix;
}

cv::Ptr<cv::ml::TrainData> toTrainData(const LabelledRows& training,
                                       std::span<const double> weights) {
  const int count = static_cast<int>(training.labels.size());
  cv::Mat labels(count, 1, CV_32S);
  cv::Mat itemWeights(count, 1, CV_32F);
  for (int i = 0; i < count; ++i) {
    const std::size_t label = training.labels[static_cast<std::size_t>(i)];
    labels.at<int>(i) = static_cast<int>(label);
    itemWeights.at<float>(i) = static_cast<float>(weights[label]);
  }
  return cv::ml::TrainData::create(toMatrix(training.rows), cv::ml::ROW_SAMPLE, labels,
                                   cv::noArray(), cv::noArray(), itemWeights);
}

void setGrowth(cv::ml::DTrees& model, int maximumDepth, int smallestSplit) {
  model.setMaxDepth(maximumDepth);
  model.setMinSampleCount(smallestSplit - 1);  // OpenCV: a node with that many is a leaf
  model.setCVFolds(0);
  model.setUse1SERule(false);
  model.setTruncatePrunedTree(false);
  model.setUseSurrogates(false);
}

std::vector<ParameterSpec> treeParameters() {
  ParameterSpec depth =
      ParameterSpec::integer("max-depth", text("Largest depth"), kDeepest, 1, kDeepest);
  depth.help = text("Decisions between the root and a leaf at most. Few keep a tree simple.");
  ParameterSpec split =
      ParameterSpec::integer("min-split", text("Fewest items to split"), 2, 2, 10000);
  split.help = text("A node with fewer training items is not split further.");
  return {depth, split};
}

}  // namespace emoforge
