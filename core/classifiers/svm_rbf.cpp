// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/svm_rbf.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/classifiers/class_weights.h"
#include "core/classifiers/opencv_models.h"
#include "core/classifiers/platt_scaling.h"
#include "core/classifiers/prepared_classifier.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

struct KernelSettings {
  double cost = 1.0;
  double gamma = 1.0;
  bool balanced = false;
};

/// A function of each pair of classes, positive for the lower one.
class PairwiseMachine {
 public:
  PairwiseMachine() = default;
  PairwiseMachine(const LabelledRows& training, std::size_t classes, const KernelSettings& settings)
      : gamma_(settings.gamma), classes_(classes) {
    const auto weights = classWeights(training.labels, classes, settings.balanced);
    const auto machine = cv::ml::SVM::create();
    machine->setType(cv::ml::SVM::C_SVC);
    machine->setKernel(cv::ml::SVM::RBF);
    machine->setC(settings.cost);
    machine->setGamma(settings.gamma);
    machine->setClassWeights(cv::Mat(weights, true));
    machine->setTermCriteria(
        {cv::TermCriteria::COUNT + cv::TermCriteria::EPS, kMostSteps, kTolerance});
    machine->train(toTrainData(training, std::vector<double>(classes, 1.0)));
    const cv::Mat vectors = machine->getSupportVectors();
    vectors_ = DoubleArray(
        {static_cast<std::size_t>(vectors.rows), static_cast<std::size_t>(vectors.cols)});
    std::copy_n(vectors.ptr<float>(), vectors_.size(), vectors_.values().begin());
    for (std::size_t pair = 0; pair < classes * (classes - 1) / 2; ++pair) {
      std::vector<double> alphas;
      std::vector<int> indices;
      Function function;
      function.offset = machine->getDecisionFunction(static_cast<int>(pair), alphas, indices);
      for (std::size_t s = 0; s < alphas.size(); ++s) {
        function.terms.push_back({static_cast<std::size_t>(indices[s]), alphas[s]});
      }
      functions_.push_back(std::move(function));
    }
  }

  /// items × pairs (0, 1), (0, 2), … (1, 2), …
  DoubleArray decisions(const DoubleArray& rows) const {
    DoubleArray result({rows.extent(0), functions_.size()});
    const std::size_t columns = rows.extent(1);
    const RowBlock supports{vectors_.data(), vectors_.extent(0), columns};
    std::vector<double> kernel(supports.count);
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      squaredDistances({rows.data() + i * columns, 1, columns}, supports, columns, kernel.data(),
                       supports.count);
      for (double& value : kernel) value = std::exp(-gamma_ * value);
      for (std::size_t pair = 0; pair < functions_.size(); ++pair) {
        double sum = -functions_[pair].offset;
        for (const auto& [vector, alpha] : functions_[pair].terms) sum += alpha * kernel[vector];
        result(i, pair) = sum;
      }
    }
    return result;
  }

 private:
  static constexpr int kMostSteps = 1000000;
  static constexpr double kTolerance = 1e-3;  // LIBSVM's
  struct Term {
    std::size_t vector;
    double alpha;
  };
  struct Function {
    double offset = 0.0;
    std::vector<Term> terms;
  };

  double gamma_ = 1.0;
  std::size_t classes_ = 0;
  DoubleArray vectors_;
  std::vector<Function> functions_;
};

class SvmRbf : public PreparedClassifier {
 public:
  void configure(const ParameterSet& parameters) override {
    cost_ = parameters.real("c");
    gamma_ = parameters.real("gamma");
    balanced_ = wantsBalancedClasses(parameters);
  }

