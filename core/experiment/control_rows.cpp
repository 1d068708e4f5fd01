// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/control_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/experiment/feature_tables.h"

namespace emoforge {
namespace {

using Rows = std::vector<std::size_t>;

Rows shuffled(std::size_t count, Random random) {
  Rows order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(std::span<std::size_t>(order));
  return order;
}

DescribedSet part(const DescribedSet& set, Rows rows) {
  std::ranges::sort(rows);
  DescribedSet result;
  result.table = rowsWhere(set.table, rows);
  std::vector<LoadedSample> samples;
  for (const std::size_t row : rows) samples.push_back(set.samples.samples()[row]);
  result.samples = SampleSet(std::move(samples));
  return result;
}

/// Two parts of a set that share no group, as equal in size as whole groups allow: the largest
/// group first, each to the smaller part.
std::pair<Rows, Rows> groupHalves(const DescribedSet& set, const Random& random) {
  std::map<std::string, Rows> byGroup;
  for (std::size_t i = 0; i < set.samples.count(); ++i) {
    byGroup[set.samples.samples()[i].group].push_back(i);
  }
  if (byGroup.size() < 2) {
    throw Error(ErrorKind::Usage,
                text("The reference has one group only, which cannot be halved."));
  }
  std::vector<Rows> groups;
  for (auto& [name, rows] : byGroup) groups.push_back(std::move(rows));
  std::vector<Rows> drawn;
  for (const std::size_t g : shuffled(groups.size(), random)) drawn.push_back(groups[g]);
  std::ranges::stable_sort(drawn, std::greater<>(), &Rows::size);
  std::pair<Rows, Rows> result;
  for (const Rows& rows : drawn) {
    Rows& smaller = result.first.size() <= result.second.size() ? result.first : result.second;
    smaller.insert(smaller.end(), rows.begin(), rows.end());
  }
  return result;
}

DescribedSets realAgainstReal(const DescribedSets& sets, const Random& random) {
  auto [first, second] = groupHalves(sets.reference, random.stream("groups"));
  if (second.size() > sets.synthetic.table.ids.size()) {
    const Rows order = shuffled(second.size(), random.stream("draw"));
    Rows drawn;
    for (std::size_t i = 0; i < sets.synthetic.table.ids.size(); ++i) {
      drawn.push_back(second[order[i]]);
    }
    second = drawn;
  }
  DescribedSets result = sets;
  result.reference = part(sets.reference, first);
  result.synthetic = part(sets.reference, second);
  return result;
}

DescribedSets trainingCopy(const DescribedSets& sets, const Random& /*random*/) {
  DescribedSets result = sets;
  result.synthetic = sets.training;
  return result;
}

DescribedSets classShuffled(const DescribedSets& sets, const Random& random) {
  DescribedSets result = sets;
  const Rows order = shuffled(sets.synthetic.table.ids.size(), random);
  std::vector<LoadedSample> samples = sets.synthetic.samples.samples();
  for (std::size_t i = 0; i < order.size(); ++i) {
    result.synthetic.table.labels[i] = sets.synthetic.table.labels[order[i]];
    if (i < samples.size()) samples[i].label = result.synthetic.table.labels[i];
  }
  result.synthetic.samples = SampleSet(std::move(samples));
  return result;
}

/// As many rows as the synthetic set has, with its labels and `draw`n numbers; no samples.
DescribedSets drawnRows(
    const DescribedSets& sets,
    const std::function<void(const std::string& label, std::span<double>)>& draw) {
  DescribedSets result = sets;
  result.synthetic.samples = SampleSet();
  for (std::size_t i = 0; i < result.synthetic.table.ids.size(); ++i) {
    draw(result.synthetic.table.labels[i], result.synthetic.table.rows.row(i));
  }
  return result;
}

/// Adds z_i (x_i − mean) / √(n − 1) over the rows of one class: a draw of the Gaussian with their
/// mean and covariance, whatever the number of columns.
void drawGaussian(const DoubleArray& rows, const Rows& chosen, Random& random,
                  std::span<double> to) {
  std::vector<double> mean(to.size(), 0.0);
  for (const std::size_t row : chosen) {
    for (std::size_t c = 0; c < to.size(); ++c) {
      mean[c] += rows(row, c) / static_cast<double>(chosen.size());
    }
  }
  std::ranges::copy(mean, to.begin());
  const double scale = chosen.size() < 2 ? 0.0 : 1.0 / std::sqrt(chosen.size() - 1.0);
  for (const std::size_t row : chosen) {
    const double factor = scale * random.normal();
    for (std::size_t c = 0; c < to.size(); ++c) to[c] += factor * (rows(row, c) - mean[c]);
  }
}

DescribedSets noise(const DescribedSets& sets, const Random& random) {
  const DoubleArray& rows = sets.training.table.rows;
  const auto n = static_cast<double>(rows.extent(0));
  std::vector<double> means(rows.extent(1), 0.0), deviations(rows.extent(1), 0.0);
  for (std::size_t c = 0; c < means.size(); ++c) {
    for (std::size_t i = 0; i < rows.extent(0); ++i) means[c] += rows(i, c) / n;
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      deviations[c] += (rows(i, c) - means[c]) * (rows(i, c) - means[c]) / n;
    }
    deviations[c] = std::sqrt(deviations[c]);
  }
  Random draws = random.stream("noise");
  return drawnRows(sets, [&](const std::string&, std::span<double> row) {
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = draws.normal(means[c], deviations[c]);
  });
}

DescribedSets gaussian(const DescribedSets& sets, const Random& random) {
  std::map<std::string, Rows> ofClass;
  for (std::size_t i = 0; i < sets.training.table.ids.size(); ++i) {
    ofClass[sets.training.table.labels[i]].push_back(i);
  }
  Random draws = random.stream("gaussian");
  return drawnRows(sets, [&](const std::string& label, std::span<double> row) {
    // A class that training lacks is not measured; any numbers do.
    if (ofClass.contains(label)) {
      drawGaussian(sets.training.table.rows, ofClass.at(label), draws, row);
    }
  });
}

struct Control {
  const char* name;
  std::string about;
  DescribedSets (*make)(const DescribedSets&, const Random&);
};

std::vector<Control> controls() {
  return {
      {"real-vs-real", text("Two halves of the reference that share no group."), realAgainstReal},
      {"training-copy", text("The training set itself."), trainingCopy},
      {"class-shuffled", text("The synthetic set with its labels shuffled."), classShuffled},
      {"noise", text("Noise with mean and variance of each training feature."), noise},
      {"gaussian", text("A Gaussian per class of the training features."), gaussian}};
}

/// Metrics that look at rows only.
std::vector<std::string> overRows(const std::vector<std::string>& metrics,
                                  const std::string& modality) {
  std::vector<std::string> result;
  for (const std::string& name : metrics) {
    if (!looksAtSamples(name, modality)) result.push_back(name);
  }
  return result;
}

}  // namespace

std::vector<ControlRow> controlRows(const DescribedSets& sets,
                                    const std::vector<std::string>& metrics, const Random& random,
                                    Progress& progress) {
  std::vector<ControlRow> rows;
  for (const Control& control : controls()) {
    progress.throwIfCancelled();
    ControlRow row{control.name, control.about, {}, {}};
    try {
      const DescribedSets replaced = control.make(sets, random.stream(control.name));
      const bool rowsOnly = replaced.synthetic.samples.count() == 0;
      row.entries = measureAll(rowsOnly ? overRows(metrics, sets.modality) : metrics,
                               compare(replaced), random, progress);
    } catch (const Error& error) {
      row.missing = error.problem();
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace emoforge
