// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/generate.h"

#include <chrono>

#include "core/base/files.h"
#include "core/base/folder_in_progress.h"
#include "core/base/text.h"
#include "core/data/index_csv.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/train.h"
#include "core/experiment/verify_written.h"
#include "core/nn/runtime.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// Collects notices while everything else goes to the watcher.
class SamplingProgress : public Progress {
 public:
  SamplingProgress(Progress& outer, std::vector<Notice>& notices)
      : outer_(outer), notices_(notices) {}
  void notice(const Notice& notice) override {
    notices_.push_back(notice);
    outer_.notice(notice);
  }
  bool cancelled() const override { return outer_.cancelled(); }
  bool paused() const override { return outer_.paused(); }

 protected:
  void changed() override { outer_.setStageFraction(stageFraction()); }

 private:
  Progress& outer_;
  std::vector<Notice>& notices_;
};

/// Columns of the training items, by id, as far as their data set can still be opened.
Json trainingColumns(const RunRecord& record, std::vector<Notice>& notices) {
  Json rows = Json::array();
  try {
    const Dataset data = Dataset::open(record.dataPath, registry().formats, record.import);
    for (const auto& id : record.items) {
      const Item* item = data.find(id);
      if (!item) continue;
      Json row = {{"id", id}, {"label", item->label}};
      for (const auto& [name, value] : item->columns) row[name] = value;
      rows.push_back(row);
    }
  } catch (const Error& error) {
    notices.push_back(
        {Notice::Severity::Warning,
         text("The training data cannot be opened; only the ids of the training items "
              "are kept, not their groups."),
         {.file = record.dataPath},
         error.problem()});
  }
  return rows;
}

std::vector<SyntheticSample> draw(const Generator& generator, const std::string& label,
                                  const GenerateRequest& request, const ParameterSet& parameters,
                                  Progress& progress) {
  const Random random(request.seed);
  if (request.chosen.empty())
    return generator.sample(label, 1, request.perClass, parameters, random, progress);
  std::vector<SyntheticSample> samples;
  for (const SampleChoice& choice : request.chosen) {
    if (choice.label != label) continue;
    for (auto& sample : generator.sample(label, choice.number, 1, parameters, random, progress))
      samples.push_back(std::move(sample));
  }
  return samples;
}

Item writeSample(const SyntheticSample& synthetic, const Format& format,
                 const std::string& formatName, const RunRecord& record, std::uint64_t seed,
                 const fs::path& folder) {
  Item item;
  item.id = syntheticId({synthetic.label, synthetic.number});
  item.label = synthetic.label;
  item.file = folder / (item.id + format.extensions().front());
  item.columns["source"] = record.id;
  item.columns["tags"] = synthetic.source;
  item.columns["sampling_seed"] = std::to_string(seed);
  fs::create_directories(item.file.parent_path());
  format.write(*synthetic.sample, item.file);
  verifyWritten(*synthetic.sample, formatName, item.file);
  return item;
}

}  // namespace

ParameterSet samplingParameters(const RunRecord& record, const Json& set) {
  ParameterSet parameters(registry().generators.find(record.generator).parameters);
  parameters.apply(record.parameters);
  for (const auto& [name, value] : set.items()) {
    if (parameters.spec(name).sampling) continue;
    throw Error(ErrorKind::Usage, text("This parameter decides the training, not the sampling."),
                {.item = name}, text("Train a new run with it."));
  }
  parameters.apply(set);
  return parameters;
}

GenerateResult generate(const GenerateRequest& request, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  RunRecord record;
  const auto generator = loadTrained(request.run, record);
  const ParameterSet parameters = samplingParameters(record, request.set);
  setComputeThreads(record.threads);
  const std::string formatName = request.format.empty() ? record.format : request.format;
  const auto format = registry().formats.create(formatName);
  FolderInProgress folder(request.out);

  GenerateResult result;
  std::vector<Progress::Stage> stages;
  for (const auto& label : record.classes) stages.push_back({label, 1.0});
  progress.begin(stages);
  SamplingProgress sampling(progress, result.notices);
  std::vector<Item> items;
  for (std::size_t c = 0; c < record.classes.size(); ++c) {
    progress.enterStage(c);
    const auto samples = draw(*generator, record.classes[c], request, parameters, sampling);
    for (const auto& sample : samples) {
      progress.throwIfCancelled();
      items.push_back(
          writeSample(sample, *format, formatName, record, request.seed, folder.path()));
    }
  }
  writeIndex(folder.path(), items);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.record = {{"format", 1},
                   {"kind", "synthetic"},
                   {"run", record.id},
                   {"generator", record.generator},
                   {"reference", record.reference},
                   {"parameters", parameters.toJson()},
                   {"preset", record.preset.empty() ? Json(nullptr) : Json(record.preset)},
                   {"training_seed", record.seed},
                   {"seed", request.seed},
                   {"per_class", request.chosen.empty() ? Json(request.perClass) : Json(nullptr)},
                   {"threads", record.threads},
                   {"device", record.device},
                   {"data",
                    {{"path", record.dataPath.string()},
                     {"hash", record.dataHash},
                     {"items", record.items},
                     {"columns", trainingColumns(record, result.notices)}}},
                   {"versions", currentVersions()},
                   {"started", currentTimeUtc()},
                   {"seconds", seconds}};
  writeFileSafely(folder.path() / "record.json", result.record.dump(1) + "\n");
  folder.finish();
  result.samples = items.size();
  return result;
}

}  // namespace emoforge