 protected:
  void learn(const LabelledRows& training, std::size_t classes, const Random& random,
             Progress& progress) override {
    classes_ = classes;
    // Scaled columns have variance 1.
    const KernelSettings settings{cost_, gamma_ / static_cast<double>(training.rows.extent(1)),
                                  balanced_};
    const DoubleArray unseen =
        unseenDecisions(training, classes, random, progress,
                        [&](const LabelledRows& rows, const DoubleArray& others) {
                          return PairwiseMachine(rows, classes, settings).decisions(others);
                        });
    sigmoids_.clear();
    forPairs([&](std::size_t a, std::size_t b, std::size_t pair) {
      std::vector<double> decisions;
      std::vector<bool> positive;
      for (std::size_t i = 0; i < training.labels.size(); ++i) {
        if (training.labels[i] != a && training.labels[i] != b) continue;
        decisions.push_back(unseen(i, pair));
        positive.push_back(training.labels[i] == a);
      }
      sigmoids_.push_back(fitSigmoid(decisions, positive));
    });
    machine_ = PairwiseMachine(training, classes, settings);
  }

  DoubleArray learntProbabilities(const DoubleArray& rows) const override {
    const DoubleArray decisions = machine_.decisions(rows);
    DoubleArray result({rows.extent(0), classes_});
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      DoubleArray pairwise({classes_, classes_});
      forPairs([&](std::size_t a, std::size_t b, std::size_t pair) {
        // As LIBSVM: a certain pair would leave the coupling without a solution.
        constexpr double kLeast = 1e-7;
        pairwise(a, b) = std::clamp(sigmoids_[pair](decisions(i, pair)), kLeast, 1.0 - kLeast);
        pairwise(b, a) = 1.0 - pairwise(a, b);
      });
      std::ranges::copy(coupledProbabilities(pairwise), result.row(i).begin());
    }
    return result;
  }

  std::vector<std::size_t> learntDecisions(const DoubleArray& rows) const override {
    const DoubleArray decisions = machine_.decisions(rows);
    DoubleArray votes({rows.extent(0), classes_});
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      forPairs([&](std::size_t a, std::size_t b, std::size_t pair) {
        votes(i, decisions(i, pair) > 0.0 ? a : b) += 1.0;
      });
    }
    return largestColumns(votes);
  }

 private:
  template <typename Body>
  void forPairs(const Body& body) const {
    std::size_t pair = 0;
    for (std::size_t a = 0; a < classes_; ++a) {
      for (std::size_t b = a + 1; b < classes_; ++b) body(a, b, pair++);
    }
  }

  double cost_ = 1.0;
  double gamma_ = 1.0;
  bool balanced_ = false;
  std::size_t classes_ = 0;
  PairwiseMachine machine_;
  std::vector<Sigmoid> sigmoids_;
};

}  // namespace

ClassifierCatalogue::Entry svmRbfEntry() {
  Card card;
  card.name = "svm-rbf";
  card.title = text("SVM with Gaussian kernel");
  card.summary = text("Curved borders with a wide margin between pairs of classes");
  card.authors = "Corinna Cortes, Vladimir Vapnik";
  card.reference =
      "Cortes and Vapnik 1995, Machine Learning 20, 273-297, doi:10.1007/BF00994018; "
      "probabilities: Platt 2000, Wu 2004";
  card.bibtex =
      "@article{cortes1995, author={Cortes, Corinna and Vapnik, Vladimir}, title={Support-Vector "
      "Networks}, journal={Machine Learning}, volume={20}, pages={273--297}, year={1995}, "
      "doi={10.1007/BF00994018}}";
  ParameterSpec cost = ParameterSpec::real("c", text("Cost"), 1.0, 1e-6, 1e6);
  cost.symbol = "C";
  cost.logarithmic = true;
  cost.step = 10.0;
  cost.help = text("Weight of training errors against a narrow margin.");
  ParameterSpec gamma = ParameterSpec::real("gamma", text("Kernel width"), 1.0, 1e-6, 1e6);
  gamma.symbol = "γ";
  gamma.logarithmic = true;
  gamma.step = 10.0;
  gamma.help = text(
      "In units of 1 / number of features, so that 1 is the usual \"scale\". Large values bend the "
      "borders around single items.");
  gamma.equation = "k(x, y) = exp(−γ |x − y|² / d)";
  return {card, {cost, gamma, classWeightsParameter()}, [] { return std::make_unique<SvmRbf>(); }};
}

}  // namespace emoforge
