// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/cell_group_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/files.h"
#include "core/base/not_a_number.h"
#include "core/base/text.h"
#include "core/experiment/cell_result.h"
#include "core/experiment/comparison.h"
#include "core/experiment/feature_tables.h"
#include "core/experiment/fitted_source.h"
#include "core/experiment/published_protocol.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using Kind = SourceSpec::Kind;
using Counts = std::vector<std::size_t>;

/// Rows of feature tables put together for a classifier.
class RowCollector {
 public:
  void add(const DoubleArray& rows, std::size_t row, std::size_t label) {
    const auto values = rows.row(row);
    values_.insert(values_.end(), values.begin(), values.end());
    labels_.push_back(label);
    columns_ = values.size();
  }
  LabelledRows result() && {
    const std::size_t count = labels_.size();
    return {DoubleArray({count, columns_}, std::move(values_)), std::move(labels_)};
  }

 private:
  std::vector<double> values_;
  Counts labels_;
  std::size_t columns_ = 0;
};

class CellGroupRun {
 public:
  CellGroupRun(const ExperimentContext& context, const CellGroup& group, Progress& progress)
      : context_(context),
        spec_(context.spec),
        group_(group),
        source_(spec_.sources[group.source]),
        progress_(progress),
        foldRandom_(Random(spec_.seed).stream("fold", group.fold)) {}

  void run() {
    std::map<std::size_t, std::vector<const Cell*>> missing;  // by sampling seed
    for (const Cell& cell : group_.cells) {
      if (!fs::exists(cellFile(context_.folder, cell.id))) {
        missing[cell.samplingSeed].push_back(&cell);
      }
    }
    for (const auto& [seed, cells] : missing) runCells(seed, cells);
    fs::remove(stateFile());
  }

 private:
  fs::path stateFile() const { return context_.folder / "models" / (group_.key + ".bin"); }
  const std::vector<std::string>& classes() const { return context_.data.classes(); }

