// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/view_style_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace emoforge {
namespace {

using Json = nlohmann::ordered_json;

/// Calls take(name, field) for every field that is kept.
template <typename Style, typename Take>
void forEachField(Style& style, const Take& take) {
  take("trails", style.trails);
  take("trail-seconds", style.trailSeconds);
  take("trail-joints", style.trailJoints);
  take("trails-by-speed", style.trailsBySpeed);
  take("onion-skin", style.onionSkin);
  take("onion-frames", style.onionEveryFrames);
  take("onion-before", style.onionBefore);
  take("onion-after", style.onionAfter);
  take("grid", style.grid);
  take("grid-metres", style.gridMetres);
  take("shadow", style.shadow);
  take("joint-names", style.jointNames);
  take("end-sites", style.endSites);
  take("follow-root", style.followRoot);
  take("in-place", style.inPlace);
  take("axes", style.axesCross);
  take("interpolation", style.interpolation);
}

}  // namespace

QString toText(const ViewStyle& style) {
  Json json = Json::object();
  forEachField(style, [&json](const char* name, const auto& field) { json[name] = field; });
  return QString::fromStdString(json.dump());
}

ViewStyle viewStyleFrom(const QString& text, const ViewStyle& otherwise) {
  ViewStyle style = otherwise;
  const Json json = Json::parse(text.toStdString(), nullptr, false);
  if (!json.is_object()) return style;
  forEachField(style, [&json](const char* name, auto& field) {
    const auto found = json.find(name);
    if (found == json.end()) return;
    try {
      found->get_to(field);
    } catch (const Json::exception&) {
      // A value of another type, by hand or by another version.
    }
  });
  // Numbers that would draw nothing, or without end.
  style.trailSeconds = std::clamp(style.trailSeconds, 0.1, 10.0);
  style.onionEveryFrames = std::clamp(style.onionEveryFrames, 1, 1000);
  style.onionBefore = std::clamp(style.onionBefore, 0, 10);
  style.onionAfter = std::clamp(style.onionAfter, 0, 10);
  style.gridMetres = std::clamp(style.gridMetres, 0.1, 2.0);
  const int last = static_cast<int>(FrameInterpolation::Linear);
  const int chosen = static_cast<int>(style.interpolation);
  if (chosen < 0 || chosen > last) style.interpolation = FrameInterpolation::Linear;
  return style;
}

}  // namespace emoforge
