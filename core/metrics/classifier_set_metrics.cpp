// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/classifier_set_metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/classifiers/logistic_regression.h"
#include "core/classifiers/nearest_neighbours.h"
#include "core/classifiers/random_forest.h"
#include "core/classifiers/with_defaults.h"
#include "core/metrics/part_entries.h"
#include "core/metrics/two_sample_test.h"

namespace emoforge {
namespace {

constexpr std::size_t kEnoughFolds = 5;

class TwoSampleMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    std::vector<MetricEntry> entries = by("c2st", logisticRegressionEntry(), sets, random);
    std::ranges::move(by("c2st-knn", nearestNeighboursEntry(), sets, random),
                      std::back_inserter(entries));
    return entries;
  }

 private:
  static std::vector<MetricEntry> by(const std::string& name,
                                     const ClassifierCatalogue::Entry& classifier,
                                     const ComparedSets& sets, const Random& random) {
    return pooledAndPerClass(name, Direction::Closer, sets, PartSpace::Standardised,
                             [&](const Part& part, MetricEntry& entry) {
                               entry.referenceValue = 0.5;
                               const auto [real, synthetic] =
                                   equallyMany(part.reference, part.synthetic, random);
                               entry.real = entry.synthetic = real.count();
                               const TwoSampleTest test = classifierTwoSampleTest(
                                   real, synthetic, classifier, random.stream(entry.name));
                               entry.value = test.areaUnderCurve;
                               entry.p = test.p;
                               tellTest(test, entry);
                               if (entry.name == name) tellFloor(sets, classifier, random, entry);
                             });
  }

  static void tellTest(const TwoSampleTest& test, MetricEntry& entry) {
    addCaveat(entry, fmt::format(fmt::runtime(text("Mean AUC of {} folds; p = {:.3f} of "
                                                   "relabelled items.")),
                                 test.folds, test.p));
    if (test.grouped) {
      addCaveat(entry, text("Items of one group count as independent: p is too small."));
    }
    if (test.folds < kEnoughFolds) {
      addCaveat(entry, text("Few groups of real items: how they differ from one another "
                            "counts as much as how the sets do."));
    }
    if (test.areaUnderCurve < 0.5) addCaveat(entry, text("At the floor."));
  }

  /// How well training and held-out items, other persons, are told apart.
  static void tellFloor(const ComparedSets& sets, const ClassifierCatalogue::Entry& classifier,
                        const Random& random, MetricEntry& entry) {
    if (sets.referenceSet == "train") return;
    const auto [heldOut, training] =
        equallyMany(sets.standardReference, sets.standardTraining, random);
    try {
      const TwoSampleTest floor =
          classifierTwoSampleTest(heldOut, training, classifier, random.stream("floor"));
      addCaveat(entry, fmt::format(fmt::runtime(text("Training and held-out items: {:.3f}.")),
                                   floor.areaUnderCurve));
    } catch (const Error&) {
      // Too few groups for a floor; the value stands without.
    }
  }
};

/// Places of the items' labels in a list; the list's length for one that is not there.
std::vector<std::size_t> placesIn(const std::vector<std::string>& list,
                                  const std::vector<std::string>& labels) {
  std::vector<std::size_t> result;
  for (const std::string& label : labels) {
    result.push_back(static_cast<std::size_t>(std::ranges::find(list, label) - list.begin()));
  }
  return result;
}