  /// Problems are results; a full disk is not.
  template <typename Work>
  std::string problemOf(const Work& work) {
    try {
      work();
      return {};
    } catch (const NotANumber& error) {
      return error.what();
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::Failure) throw;
      return error.what();
    }
  }

  void runCells(std::size_t seed, const std::vector<const Cell*>& cells) {
    synthetic_.clear();
    const std::string problem = problemOf([&] { makeSynthetic(seed, cells); });
    for (const Cell* cell : cells) {
      progress_.throwIfCancelled();
      CellResult result = blank(*cell);
      const double start = threadSeconds();
      result.problem = problem;
      if (problem.empty()) {
        result.problem = problemOf([&] {
          cell->isMetrics() ? measureMetrics(*cell, result) : measureProtocol(*cell, result);
        });
      }
      if (!result.problem.empty()) {
        const std::string why = result.problem;
        result = blank(*cell);
        result.problem = why;
      }
      result.seconds = threadSeconds() - start;
      writeFileSafely(cellFile(context_.folder, cell->id), result.toJson().dump() + "\n");
    }
  }

  CellResult blank(const Cell& cell) const {
    CellResult result;
    result.id = cell.id;
    result.fold = group_.fold;
    result.trainingSeed = group_.trainingSeed;
    result.samplingSeed = cell.samplingSeed;
    result.source = source_.label();
    result.protocol = cell.protocol;
    if (!cell.isMetrics()) result.classifier = spec_.classifiers[cell.classifier].label;
    result.features = spec_.features[cell.features].label;
    result.variant = cell.variant;
    return result;
  }

  const FoldFeatures& features(std::size_t index) {
    return context_.features.of(group_.fold, index, progress_);
  }

  TrainingMix mixOf(const Cell& cell, const TrainingRows& rows) const {
    return trainingMix(parseProtocol(cell.protocol), rows, source_.kind != Kind::Real,
                       foldRandom_.stream("real-part"));
  }

  Counts syntheticCounts(const Cell& cell, const TrainingRows& rows) const {
    if (!cell.isMetrics()) return mixOf(cell, rows).synthetic;
    Counts counts;
    for (const double count : rows.classCounts()) {
      counts.push_back(static_cast<std::size_t>(count));
    }
    return counts;
  }

  void makeSynthetic(std::size_t seed, const std::vector<const Cell*>& cells) {
    if (source_.kind == Kind::Real) return;
    std::set<std::size_t> spaces;
    Counts wanted(classes().size(), 0);
    for (const Cell* cell : cells) {
      const FoldFeatures& space = features(cell->features);
      if (spaces.insert(cell->features).second && source_.kind == Kind::Sanity) {
        synthetic_[cell->features] = sanityRows(source_.method.name, space.training, classes(),
                                                foldRandom_.stream(source_.method.name));
      }
      const Counts counts = syntheticCounts(*cell, space.rows(classes().size()));
      for (std::size_t c = 0; c < wanted.size(); ++c) wanted[c] = std::max(wanted[c], counts[c]);
    }
    if (source_.kind == Kind::Sanity) return;
    const TrainingData drawn = draw(seed, wanted);
    for (const std::size_t space : spaces) {
      synthetic_[space] = describeSynthetic(*features(space).set, drawn, classes(), progress_);
    }
    writeCosts();
  }

  TrainingData draw(std::size_t seed, const Counts& wanted) {
    if (source_.kind == Kind::Folder) return context_.data.fromFolder(source_.label(), wanted);
    const Random random = foldRandom_.stream("training", group_.trainingSeed);
    if (!fitted_) {
      const LoadedPart whole = context_.data.training(group_.fold);
      const auto rows = fittedRows(group_.fit, whole.rows, foldRandom_.stream("real-part"));
      fitted_.emplace(source_.method, ExperimentData::only(whole, rows).data, random, stateFile(),
                      context_.known, progress_);
    }
    return fitted_->draw(classes(), wanted, random.stream("sampling", seed), progress_);
  }

  void writeCosts() const {
    if (!fitted_) return;
    const SourceCosts& costs = fitted_->costs();
    const Json json = {
        {"source", source_.label()},
        {"fold", group_.fold + 1},
        {"training_seed", group_.trainingSeed},
        {"fitted_on", group_.fit.kind == ProtocolKind::Scarce ? group_.fit.name() : "train"},
        {"fit_seconds", costs.fitSeconds},
        {"sample_seconds", costs.sampleSeconds},
        {"samples", costs.samples},
        {"warnings", costs.warnings}};
    writeFileSafely(context_.folder / "costs" / (group_.key + ".json"), json.dump() + "\n");
  }

  /// Refuses what would not be the protocol, and tells what is missing.
  void tellMissing(const Cell& cell, const TrainingMix& mix, CellResult& result) const {
    const std::size_t wanted = mix.syntheticCount();
    result.rejected = wanted - result.trainedSynthetic;
    if (source_.kind == Kind::Real || result.rejected == 0) return;
    for (std::size_t c = 0; c < classes().size(); ++c) {
      Counts one(classes().size(), 0);
      one[c] = mix.synthetic[c];
      if (one[c] == 0 || !synthetic_.at(cell.features).first(one).empty()) continue;
      throw Error(ErrorKind::Input,
                  fmt::format(fmt::runtime(text("The class \"{}\" is absent from the synthetic "
                                                "set.")),
                              classes()[c]));
    }
    result.caveat = fmt::format(
        fmt::runtime(text("{} of {} synthetic items could not be described and were left out.")),
        result.rejected, wanted);
  }

  void measureProtocol(const Cell& cell, CellResult& result) {
    if (cell.variant != "standard") return measurePublished(cell, result);
    const FoldFeatures& space = features(cell.features);
    const TrainingMix mix = mixOf(cell, space.rows(classes().size()));
    RowCollector training;
    for (const std::size_t row : mix.real) {
      training.add(space.training.table.rows, row, space.training.labels[row]);
    }
    RowCollector& synthetic = mix.testsSynthetic ? testedSynthetic_.emplace() : training;
    result.trainedReal = mix.real.size();
    result.trainedSynthetic = addSynthetic(cell, mix, synthetic);
    tellMissing(cell, mix, result);
    LabelledRows tested =
        mix.testsSynthetic ? std::move(*testedSynthetic_).result() : realRows(cell, space, result);
    testedSynthetic_.reset();
    if (mix.testsSynthetic) result.trainedSynthetic = 0;
    classify(cell, std::move(training).result(), tested, result);
  }

  void measurePublished(const Cell& cell, CellResult& result) {
    const FoldFeatures& space = features(cell.features);
    const SyntheticRows& rows = synthetic_.at(cell.features);
    const auto chosen = rows.first(syntheticCounts(cell, space.rows(classes().size())));
    const PublishedSplit split =
        publishedSplit(rows.taking(chosen).table, classes(), foldRandom_.stream("published-split"));
    result.trainedSynthetic = split.training.labels.size();
    result.caveat = publishedCaveat();
    classify(cell, split.training, split.tested, result);
  }

  std::size_t addSynthetic(const Cell& cell, const TrainingMix& mix, RowCollector& to) const {
    if (source_.kind == Kind::Real) return 0;
    const SyntheticRows& rows = synthetic_.at(cell.features);
    std::size_t added = 0;
    for (std::size_t c = 0; c < classes().size(); ++c) {
      Counts one(classes().size(), 0);
      one[c] = mix.synthetic[c];
      for (const std::size_t row : rows.first(one)) {
        to.add(rows.table.rows, row, c);
        ++added;
      }
    }
    return added;
  }

  static LabelledRows realRows(const Cell& cell, const FoldFeatures& space, CellResult& result) {
    const FeatureRows& part = parseProtocol(cell.protocol).cross ? space.crossed : space.tested;
    result.groups = part.groups;
    return {part.table.rows, part.labels};
  }

  void classify(const Cell& cell, const LabelledRows& training, const LabelledRows& tested,
                CellResult& result) {
    if (tested.labels.empty()) {
      throw Error(ErrorKind::Input, text("There is nothing to test on."));
    }
    const MethodSpec& method = spec_.classifiers[cell.classifier];
    ParameterSet parameters(context_.known.classifiers.find(method.name).parameters);
    parameters.apply(method.set);
    const auto classifier = context_.known.classifiers.create(method.name);
    classifier->configure(parameters);
    // One seed for all rows of a fold, so that their differences are paired.
    classifier->fit(training, classes().size(), foldRandom_.stream("classifier"), progress_);
    result.truths = tested.labels;
    result.predicted = classifier->predict(tested.rows);
    result.scores = scoresOf(confusionOf(result, classes().size()),
                             classifier->probabilities(tested.rows), result.truths);
  }

  void measureMetrics(const Cell& cell, CellResult& result) {
    const FoldFeatures& space = features(cell.features);
    const SyntheticRows& rows = synthetic_.at(cell.features);
    const auto chosen = rows.first(syntheticCounts(cell, space.rows(classes().size())));
    DescribedSets sets;
    sets.modality = context_.data.dataset().modality();
    sets.space = spec_.features[cell.features].label;
    sets.groupUnit = context_.data.groupName();
    sets.training = {space.training.table, space.training.samples};
    sets.reference = {space.tested.table, space.tested.samples};
    sets.synthetic = rows.taking(chosen);
    result.trainedReal = space.training.labels.size();
    result.trainedSynthetic = chosen.size();
    const Comparison comparison = compare(sets);
    const bool published = cell.variant != "standard";
    for (const std::string& metric : spec_.metrics) {
      // Those over samples are the same in every feature space; rows made of rows have none.
      const bool once = rows.samples.empty() || cell.features > 0;
      if (!published && once && looksAtSamples(metric, sets.modality)) continue;
      const auto entries =
          measureAll({metric}, comparison, foldRandom_.stream("metrics"), progress_,
                     published ? Variant::AsPublished : Variant::Standard);
      for (const MetricEntry& entry : entries) result.entries.push_back(toJson(entry));
    }
  }

  const ExperimentContext& context_;
  const ExperimentSpec& spec_;
  const CellGroup& group_;
  const SourceSpec& source_;
  Progress& progress_;
  Random foldRandom_;
  std::optional<FittedSource> fitted_;
  std::map<std::size_t, SyntheticRows> synthetic_;  ///< by feature space
  std::optional<RowCollector> testedSynthetic_;
};

}  // namespace

fs::path cellFile(const fs::path& folder, const std::string& id) {
  return folder / "cells" / (id + ".json");
}

void runCellGroup(const ExperimentContext& context, const CellGroup& group, Progress& progress) {
  CellGroupRun(context, group, progress).run();
}

}  // namespace emoforge
