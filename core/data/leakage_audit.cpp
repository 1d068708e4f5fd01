// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/leakage_audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/data/content_hash.h"

namespace emoforge {
namespace {

using Severity = Notice::Severity;

/// Longest list of names that a message spells out.
constexpr std::size_t kMostNames = 6;

enum Side { kTrain, kValidation, kTest, kNowhere };

/// Part of each id in one fold.
using Sides = std::map<std::string, Side, std::less<>>;

std::vector<Sides> sidesOf(const Split* split) {
  std::vector<Sides> result;
  if (split == nullptr) return result;
  for (const Fold& fold : split->folds) {
    Sides sides;
    for (const auto& id : fold.train) sides[id] = kTrain;
    for (const auto& id : fold.validation) sides[id] = kValidation;
    for (const auto& id : fold.test) sides[id] = kTest;
    result.push_back(std::move(sides));
  }
  return result;
}

/// Where a set of items stands on two sides of a split.
struct Crossing {
  std::vector<std::size_t> folds;
  bool test = false;  ///< one of the sides is a test part
  bool any() const { return !folds.empty(); }
};

Crossing crossingOf(const std::vector<std::string>& ids, const std::vector<Sides>& folds) {
  Crossing crossing;
  for (std::size_t f = 0; f < folds.size(); ++f) {
    std::set<Side> seen;
    for (const auto& id : ids) {
      const auto found = folds[f].find(id);
      if (found != folds[f].end()) seen.insert(found->second);
    }
    if (seen.size() < 2) continue;
    crossing.folds.push_back(f + 1);
    crossing.test = crossing.test || seen.contains(kTest);
  }
  return crossing;
}

std::string listed(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kMostNames);
  std::string list = fmt::format(
      "{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (shown == names.size()) return list;
  return fmt::format(fmt::runtime(text("{} and {} more")), list, names.size() - shown);
}

std::string foldsText(const std::vector<std::size_t>& folds) {
  return fmt::format("{} {}", folds.size() == 1 ? text("fold") : text("folds"),
                     fmt::join(folds, ", "));
}

std::vector<std::string> labelsOf(const Dataset& data, const std::vector<std::string>& ids) {
  std::set<std::string> labels;
  for (const auto& id : ids) labels.insert(data.find(id)->label);
  return {labels.begin(), labels.end()};
}

/// Severity and the sentences that follow from where duplicates stand.
void judgeDuplicates(const Dataset& data, const std::vector<Sides>& sides,
                     LeakageFinding& finding) {
  const Crossing crossing = crossingOf(finding.items, sides);
  finding.folds = crossing.folds;
  finding.labels = labelsOf(data, finding.items);
  if (finding.labels.size() > 1) {
    finding.message += " " + fmt::format(fmt::runtime(text("They have different classes: {}.")),
                                         fmt::join(finding.labels, ", "));
  }
  if (crossing.any()) {
    finding.message += " " + fmt::format(fmt::runtime(text("They stand on both sides of {}.")),
                                         foldsText(crossing.folds));
  }
  // One file cannot be of two classes; two performances can look alike.
  const bool wrongLabel = finding.labels.size() > 1 && finding.rule == "exact-duplicate";
  finding.severity = crossing.test || wrongLabel ? Severity::Error : Severity::Warning;
  finding.advice = text("Keep one of them, or keep them on one side of the split.");
}

/// Ids by value of a column, for items that have one.
std::map<std::string, std::vector<std::string>> idsByValue(const Dataset& data,
                                                           const std::string& column) {
  std::map<std::string, std::vector<std::string>> result;
  for (const Item& item : data.items()) {
    const std::string_view value = item.column(column);
    if (!value.empty()) result[std::string(value)].push_back(item.id);
  }
  return result;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::count(names, name) > 0;
}

Severity severityOf(const Dataset& data, const Split& split, const std::string& column, bool test) {
  if (!test) return Severity::Warning;
  if (has(split.groupKeys, column) || column == "subject" || column == "recording") {
    return Severity::Error;
  }
  const bool subjectsKnown = has(data.columnNames(), "subject");
  if (column == "take" && !subjectsKnown && split.groupKeys.empty()) return Severity::Error;
  return column == "stimulus" ? Severity::Warning : Severity::Info;
}

/// The ids of a crossing group that stand on the side with fewer of them: those to look at.
std::vector<std::string> strayIds(const std::vector<std::string>& ids, const Sides& sides) {
  std::map<Side, std::vector<std::string>> bySide;
  for (const auto& id : ids) {
    const auto found = sides.find(id);
    if (found != sides.end()) bySide[found->second].push_back(id);
  }
  const auto least =
      std::ranges::min_element(bySide, {}, [](const auto& side) { return side.second.size(); });
  return least == bySide.end() ? std::vector<std::string>{} : least->second;
}

LeakageFinding crossingGroup(const Dataset& data, const std::vector<Sides>& sides,
                             const std::string& column, const std::string& value,
                             const std::vector<std::string>& ids, const Crossing& crossing) {
  LeakageFinding finding;
  finding.rule = "group-on-both-sides";
  finding.column = column;
  finding.value = value;
  finding.items = ids;
  finding.folds = crossing.folds;
  finding.labels = labelsOf(data, ids);
  finding.message = fmt::format(
      fmt::runtime(text("{} \"{}\" stands on both sides of {}; on the smaller side are {}.")),
      column, value, foldsText(crossing.folds),
      listed(strayIds(ids, sides[crossing.folds.front() - 1])));
  finding.advice = fmt::format(fmt::runtime(text("Make the split again with --group {}.")), column);
  return finding;
}

std::vector<std::string> groupColumns(const Dataset& data, std::vector<std::string> columns) {
  for (const char* usual :
       {"subject", "take", "stimulus", "recording", "session", "device", "site"}) {
    if (!has(columns, usual)) columns.emplace_back(usual);
  }
  const std::vector<std::string> known = data.columnNames();
  std::erase_if(columns, [&](const std::string& column) { return !has(known, column); });
  return columns;
}

}  // namespace

Json toJson(const LeakageFinding& finding) {
  static constexpr const char* kSeverities[] = {"info", "warning", "error"};
  return {{"rule", finding.rule},
          {"severity", kSeverities[static_cast<int>(finding.severity)]},
          {"column", finding.column.empty() ? Json(nullptr) : Json(finding.column)},
          {"value", finding.value.empty() ? Json(nullptr) : Json(finding.value)},
          {"items", finding.items},
          {"folds", finding.folds},
          {"classes", finding.labels},
          {"message", finding.message},
          {"advice", finding.advice}};
}

std::optional<Split> declaredSplit(const Dataset& data) {
  Split split;
  split.scheme = "declared";
  Fold fold;
  for (const Item& item : data.items()) {
    const std::string_view part = item.column("split");
    if (part == "train") fold.train.push_back(item.id);
    if (part == "validation") fold.validation.push_back(item.id);
    if (part == "test") fold.test.push_back(item.id);
  }
  if (fold.train.empty() && fold.validation.empty() && fold.test.empty()) return std::nullopt;
  split.folds.push_back(std::move(fold));
  return split;
}

std::vector<LeakageFinding> findExactDuplicates(const Dataset& data, const Split* split,
                                                Progress& progress) {
  std::vector<std::string> hashes(data.items().size());
  parallelFor(hashes.size(), progress,
              [&](std::size_t i) { hashes[i] = contentHashOfFile(data.items()[i].file); });
  std::map<std::string, std::vector<std::string>> byHash;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    byHash[hashes[i]].push_back(data.items()[i].id);
  }
  const std::vector<Sides> sides = sidesOf(split);
  std::vector<LeakageFinding> findings;
  for (const auto& [hash, ids] : byHash) {
    if (ids.size() < 2) continue;
    LeakageFinding finding;
    finding.rule = "exact-duplicate";
    finding.items = ids;
    finding.message = fmt::format(fmt::runtime(text("{} hold the same bytes.")), listed(ids));
    judgeDuplicates(data, sides, finding);
    findings.push_back(std::move(finding));
  }
  std::ranges::sort(findings, {}, &LeakageFinding::items);
  return findings;
}

