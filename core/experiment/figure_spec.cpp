// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/figure_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/csv.h"

namespace emoforge {
namespace {

constexpr int kFormat = 1;
constexpr std::array<const char*, 5> kRoles{"plain", "class", "real", "synthetic", "nearest"};

FigureRole roleNamed(const std::string& name) {
  const auto found = std::ranges::find(kRoles, name);
  if (found == kRoles.end()) throw std::invalid_argument("role \"" + name + "\"");
  return static_cast<FigureRole>(found - kRoles.begin());
}

/// JSON has no NaN: null stands for it.
Json numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) {
    list.push_back(std::isfinite(value) ? Json(value) : Json(nullptr));
  }
  return list;
}

std::vector<double> numbers(const Json& list) {
  std::vector<double> values;
  values.reserve(list.size());
  for (const Json& value : list) {
    values.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN()
                                     : value.get<double>());
  }
  return values;
}

Json toJson(const FigureAxis& axis) {
  Json json{{"label", axis.label}, {"unit", axis.unit}, {"log", axis.logarithmic}};
  if (axis.range) json["range"] = *axis.range;
  return json;
}

FigureAxis axisFrom(const Json& json) {
  FigureAxis axis;
  axis.label = json.at("label");
  axis.unit = json.value("unit", "");
  axis.logarithmic = json.value("log", false);
  if (json.contains("range")) axis.range = json.at("range").get<std::array<double, 2>>();
  return axis;
}

Json toJson(const FigureSeries& series) {
  return {{"name", series.name},        {"role", toText(series.role)},   {"slot", series.slot},
          {"dashed", series.dashed},    {"line", series.line},           {"marks", series.marks},
          {"raw_line", series.rawLine}, {"smoothing", series.smoothing}, {"x", numbers(series.x)},
          {"y", numbers(series.y)}};
}

FigureSeries seriesFrom(const Json& json) {
  FigureSeries series;
  series.name = json.at("name");
  series.role = roleNamed(json.at("role"));
  series.slot = json.value("slot", -1);
  series.dashed = json.value("dashed", false);
  series.line = json.value("line", true);
  series.marks = json.value("marks", false);
  series.rawLine = json.value("raw_line", true);
  series.smoothing = json.value("smoothing", 0.0);
  series.x = numbers(json.at("x"));
  series.y = numbers(json.at("y"));
  if (series.x.size() != series.y.size()) {
    throw std::invalid_argument(
        fmt::format("{} x and {} y in \"{}\"", series.x.size(), series.y.size(), series.name));
  }
  if (!(series.smoothing >= 0.0 && series.smoothing < 1.0))
    throw std::invalid_argument(fmt::format("smoothing {}", series.smoothing));
  return series;
}

FigureSpec specFrom(const Json& json) {
  FigureSpec spec;
  spec.kind = json.at("kind");
  spec.title = json.value("title", "");
  spec.caption = json.value("caption", "");
  spec.x = axisFrom(json.at("x"));
  for (const Json& entry : json.at("panels")) {
    FigurePanel panel{axisFrom(entry.at("y")), {}};
    for (const Json& series : entry.at("series")) panel.series.push_back(seriesFrom(series));
    spec.panels.push_back(std::move(panel));
  }
  for (const Json& band : json.value("bands", Json::array())) {
    spec.bands.push_back({band.at("from"), band.at("to"), band.value("name", "")});
  }
  for (const Json& flag : json.value("flags", Json::array())) {
    spec.flags.push_back({flag.at("x"), flag.value("name", "")});
  }
  spec.classes = json.value("classes", std::vector<std::string>{});
  spec.record = json.value("record", Json::object());
  return spec;
}

}  // namespace

std::string FigureAxis::title() const {
  return unit.empty() ? label : fmt::format("{} ({})", label, unit);
}

const char* toText(FigureRole role) {
  return kRoles[static_cast<std::size_t>(role)];
}

Json FigureSpec::toJson() const {
  Json json{{"format", kFormat},        {"kind", kind},
            {"title", title},           {"caption", caption},
            {"x", emoforge::toJson(x)}, {"panels", Json::array()},
            {"bands", Json::array()},   {"flags", Json::array()},
            {"classes", classes},       {"record", record}};
  for (const FigurePanel& panel : panels) {
    Json entry{{"y", emoforge::toJson(panel.y)}, {"series", Json::array()}};
    for (const FigureSeries& series : panel.series)
      entry["series"].push_back(emoforge::toJson(series));
    json["panels"].push_back(std::move(entry));
  }
  for (const FigureBand& band : bands)
    json["bands"].push_back({{"from", band.from}, {"to", band.to}, {"name", band.name}});
  for (const FigureFlag& flag : flags)
    json["flags"].push_back({{"x", flag.x}, {"name", flag.name}});
  return json;
}

FigureSpec FigureSpec::fromJson(const Json& json, const std::filesystem::path& file) {
  const auto refuse = [&](const std::string& reason) {
    return Error(ErrorKind::Input, fmt::format("{} ({}).", text("This is not a figure"), reason),
                 {.file = file}, text("Name the .json file that was written beside a figure."));
  };
  try {
    if (!json.is_object() || !json.contains("panels")) throw refuse("no \"panels\"");
    if (json.at("format").get<int>() > kFormat) {
      throw Error(ErrorKind::Input, text("The figure was written by a newer version."),
                  {.file = file}, text("Open it with that version."));
    }
    return specFrom(json);
  } catch (const nlohmann::json::exception& error) {
    throw refuse(error.what());
  } catch (const std::invalid_argument& error) {
    throw refuse(error.what());
  }
}

FigureSpec FigureSpec::read(const std::filesystem::path& file) {
  const Json json = Json::parse(readFile(file), nullptr, false);
  return fromJson(json.is_discarded() ? Json() : json, file);
}

std::string FigureSpec::toCsv() const {
  std::string csv = "series,role,quantity,unit,x,value\n";
  auto out = std::back_inserter(csv);
  for (const FigurePanel& panel : panels) {
    for (const FigureSeries& series : panel.series) {
      const std::string start =
          csvRow({series.name, toText(series.role), panel.y.label, panel.y.unit});
      for (std::size_t i = 0; i < series.x.size(); ++i)
        fmt::format_to(out, "{},{},{}\n", start, series.x[i], series.y[i]);
    }
  }
  return csv;
}

}  // namespace emoforge
