// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/two_sample_test.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/classifiers/with_defaults.h"
#include "core/metrics/classification_scores.h"
#include "core/metrics/predictions.h"

namespace emoforge {
namespace {

constexpr std::size_t kFolds = 5;
constexpr std::size_t kFewestItems = 10;
constexpr std::size_t kRelabellings = 1000;

/// Whole groups to the fold that has the fewest items so far, large groups first.
std::vector<std::size_t> foldOfItems(const std::vector<std::string>& groups, std::size_t items,
                                     std::size_t folds, Random random) {
  auto byGroup = itemsByGroup(groups, items);
  random.shuffle(std::span(byGroup));
  std::ranges::stable_sort(byGroup, std::ranges::greater{},
                           [](const auto& group) { return group.size(); });
  std::vector<std::size_t> sizes(folds, 0);
  std::vector<std::size_t> result(items);
  for (const auto& group : byGroup) {
    const auto fold = static_cast<std::size_t>(std::ranges::min_element(sizes) - sizes.begin());
    sizes[fold] += group.size();
    for (const std::size_t item : group) result[item] = fold;
  }
  return result;
}

/// Both sets as one, real rows first, labels 0 and 1, parted into folds.
struct Pool {
  LabelledRows rows;
  std::vector<std::size_t> foldOf;
};

Pool poolOf(const ComparedSet& real, const ComparedSet& other, std::size_t folds,
            const Random& random) {
  std::vector<double> values = real.rows.values();
  values.insert(values.end(), other.rows.values().begin(), other.rows.values().end());
  Pool pool;
  pool.rows.rows =
      DoubleArray({real.count() + other.count(), real.rows.extent(1)}, std::move(values));
  pool.rows.labels.assign(real.count(), 0);
  pool.rows.labels.resize(real.count() + other.count(), 1);
  pool.foldOf = foldOfItems(real.groups, real.count(), folds, random.stream("real folds"));
  const auto others = foldOfItems(other.groups, other.count(), folds, random.stream("other folds"));
  pool.foldOf.insert(pool.foldOf.end(), others.begin(), others.end());
  return pool;
}

LabelledRows partOf(const Pool& pool, std::size_t fold, bool inside) {
  LabelledRows part;
  std::vector<double> values;
  for (std::size_t i = 0; i < pool.foldOf.size(); ++i) {
    if ((pool.foldOf[i] == fold) != inside) continue;
    const auto row = pool.rows.rows.row(i);
    values.insert(values.end(), row.begin(), row.end());
    part.labels.push_back(pool.rows.labels[i]);
  }
  part.rows = DoubleArray({part.labels.size(), pool.rows.rows.extent(1)}, std::move(values));
  return part;
}

/// What the classifier said of the items of a fold.
struct FoldScores {
  std::vector<double> scores;
  std::vector<bool> synthetic;

  double area() const { return areaUnderCurve(scores, synthetic); }
};

double meanArea(const std::vector<FoldScores>& folds) {
  double sum = 0.0;
  for (const FoldScores& fold : folds) sum += fold.area();
  return sum / static_cast<double>(folds.size());
}

double permutationP(std::vector<FoldScores> folds, double observed, const Random& random) {
  std::size_t reached = 1;
  for (std::size_t i = 0; i < kRelabellings; ++i) {
    Random draw = random.stream("relabelling", i);
    for (FoldScores& fold : folds) {
      for (std::size_t at = fold.synthetic.size(); at > 1; --at) {
        std::vector<bool>::swap(fold.synthetic[at - 1], fold.synthetic[draw.below(at)]);
      }
    }
    // Sums of the same numbers in another order may differ in the last digits.
    if (meanArea(folds) >= observed - 1e-12) ++reached;
  }
  return static_cast<double>(reached) / static_cast<double>(kRelabellings + 1);
}

}  // namespace

TwoSampleTest classifierTwoSampleTest(const ComparedSet& real, const ComparedSet& other,
                                      const ClassifierCatalogue::Entry& classifier,
                                      const Random& random) {
  const std::size_t groups = itemsByGroup(real.groups, real.count()).size();
  const std::size_t otherGroups = itemsByGroup(other.groups, other.count()).size();
  if (std::min(real.count(), other.count()) < kFewestItems) {
    throw Error(ErrorKind::Usage, text("At least ten items of each set are needed."));
  }
  if (std::min(groups, otherGroups) < 2) {
    throw Error(ErrorKind::Usage,
                text("The items of a set are of one group: none can be kept apart."));
  }
  TwoSampleTest test;
  test.folds = std::min({kFolds, groups, otherGroups});
  test.grouped = groups < real.count() || otherGroups < other.count();
  const Pool pool = poolOf(real, other, test.folds, random);
  std::vector<FoldScores> folds;
  NoProgress progress;
  for (std::size_t fold = 0; fold < test.folds; ++fold) {
    const auto model = withDefaults(classifier);
    model->fit(partOf(pool, fold, false), 2, random.stream("fit", fold), progress);
    const LabelledRows unseen = partOf(pool, fold, true);
    const DoubleArray probabilities = model->probabilities(unseen.rows);
    FoldScores scores;
    for (std::size_t i = 0; i < unseen.labels.size(); ++i) {
      scores.scores.push_back(probabilities(i, 1));
      scores.synthetic.push_back(unseen.labels[i] == 1);
    }
    folds.push_back(std::move(scores));
  }
  test.areaUnderCurve = meanArea(folds);
  test.p = permutationP(std::move(folds), test.areaUnderCurve, random);
  return test;
}

}  // namespace emoforge