std::vector<LeakageFinding> findNearDuplicates(const Dataset& data, const Split* split,
                                               const std::vector<SimilarItems>& pairs) {
  const std::vector<Sides> sides = sidesOf(split);
  std::vector<LeakageFinding> findings;
  for (const SimilarItems& pair : pairs) {
    if (contentHashOfFile(data.find(pair.first)->file) ==
        contentHashOfFile(data.find(pair.second)->file)) {
      continue;
    }
    LeakageFinding finding;
    finding.rule = "near-duplicate";
    finding.items = {pair.first, pair.second};
    finding.message = fmt::format(fmt::runtime(text("{} and {} hold nearly the same ({}).")),
                                  pair.first, pair.second, pair.how);
    judgeDuplicates(data, sides, finding);
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<LeakageFinding> findGroupsOnBothSides(const Dataset& data, const Split& split) {
  const std::vector<Sides> sides = sidesOf(&split);
  std::vector<std::string> columns = groupColumns(data, split.groupKeys);
  // Sessions are numbered anew for each subject.
  std::erase_if(columns, [&](const std::string& column) {
    return !has(split.groupKeys, column) &&
           (column == "session" || column == "device" || column == "site");
  });
  std::vector<LeakageFinding> findings;
  for (const auto& column : columns) {
    for (const auto& [value, ids] : idsByValue(data, column)) {
      const Crossing crossing = crossingOf(ids, sides);
      if (!crossing.any()) continue;
      findings.push_back(crossingGroup(data, sides, column, value, ids, crossing));
      findings.back().severity = severityOf(data, split, column, crossing.test);
    }
  }
  return findings;
}

std::vector<LeakageFinding> findConfounds(const Dataset& data,
                                          const std::vector<std::string>& columns) {
  std::vector<LeakageFinding> findings;
  for (const auto& column : groupColumns(data, columns)) {
    const auto groups = idsByValue(data, column);
    std::size_t items = 0;
    for (const auto& [value, ids] : groups) items += ids.size();
    // Where most values occur once, each has one class by itself.
    if (groups.size() < 2 || data.classes().size() < 2 || items < 2 * groups.size()) continue;
    LeakageFinding finding;
    std::vector<std::string> telling;
    std::set<std::string> labels;
    for (const auto& [value, ids] : groups) {
      const auto own = labelsOf(data, ids);
      if (own.size() > 1) continue;
      telling.push_back(value);
      labels.insert(own.front());
      finding.items.insert(finding.items.end(), ids.begin(), ids.end());
    }
    if (telling.empty()) continue;
    finding.rule = "class-group-confound";
    finding.column = column;
    finding.labels.assign(labels.begin(), labels.end());
    finding.severity = telling.size() == groups.size() ? Severity::Error : Severity::Warning;
    finding.message = fmt::format(
        fmt::runtime(text("{} of {} values of \"{}\" occur with one class only ({}): {}. There the "
                          "class can be told without looking at the emotion.")),
        telling.size(), groups.size(), column, fmt::join(labels, ", "), listed(telling));
    finding.advice = fmt::format(
        fmt::runtime(text("Measure also on the values of \"{}\" that all classes share.")), column);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace emoforge
