// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/experiment/training_data.h"
#include "core/motion/near_duplicates.h"

namespace emoforge {
namespace {

std::string described(const NearDuplicate& match) {
  std::string how = fmt::format(fmt::runtime(text("correlation {:.4f}")), match.correlation);
  if (std::abs(match.shiftSeconds) > 1e-9) {
    how += fmt::format(fmt::runtime(text(", {:+.2f} s apart")), match.shiftSeconds);
  }
  if (match.mirrored) how += text(", mirrored left to right");
  return how;
}

std::vector<SimilarItems> similarMotion(const TrainingData& loaded, Progress& progress) {
  std::vector<std::string> ids;
  std::vector<SamplePtr> samples;
  for (const TrainingClass& one : loaded.classes) {
    ids.insert(ids.end(), one.ids.begin(), one.ids.end());
    samples.insert(samples.end(), one.samples.begin(), one.samples.end());
  }
  std::vector<PoseSeries> series(samples.size());
  parallelFor(samples.size(), progress, [&](std::size_t i) {
    const MotionClip& clip = asMotion(*samples[i]);
    if (clip.frames() > 0) series[i] = bodyFixedSeries(toPosedClip(clip));
  });
  std::vector<SimilarItems> pairs;
  for (const NearDuplicate& match : nearDuplicates(series, progress)) {
    pairs.push_back({ids[match.first], ids[match.second], described(match)});
  }
  return pairs;
}

void append(std::vector<LeakageFinding>& to, std::vector<LeakageFinding> more) {
  std::ranges::move(more, std::back_inserter(to));
}

}  // namespace

std::size_t AuditReport::leaks() const {
  return static_cast<std::size_t>(
      std::ranges::count(findings, Notice::Severity::Error, &LeakageFinding::severity));
}

Json AuditReport::toJson() const {
  Json list = Json::array();
  for (const LeakageFinding& finding : findings) list.push_back(emoforge::toJson(finding));
  Json sentences = Json::array();
  for (const Notice& notice : notices) sentences.push_back(notice.toString());
  return {{"format", 1},
          {"items", items},
          {"split", splitSource.empty() ? Json(nullptr) : Json(splitSource)},
          {"folds", folds},
          {"leaks", leaks()},
          {"findings", list},
          {"notices", sentences}};
}

AuditReport auditLoaded(const Dataset& data, const TrainingData& loaded, const Split* split,
                        const std::vector<std::string>& columns, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  AuditReport report;
  report.items = data.items().size();
  report.folds = split == nullptr ? 0 : split->folds.size();
  report.findings = findExactDuplicates(data, split, progress);
  if (data.modality() == "body-motion") {
    append(report.findings, findNearDuplicates(data, split, similarMotion(loaded, progress)));
  } else {
    report.notices.push_back(
        {Notice::Severity::Info,
         fmt::format(fmt::runtime(text("Near-duplicates are not looked for in {}.")),
                     data.modality()),
         {},
         {}});
  }
  if (split != nullptr) {
    append(report.findings, findGroupsOnBothSides(data, *split));
  } else {
    report.notices.push_back({Notice::Severity::Info,
                              text("Without a split nothing is known to stand on two sides."),
                              {},
                              text("Name one with --split.")});
  }
  std::vector<std::string> keys = columns;
  if (split != nullptr) keys.insert(keys.end(), split->groupKeys.begin(), split->groupKeys.end());
  append(report.findings, findConfounds(data, keys));
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

AuditReport audit(const AuditRequest& request, Progress& progress) {
  progress.begin({{text("Reading the data"), 1.0}, {text("Looking for leaks"), 1.0}});
  const Dataset data = openChecked(request.data, request.import, std::nullopt, progress);
  std::vector<Notice> notices = data.notices();
  const TrainingData loaded = loadTrainingData(data, progress, notices);
  std::optional<Split> split;
  std::string source;
  if (!request.split.empty()) {
    split = Split::fromJson(Json::parse(readFile(request.split)), request.split);
    source = request.split.string();
    if (split->dataHash != data.contentHash(progress)) {
      throw Error(ErrorKind::Input,
                  text("The split was made for other data, or the data changed since."),
                  {.file = request.split}, text("Make it again with \"dataset split\"."));
    }
  } else {
    split = declaredSplit(data);
    if (split) source = text("column split");
  }
  progress.enterStage(1);
  AuditReport report =
      auditLoaded(data, loaded, split ? &*split : nullptr, request.columns, progress);
  report.splitSource = source;
  report.notices.insert(report.notices.begin(), notices.begin(), notices.end());
  return report;
}

}  // namespace emoforge
