// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/gradient_boosting.h"

#include <fmt/format.h>
#include <xgboost/c_api.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/classifiers/class_weights.h"
#include "core/classifiers/prepared_classifier.h"

namespace emoforge {
namespace {

void check(int status) {
  if (status == 0) return;
  throw Error(ErrorKind::Failure, text("XGBoost failed."), {}, XGBGetLastError());
}

/// Owns a handle of XGBoost.
template <int (*release)(void*)>
class Handle {
 public:
  Handle() = default;
  ~Handle() { reset(); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  void reset() {
    if (handle_ != nullptr) release(std::exchange(handle_, nullptr));
  }
  void** target() { return &handle_; }
  void* get() const { return handle_; }

 private:
  void* handle_ = nullptr;
};
using MatrixHandle = Handle<&XGDMatrixFree>;
using BoosterOwner = Handle<&XGBoosterFree>;

void fill(MatrixHandle& matrix, const DoubleArray& rows) {
  std::vector<float> values(rows.size());
  std::ranges::transform(rows.values(), values.begin(),
                         [](double value) { return static_cast<float>(value); });
  check(XGDMatrixCreateFromMat(values.data(), rows.extent(0), rows.extent(1), std::nanf(""),
                               matrix.target()));
}

class GradientBoosting : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    rounds_ = static_cast<int>(parameters.integer("rounds"));
    balanced_ = wantsBalancedClasses(parameters);
    options_.clear();
    for (const auto& [name, key] : {std::pair{"learning-rate", "eta"},
                                    {"lambda", "lambda"},
                                    {"min-child-weight", "min_child_weight"},
                                    {"row-share", "subsample"},
                                    {"feature-share", "colsample_bytree"}}) {
      options_.emplace_back(key, fmt::format("{}", parameters.real(name)));
    }
    options_.emplace_back("max_depth", fmt::format("{}", parameters.integer("max-depth")));
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& random,
             Progress& progress) override {
    classes_ = classes;
    MatrixHandle matrix;
    fill(matrix, training.rows);
    const auto byClass = classWeights(training.labels, classes, balanced_);
    std::vector<float> labels;
    std::vector<float> weights;
    for (const std::size_t label : training.labels) {
      labels.push_back(static_cast<float>(label));
      weights.push_back(static_cast<float>(byClass[label]));
    }
    check(XGDMatrixSetFloatInfo(matrix.get(), "label", labels.data(), labels.size()));
    check(XGDMatrixSetFloatInfo(matrix.get(), "weight", weights.data(), weights.size()));
    booster_.reset();
    void* const matrices[] = {matrix.get()};
    check(XGBoosterCreate(matrices, 1, booster_.target()));
    setOptions(random);
    for (int round = 0; round < rounds_; ++round) {
      progress.throwIfCancelled();
      check(XGBoosterUpdateOneIter(booster_.get(), round, matrix.get()));
    }
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    DoubleArray result({rows.extent(0), classes_});
    if (rows.extent(0) == 0) return result;
    MatrixHandle matrix;
    fill(matrix, rows);
    // The answer lies in memory of the booster.
    const std::lock_guard lock(mutex_);
    const bst_ulong* shape = nullptr;
    bst_ulong axes = 0;
    const float* values = nullptr;
    check(XGBoosterPredictFromDMatrix(booster_.get(), matrix.get(),
                                      R"({"type":0,"training":false,"iteration_begin":0,)"
                                      R"("iteration_end":0,"strict_shape":true})",
                                      &shape, &axes, &values));
    std::copy_n(values, result.size(), result.values().begin());
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      double sum = 0.0;  // single precision misses 1 by a little
      for (const double value : result.row(i)) sum += value;
      for (double& value : result.row(i)) value /= sum;
    }
    return result;
  }

 private:
  void setOptions(const Random& random) {
    constexpr std::uint64_t kSeeds = 1ULL << 31U;
    auto options = options_;
    options.emplace_back("seed", fmt::format("{}", random.stream("xgboost").next() % kSeeds));
    options.emplace_back("num_class", fmt::format("{}", classes_));
    options.emplace_back("objective", "multi:softprob");
    options.emplace_back("tree_method", "exact");
    options.emplace_back("nthread", "1");
    options.emplace_back("seed_per_iteration", "1");
    options.emplace_back("verbosity", "0");
    for (const auto& [key, value] : options) {
      check(XGBoosterSetParam(booster_.get(), key.c_str(), value.c_str()));
    }
  }

  int rounds_ = 100;
  bool balanced_ = false;
  std::vector<std::pair<std::string, std::string>> options_;
  std::size_t classes_ = 0;
  BoosterOwner booster_;
  mutable std::mutex mutex_;
};

ParameterSpec share(const char* name, std::string label, std::string help) {
  ParameterSpec spec = ParameterSpec::real(name, std::move(label), 1.0, 0.05, 1.0);
  spec.step = 0.05;
  spec.decimals = 2;
  spec.help = std::move(help);
  return spec;
}

std::vector<ParameterSpec> boostingParameters() {
  ParameterSpec rounds = ParameterSpec::integer("rounds", text("Rounds"), 100, 1, 10000);
  rounds.sliderMaximum = 1000;
  rounds.help = text("Trees of each class, one after the other, each mending what is left.");
  ParameterSpec rate = ParameterSpec::real("learning-rate", text("Learning rate"), 0.3, 1e-4, 1.0);
  rate.symbol = "η";
  rate.step = 0.05;
  rate.help = text("How much of each tree is added. Small rates need more rounds.");
  ParameterSpec depth = ParameterSpec::integer("max-depth", text("Largest depth"), 6, 1, 25);
  depth.help = text("Decisions between the root and a leaf at most.");
  ParameterSpec penalty = ParameterSpec::real("lambda", text("Penalty"), 1.0, 0.0, 1e4);
  penalty.symbol = "λ";
  penalty.sliderMaximum = 100.0;
  penalty.help = text("Quadratic penalty on the values of the leaves.");
  ParameterSpec child =
      ParameterSpec::real("min-child-weight", text("Least weight of a leaf"), 1.0, 0.0, 1e4);
  child.sliderMaximum = 100.0;
  child.help = text("A split is not made where a side would have less curvature than this.");
  return {rounds,
          rate,
          depth,
          penalty,
          child,
          share("row-share", text("Items a tree"), text("Share of the items drawn for each tree.")),
          share("feature-share", text("Features a tree"),
                text("Share of the features drawn for each tree.")),
          classWeightsParameter()};
}

}  // namespace

ClassifierCatalogue::Entry gradientBoostingEntry() {
  Card card;
  card.name = "xgboost";
  card.title = text("XGBoost");
  card.summary = text("Small trees, each of which mends what those before it left wrong");
  card.authors = "Tianqi Chen, Carlos Guestrin";
  card.reference = "Chen and Guestrin 2016, KDD, 785-794, doi:10.1145/2939672.2939785";
  card.bibtex =
      "@inproceedings{chen2016, author={Chen, Tianqi and Guestrin, Carlos}, title={{XGBoost}: A "
      "Scalable Tree Boosting System}, booktitle={Proceedings of the 22nd ACM SIGKDD International "
      "Conference on Knowledge Discovery and Data Mining}, pages={785--794}, year={2016}, "
      "doi={10.1145/2939672.2939785}}";
  return {card, boostingParameters(), [] { return std::make_unique<GradientBoosting>(); }};
}

}  // namespace emoforge
