// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/evaluated_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/data/content_hash.h"
#include "core/experiment/seen_items.h"
#include "core/experiment/training_data.h"

namespace emoforge {
namespace {

/// Share of unusable files that is told as a warning.
constexpr double kManyRejected = 0.01;

EvaluatedData partByRecord(const Dataset& data, const std::filesystem::path& synthetic,
                           Progress& progress, std::vector<Notice>& notices) {
  const SeenItems made = seenItems(synthetic, data, progress);
  if (!made.known) {
    notices.push_back({Notice::Severity::Warning,
                       text("It is not known which real items the generator saw: all of them are "
                            "taken as training and as reference."),
                       {},
                       text("Name its training data with --train.")});
    return {data, data, {}, false};
  }
  const std::set<std::string> seen(made.ids.begin(), made.ids.end());
  const std::vector<std::string> rest = untouchedItems(data, seen);
  const Dataset training = data.subset(made.ids);
  if (!rest.empty()) return {training, data.subset(rest), {}, true};
  notices.push_back(
      {Notice::Severity::Warning,
       text("The generator saw every real item, or every group of them: the reference is "
            "what it was trained on."),
       {},
       text("Train on a part of a split to keep others out.")});
  return {training, training, {}, false};
}

/// What the generator saw is no reference, whatever was asked for.
void leaveOutSeen(const Dataset& real, const std::filesystem::path& synthetic, EvaluatedData& data,
                  Progress& progress, std::vector<Notice>& notices) {
  const SeenItems made = seenItems(synthetic, real, progress);
  if (!made.known) return;
  const std::vector<std::string> rest =
      untouchedItems(real, std::set<std::string>(made.ids.begin(), made.ids.end()));
  const std::set<std::string> untouched(rest.begin(), rest.end());
  std::vector<std::string> kept;
  for (const Item& item : data.reference.items()) {
    if (untouched.contains(item.id)) kept.push_back(item.id);
  }
  const std::size_t before = data.reference.items().size();
  if (kept.size() == before) return;
  if (kept.empty()) {
    throw Error(ErrorKind::Input,
                text("The generator saw every item of the reference, or its group."),
                {.file = synthetic},
                text("Name other real items, or leave --train and --split out: the record of the "
                     "synthetic set tells what was seen."));
  }
  data.reference = data.reference.subset(kept);
  notices.push_back({Notice::Severity::Warning,
                     fmt::format(fmt::runtime(text("{} of {} reference items were left out: the "
                                                   "generator saw them or their group.")),
                                 before - kept.size(), before),
                     {},
                     {}});
}

EvaluatedData realSets(const EvaluatedPaths& paths, Progress& progress,
                       std::vector<Notice>& notices) {
  if (paths.split) {
    SplitSelection part = *paths.split;
    part.part = "train";
    const Dataset training = openChecked(paths.real, paths.import, part, progress);
    part.part = "test";
    EvaluatedData data{training, openChecked(paths.real, paths.import, part, progress), {}, true};
    const Dataset real = openChecked(paths.real, paths.import, std::nullopt, progress);
    leaveOutSeen(real, paths.synthetic, data, progress, notices);
    return data;
  }
  const Dataset real = openChecked(paths.real, paths.import, std::nullopt, progress);
  if (paths.train.empty()) {
    return partByRecord(real, paths.synthetic, progress, notices);
  }
  EvaluatedData data{
      openChecked(paths.train, paths.import, std::nullopt, progress), real, {}, true};
  leaveOutSeen(real, paths.synthetic, data, progress, notices);
  return data;
}

/// What was found at reading; more than 1 % of the files unusable is a warning (facts/metrics.md
/// 12.1).
void tellReading(const Dataset& data, std::vector<Notice>& notices) {
  notices.insert(notices.end(), data.notices().begin(), data.notices().end());
  const auto rejected = static_cast<std::size_t>(
      std::ranges::count(data.notices(), Notice::Severity::Error, &Notice::severity));
  const std::size_t total = data.items().size() + rejected;
  if (static_cast<double>(rejected) <= kManyRejected * static_cast<double>(total)) return;
  Notice notice;
  notice.message =
      fmt::format(fmt::runtime(text("{} of {} files were left out.")), rejected, total);
  notice.place.file = data.path();
  notice.advice = text("Look at them before you trust the figures.");
  notices.push_back(notice);
}

}  // namespace

EvaluatedData evaluatedData(const EvaluatedPaths& paths, Progress& progress,
                            std::vector<Notice>& notices) {
  EvaluatedData data = realSets(paths, progress, notices);
  ImportOptions import = paths.import;
  import.columnPatterns.clear();
  data.synthetic = openChecked(paths.synthetic, import, std::nullopt, progress);
  tellReading(data.training, notices);
  if (data.reference.path() != data.training.path()) tellReading(data.reference, notices);
  tellReading(data.synthetic, notices);
  return data;
}

void refuseTrainingCopies(const Dataset& synthetic, const Dataset& training) {
  std::set<std::string> hashes;
  for (const Item& item : training.items()) hashes.insert(contentHashOfFile(item.file));
  for (const Item& item : synthetic.items()) {
    if (!hashes.contains(contentHashOfFile(item.file))) continue;
    throw Error(ErrorKind::Input, text("A synthetic file is, byte for byte, a training file."),
                {.item = item.id},
                text("Take it out, or pass --training-copy-control if that is what you want to "
                     "measure."));
  }
}

std::string groupColumnOf(const Dataset& data) {
  const std::vector<std::string> columns = data.columnNames();
  for (const char* name : {"subject", "take", "content", "recording"}) {
    if (std::ranges::count(columns, name) > 0) return name;
  }
  return "take";
}

}  // namespace emoforge
