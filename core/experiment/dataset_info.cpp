// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/dataset_info.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "core/base/text.h"

namespace emoforge {
namespace {

/// Grows to hold every value it is shown.
class RangeBuilder {
 public:
  void add(double value) {
    range_.low = std::min(range_.low, value);
    range_.high = std::max(range_.high, value);
  }
  Range result() const { return range_.low > range_.high ? Range{} : range_; }

 private:
  Range range_{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
};

Json rangeToJson(const Range& range) {
  return {{"low", range.low}, {"high", range.high}};
}

std::string rangeText(const Range& range, int decimals) {
  if (range.low == range.high) return fmt::format("{:.{}f}", range.low, decimals);
  return fmt::format("{:.{}f} – {:.{}f}", range.low, decimals, range.high, decimals);
}

std::vector<StructureGroup> groupByStructure(const Dataset& data) {
  std::map<std::string, StructureGroup> groups;
  for (std::size_t i = 0; i < data.items().size(); ++i) {
    const ItemSummary& summary = data.summaries()[i];
    StructureGroup& group = groups[summary.structure];
    if (group.items++ == 0) group.example = data.items()[i].id;
    group.joints = summary.joints;
    group.channels = summary.channels;
  }
  std::vector<StructureGroup> sorted;
  for (const auto& [structure, group] : groups) sorted.push_back(group);
  std::ranges::stable_sort(sorted, std::greater<>(), &StructureGroup::items);
  return sorted;
}

void addColumns(const Dataset& data, DatasetInfo& info) {
  for (const auto& name : data.columnNames()) {
    std::set<std::string_view> values;
    for (const auto& item : data.items()) {
      if (!item.column(name).empty()) values.insert(item.column(name));
    }
    info.columns.emplace_back(name, values.size());
  }
}

void addSummaries(const Dataset& data, DatasetInfo& info) {
  RangeBuilder frames, seconds, rates;
  std::set<std::string> units, axes;
  for (const auto& summary : data.summaries()) {
    const double duration = static_cast<double>(summary.frames) * summary.frameTimeSeconds;
    frames.add(static_cast<double>(summary.frames));
    seconds.add(duration);
    if (summary.frameTimeSeconds > 0.0) rates.add(1.0 / summary.frameTimeSeconds);
    if (!summary.unit.empty()) units.insert(summary.unit);
    if (!summary.upAxis.empty()) axes.insert(summary.upAxis);
    info.totalSeconds += duration;
  }
  info.frames = frames.result();
  info.seconds = seconds.result();
  info.framesPerSecond = rates.result();
  info.units.assign(units.begin(), units.end());
  info.upAxes.assign(axes.begin(), axes.end());
}

}  // namespace

DatasetInfo describeDataset(const Dataset& data, Progress& progress) {
  DatasetInfo info;
  info.path = data.path().string();
  info.hash = data.contentHash(progress);
  info.modality = data.modality();
  info.format = data.formatName();
  info.items = data.items().size();
  for (const auto& name : data.classes()) {
    info.classes.emplace_back(name, data.itemsOfClass(name).size());
  }
  addColumns(data, info);
  info.structures = groupByStructure(data);
  addSummaries(data, info);
  return info;
}

Json DatasetInfo::toJson() const {
  Json json = {{"format", 1},          {"path", path},          {"hash", hash},
               {"modality", modality}, {"format_name", format}, {"items", items}};
  json["classes"] = Json::object();
  for (const auto& [name, count] : classes) json["classes"][name] = count;
  json["columns"] = Json::object();
  for (const auto& [name, count] : columns) json["columns"][name] = {{"distinct", count}};
  json["structures"] = Json::array();
  for (const auto& group : structures) {
    json["structures"].push_back({{"items", group.items},
                                  {"joints", group.joints},
                                  {"channels", group.channels},
                                  {"example", group.example}});
  }
  json["ranges"] = {{"frames", rangeToJson(frames)},
                    {"seconds", rangeToJson(seconds)},
                    {"frames_per_second", rangeToJson(framesPerSecond)}};
  json["total_seconds"] = totalSeconds;
  json["units"] = units;
  json["up_axes"] = upAxes;
  return json;
}

std::vector<std::string> DatasetInfo::toLines() const {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("{}: {} {}, {}, {}", path, items, text("items"), modality, format));
  std::string names;
  for (const auto& [name, count] : classes) {
    names += fmt::format("{}{} {}", names.empty() ? "" : ", ", name, count);
  }
  lines.push_back(text("classes") + ": " + names);
  lines.push_back(fmt::format("{}: {}   {}: {}   {}: {}", text("frames"), rangeText(frames, 0),
                              text("seconds"), rangeText(seconds, 2), text("frames per second"),
                              rangeText(framesPerSecond, 2)));
  lines.push_back(fmt::format("{}: {}   {}: {}", text("unit"), fmt::join(units, ", "),
                              text("up axis"), fmt::join(upAxes, ", ")));
  for (const auto& group : structures) {
    lines.push_back(fmt::format("{}: {} {}, {} {}, {} {} ({} {})", text("skeleton"), group.joints,
                                text("joints"), group.channels, text("channels"), group.items,
                                text("items"), text("such as"), group.example));
  }
  for (const auto& [name, count] : columns) {
    lines.push_back(fmt::format("{} {}: {} {}", text("column"), name, count, text("values")));
  }
  lines.push_back(text("hash") + ": " + hash);
  return lines;
}

}  // namespace emoforge