double meanOf(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// What a classifier of training items says of others whose class is known.
class Judgement {
 public:
  Judgement(const Classifier& classifier, const ComparedSet& set,
            const std::vector<std::string>& classes) {
    const auto truths = placesIn(classes, set.labels);
    const auto decided = classifier.predict(set.rows);
    const DoubleArray probabilities = classifier.probabilities(set.rows);
    for (std::size_t i = 0; i < truths.size(); ++i) {
      if (truths[i] == classes.size()) continue;
      labels_.push_back(set.labels[i]);
      right_.push_back(decided[i] == truths[i] ? 1.0 : 0.0);
      confidences_.push_back(probabilities(i, truths[i]));
    }
  }
  std::vector<double> right(const std::string& label) const { return of(right_, label); }
  std::vector<double> confidences(const std::string& label) const {
    return of(confidences_, label);
  }

 private:
  std::vector<double> of(const std::vector<double>& values, const std::string& label) const {
    std::vector<double> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (label.empty() || labels_[i] == label) result.push_back(values[i]);
    }
    return result;
  }

  std::vector<std::string> labels_;
  std::vector<double> right_;        ///< 1 or 0 an item
  std::vector<double> confidences_;  ///< probability of the item's own class
};

class LabelFidelityMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    const auto classifier = withDefaults(randomForestEntry());
    NoProgress progress;
    std::string refusal;
    try {
      classifier->fit(
          {sets.standardTraining.rows, placesIn(sets.classes, sets.standardTraining.labels)},
          sets.classes.size(), random.stream("fit"), progress);
    } catch (const Error& error) {
      refusal = error.problem();
    }
    return entriesOf(sets, refusal.empty() ? classifier.get() : nullptr, refusal);
  }

 private:
  static std::vector<MetricEntry> entriesOf(const ComparedSets& sets, const Classifier* classifier,
                                            const std::string& refusal) {
    std::vector<MetricEntry> entries;
    for (const bool confidence : {false, true}) {
      const std::string name = confidence ? "label-confidence" : "label-fidelity";
      std::vector<MetricEntry> more = pooledAndPerClass(
          name, Direction::Up, sets, PartSpace::Standardised,
          [&](const Part& part, MetricEntry& entry) {
            if (classifier == nullptr) throw Error(ErrorKind::Usage, refusal);
            const std::string label =
                entry.name == name ? std::string() : entry.name.substr(name.size() + 1);
            const Judgement made(*classifier, part.synthetic, sets.classes);
            const Judgement real(*classifier, part.reference, sets.classes);
            fill(entry, confidence ? made.confidences(label) : made.right(label),
                 confidence ? real.confidences(label) : real.right(label), !confidence);
            entry.chanceUniform = 1.0 / static_cast<double>(sets.classes.size());
          });
      std::ranges::move(more, std::back_inserter(entries));
    }
    return entries;
  }

  static void fill(MetricEntry& entry, const std::vector<double>& made,
                   const std::vector<double>& real, bool share) {
    if (made.empty()) {
      throw Error(ErrorKind::Usage, text("No synthetic item is of a class of the real set."));
    }
    entry.value = meanOf(made);
    if (share) {
      const auto right = static_cast<std::size_t>(std::ranges::count(made, 1.0));
      entry.interval = wilsonInterval(right, made.size());
      entry.intervalMethod = "wilson";
      entry.unitOfReplication = "sampling-seed";
      entry.replicates = made.size();
      addCaveat(entry, text("Sampling noise only: one trained model."));
    }
    if (entry.referenceSet == "train") {
      addCaveat(entry, text("Nothing was held out to show the ceiling."));
    } else if (real.empty()) {
      addCaveat(entry, text("No held-out item is of this class: the ceiling is not known."));
    } else {
      entry.referenceValue = meanOf(real);
      addCaveat(entry, fmt::format(fmt::runtime(text("Held-out real items reach {:.3f}.")),
                                   *entry.referenceValue));
    }
  }
};

class IdentityLeakMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    MetricEntry entry;
    entry.name = "identity-leak";
    entry.direction = Direction::Closer;
    entry.real = sets.standardReference.count();
    entry.synthetic = sets.standardSynthetic.count();
    entry.featureSpace = sets.standardSpace;
    entry.referenceSet = sets.referenceSet;
    try {
      fill(sets, random, entry);
    } catch (const Error& error) {
      entry.value.reset();
      addCaveat(entry, error.problem());
    }
    return {entry};
  }

 private:
  static ComparedSet knownOf(const ComparedSet& set, const std::set<std::string>& persons,
                             bool among) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < set.subjects.size(); ++i) {
      if (!set.subjects[i].empty() && persons.contains(set.subjects[i]) == among) {
        chosen.push_back(i);
      }
    }
    return set.taking(chosen);
  }

  /// How sure the classifier is, on average, that an item is of one training person.
  static double certainty(const Classifier& classifier, const ComparedSet& set) {
    const DoubleArray probabilities = classifier.probabilities(set.rows);
    std::vector<double> top;
    for (std::size_t i = 0; i < set.count(); ++i) {
      top.push_back(std::ranges::max(probabilities.row(i)));
    }
    return meanOf(top);
  }

  static void fill(const ComparedSets& sets, const Random& random, MetricEntry& entry) {
    std::set<std::string> persons(sets.standardTraining.subjects.begin(),
                                  sets.standardTraining.subjects.end());
    persons.erase("");
    entry.groups = persons.size();
    if (persons.size() < 2) {
      throw Error(ErrorKind::Usage,
                  text("It is not known which persons the training items are of, or it is one."));
    }
    if (sets.standardSynthetic.count() == 0) {
      throw Error(ErrorKind::Usage, text("There is no synthetic item."));
    }
    const ComparedSet training = knownOf(sets.standardTraining, persons, true);
    const std::vector<std::string> names(persons.begin(), persons.end());
    const auto classifier = withDefaults(randomForestEntry());
    NoProgress progress;
    classifier->fit({training.rows, placesIn(names, training.subjects)}, names.size(),
                    random.stream("fit"), progress);
    entry.value = certainty(*classifier, sets.standardSynthetic);
    entry.chanceUniform = 1.0 / static_cast<double>(names.size());
    if (sets.referenceSet == "train") {
      addCaveat(entry, text("Nothing was held out to compare with."));
      return;
    }
    tellHeldOut(*classifier, sets.standardReference, persons, names, entry);
  }

  static void tellHeldOut(const Classifier& classifier, const ComparedSet& heldOut,
                          const std::set<std::string>& persons,
                          const std::vector<std::string>& names, MetricEntry& entry) {
    const ComparedSet others = knownOf(heldOut, persons, false);
    if (others.count() > 0) {
      entry.referenceValue = certainty(classifier, others);
    } else {
      addCaveat(entry, text("No held-out item is of a person who is not in the training set."));
    }
    const ComparedSet same = knownOf(heldOut, persons, true);
    if (same.count() == 0) return;
    const auto decided = classifier.predict(same.rows);
    const auto truths = placesIn(names, same.subjects);
    double right = 0.0;
    for (std::size_t i = 0; i < truths.size(); ++i) right += decided[i] == truths[i] ? 1.0 : 0.0;
    addCaveat(entry,
              fmt::format(fmt::runtime(text("Of held-out items of the training persons {:.0f} % "
                                            "are named rightly, with a certainty of {:.3f}.")),
                          100.0 * right / static_cast<double>(truths.size()),
                          certainty(classifier, same)));
  }
};

}  // namespace

void registerClassifierMetrics(MetricCatalogue& metrics) {
  addMetric<TwoSampleMetric>(
      metrics, "c2st", text("Two-sample test"),
      text("AUC with which classifiers tell synthetic from real; 0.5 is ideal"),
      "Lopez-Paz and Oquab 2017");
  addMetric<LabelFidelityMetric>(
      metrics, "label-fidelity", text("Label fidelity"),
      text("Share that a random forest of the training items puts in the class asked for"), "");
  addMetric<IdentityLeakMetric>(
      metrics, "identity-leak", text("Identity leak"),
      text("Certainty with which a classifier names a training person, beside that for new ones"),
      "");
}

}  // namespace emoforge
