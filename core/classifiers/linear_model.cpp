// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/linear_model.h"

#include <linear.h>

#include <memory>
#include <mutex>
#include <numeric>

#include "core/base/text.h"

namespace emoforge {
namespace {

void beQuiet() {
  static std::once_flag once;
  std::call_once(once, [] { set_print_string_function([](const char*) {}); });
}

/// Rows as LIBLINEAR's lists of (column, number), each ending with the constant term.
class LinearProblem {
 public:
  explicit LinearProblem(const LabelledRows& training) {
    const std::size_t columns = training.rows.extent(1);
    nodes_.reserve(training.labels.size() * (columns + 2));
    for (std::size_t i = 0; i < training.labels.size(); ++i) {
      rows_.push_back(nodes_.data() + nodes_.size());
      int index = 0;
      for (const double value : training.rows.row(i)) nodes_.push_back({++index, value});
      nodes_.push_back({++index, 1.0});
      nodes_.push_back({-1, 0.0});
      targets_.push_back(static_cast<double>(training.labels[i]));
    }
    problem_.l = static_cast<int>(training.labels.size());
    problem_.n = static_cast<int>(columns + 1);
    problem_.y = targets_.data();
    problem_.x = rows_.data();
    problem_.bias = 1.0;
  }
  const problem* get() const { return &problem_; }

 private:
  std::vector<feature_node> nodes_;
  std::vector<feature_node*> rows_;
  std::vector<double> targets_;
  problem problem_{};
};

struct ModelDeleter {
  void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

}  // namespace

LinearModel::LinearModel(const LabelledRows& training, std::size_t classes,
                         const Settings& settings) {
  beQuiet();
  std::vector<int> labels(classes);
  std::iota(labels.begin(), labels.end(), 0);
  std::vector<double> classWeights = settings.classWeights;
  parameter options{};
  options.solver_type = settings.loss == Loss::Logistic ? L2R_LR : L2R_L2LOSS_SVC;
  options.eps = settings.tolerance;
  options.C = settings.cost;
  options.nr_weight = static_cast<int>(classes);
  options.weight_label = labels.data();
  options.weight = classWeights.data();
  const LinearProblem rows(training);
  const std::unique_ptr<model, ModelDeleter> trained(train(rows.get(), &options));
  const std::size_t terms = training.rows.extent(1) + 1;
  weights_ = DoubleArray({classes, terms});
  const std::size_t functions = classes == 2 ? 1 : classes;
  for (std::size_t k = 0; k < classes; ++k) {
    const auto label = static_cast<std::size_t>(trained->label[k]);
    for (std::size_t term = 0; term < terms; ++term) {
      // Of two classes only the first has a function.
      weights_(label, term) = functions == 1 ? (k == 0 ? 1.0 : -1.0) * trained->w[term]
                                             : trained->w[term * functions + k];
    }
  }
}

DoubleArray LinearModel::decisions(const DoubleArray& rows) const {
  DoubleArray result({rows.extent(0), weights_.extent(0)});
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    const auto row = rows.row(i);
    for (std::size_t k = 0; k < weights_.extent(0); ++k) {
      const auto weights = weights_.row(k);
      result(i, k) = std::inner_product(row.begin(), row.end(), weights.begin(), weights.back());
    }
  }
  return result;
}

void describeLiblinear(Card& card) {
  card.authors = "Rong-En Fan, Kai-Wei Chang, Cho-Jui Hsieh, Xiang-Rui Wang, Chih-Jen Lin";
  card.reference = "Fan 2008, Journal of Machine Learning Research 9, 1871-1874";
  card.bibtex =
      "@article{fan2008, author={Fan, Rong-En and Chang, Kai-Wei and Hsieh, Cho-Jui and Wang, "
      "Xiang-Rui and Lin, Chih-Jen}, title={{LIBLINEAR}: A Library for Large Linear "
      "Classification}, journal={Journal of Machine Learning Research}, volume={9}, "
      "pages={1871--1874}, year={2008}}";
}

std::vector<ParameterSpec> linearParameters() {
  ParameterSpec cost = ParameterSpec::real("c", text("Cost"), 1.0, 1e-6, 1e6);
  cost.symbol = "C";
  cost.logarithmic = true;
  cost.step = 10.0;
  cost.help = text("Weight of training errors against large weights. Small values keep it simple.");
  ParameterSpec tolerance = ParameterSpec::real("tolerance", text("Tolerance"), 1e-4, 1e-10, 0.1);
  tolerance.logarithmic = true;
  tolerance.step = 10.0;
  tolerance.decimals = 10;
  tolerance.advanced = true;
  tolerance.help = text("Training ends where the gradient is this small relative to its start.");
  return {cost, tolerance};
}

void shareOut(DoubleArray& rows) {
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    const auto row = rows.row(i);
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& value : row) {
      value = sum > 0.0 ? value / sum : 1.0 / static_cast<double>(row.size());
    }
  }
}

}  // namespace emoforge
