// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/training_data.h"

#include <fmt/format.h>

#include <set>

#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/data/split.h"
#include "core/experiment/catalogues.h"
#include "core/motion/skeleton_policy.h"

namespace emoforge {
namespace {

std::vector<std::string> idsOf(const SplitSelection& selection) {
  const Json json = [&] {
    try {
      return Json::parse(readFile(selection.file));
    } catch (const nlohmann::json::parse_error& error) {
      throw Error(ErrorKind::Input,
                  fmt::format("{} ({}).", text("The split is damaged"), error.what()),
                  {.file = selection.file}, text("Make it again with \"dataset split\"."));
    }
  }();
  const Split split = Split::fromJson(json, selection.file);
  if (selection.fold < 1 || static_cast<std::size_t>(selection.fold) > split.folds.size()) {
    throw Error(ErrorKind::Usage, fmt::format("{} {}.", text("There is no fold"), selection.fold),
                {.file = selection.file},
                fmt::format("{} 1 – {}.", text("It has the folds"), split.folds.size()));
  }
  const Fold& fold = split.folds[static_cast<std::size_t>(selection.fold) - 1];
  if (selection.part == "validation") return fold.validation;
  return selection.part == "test" ? fold.test : fold.train;
}

void refuseOtherData(const SplitSelection& selection, const Dataset& data, Progress& progress) {
  const Split split = Split::fromJson(Json::parse(readFile(selection.file)), selection.file);
  if (split.dataHash == data.contentHash(progress)) return;
  throw Error(ErrorKind::Input,
              text("The split was made for other data, or the data changed since."),
              {.file = selection.file}, text("Make it again with \"dataset split\"."));
}

Dataset without(const Dataset& data, const std::vector<std::string>& ids) {
  data.subset(ids);  // refuses an id that the folder does not have
  const std::set<std::string_view> left(ids.begin(), ids.end());
  std::vector<std::string> kept;
  for (const auto& item : data.items()) {
    if (!left.contains(item.id)) kept.push_back(item.id);
  }
  if (!kept.empty()) return data.subset(kept);
  throw Error(ErrorKind::Usage, text("Every item is excluded."), {.file = data.path()},
              text("Include some of them again."));
}

}  // namespace

Dataset openChecked(const std::filesystem::path& path, const ImportOptions& options,
                    const std::optional<SplitSelection>& split, Progress& progress,
                    const std::vector<std::string>& exclude) {
  Dataset data = Dataset::open(path, registry().formats, options);
  if (split) {
    refuseOtherData(*split, data, progress);
    data = data.subset(idsOf(*split));
  }
  if (!exclude.empty()) data = without(data, exclude);
  return data.checked(progress);
}

TrainingData loadTrainingData(const Dataset& data, Progress& progress,
                              std::vector<Notice>& notices) {
  std::vector<SamplePtr> samples(data.items().size());
  parallelFor(samples.size(), progress,
              [&](std::size_t i) { samples[i] = data.load(data.items()[i]); });
  if (data.modality() == "body-motion") {
    unifySkeletons(samples, data.formatOptions().choice("skeletons"), data.path(), notices);
  }
  TrainingData training;
  training.modality = data.modality();
  for (const auto& label : data.classes()) {
    TrainingClass one{label, {}, {}};
    for (const std::size_t i : data.itemsOfClass(label)) {
      if (!samples[i]) continue;
      one.ids.push_back(data.items()[i].id);
      one.samples.push_back(samples[i]);
    }
    if (!one.samples.empty()) training.classes.push_back(std::move(one));
  }
  return training;
}

}  // namespace emoforge
