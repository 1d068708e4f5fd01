// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/record.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "core/base/text.h"
#include "core/nn/runtime.h"

namespace emoforge {
namespace {

Json splitToJson(const std::optional<SplitSelection>& split) {
  if (!split) return nullptr;
  return {{"file", split->file.string()}, {"fold", split->fold}, {"part", split->part}};
}

std::optional<SplitSelection> splitFromJson(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return SplitSelection{json.at("file").get<std::string>(), json.at("fold"), json.at("part")};
}

RunState stateFromText(const std::string& name) {
  for (const RunState state : {RunState::Running, RunState::Stopped, RunState::Failed}) {
    if (name == toText(state)) return state;
  }
  return RunState::Finished;
}

}  // namespace

const char* toText(RunState state) {
  static constexpr const char* kNames[] = {"running", "stopped", "failed", "finished"};
  return kNames[static_cast<int>(state)];
}

Json RunRecord::toJson() const {
  Json json = {{"format", 1},
               {"id", id},
               {"kind", kind},
               {"generator", generator},
               {"reference", reference},
               {"parameters", parameters},
               {"preset", preset.empty() ? Json(nullptr) : Json(preset)},
               {"seed", seed},
               {"threads", threads},
               {"device", device}};
  json["data"] = {{"path", dataPath.string()},
                  {"hash", dataHash},
                  {"format", format},
                  {"classes", classes},
                  {"split", splitToJson(split)},
                  {"options", import.toJson()},
                  {"items", items}};
  if (!excluded.empty()) json["data"]["excluded"] = excluded;
  json["versions"] = versions;
  json["state"] = toText(state);
  if (!failure.empty()) json["failure"] = failure;
  json["started"] = started;
  json["seconds"] = seconds;
  return json;
}

RunRecord RunRecord::fromJson(const Json& json, const std::filesystem::path& file) {
  try {
    if (json.at("format").get<int>() > 1) {
      throw Error(ErrorKind::Input, text("The run was written by a newer version of EmoForge."),
                  {.file = file}, text("Update EmoForge; the run is not changed."));
    }
    RunRecord record;
    json.at("id").get_to(record.id);
    json.at("kind").get_to(record.kind);
    json.at("generator").get_to(record.generator);
    json.at("reference").get_to(record.reference);
    record.parameters = json.at("parameters");
    if (!json.at("preset").is_null()) json.at("preset").get_to(record.preset);
    json.at("seed").get_to(record.seed);
    json.at("threads").get_to(record.threads);
    json.at("device").get_to(record.device);
    const Json& data = json.at("data");
    record.dataPath = data.at("path").get<std::string>();
    data.at("hash").get_to(record.dataHash);
    data.at("format").get_to(record.format);
    data.at("classes").get_to(record.classes);
    record.split = splitFromJson(data.at("split"));
    record.import = ImportOptions::fromJson(data.at("options"));
    data.at("items").get_to(record.items);
    if (data.contains("excluded")) data.at("excluded").get_to(record.excluded);
    record.versions = json.at("versions");
    record.state = stateFromText(json.at("state"));
    record.failure = json.value("failure", "");
    json.at("started").get_to(record.started);
    json.at("seconds").get_to(record.seconds);
    return record;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::Input,
                fmt::format("{} ({}).", text("This is not the record of a run"), error.what()),
                {.file = file}, text("Restore the file from a copy or train again."));
  }
}

Json currentVersions() {
  const RuntimeInfo info = runtimeInfo();
  return {{"emoforge", EMOFORGE_VERSION}, {"torch", info.torch}, {"blas", info.blas}};
}

std::string currentTimeUtc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace emoforge
