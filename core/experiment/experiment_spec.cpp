// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/comparison.h"
#include "core/experiment/experiment_presets.h"
#include "core/experiment/presets.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using Kind = SourceSpec::Kind;

constexpr const char* kControls[] = {"duplicate", "jitter", "classical", "smote", "gaussian"};

[[noreturn]] void refuse(const std::string& problem, const std::string& key,
                         const std::string& remedy = {}) {
  throw Error(ErrorKind::Usage, problem, {.item = key}, remedy);
}

void refuseUnknownKeys(const Json& json, const std::set<std::string>& known,
                       const std::string& where) {
  for (const auto& [key, value] : json.items()) {
    if (known.contains(key)) continue;
    refuse(fmt::format(fmt::runtime(text("The key \"{}\" is not known in {}.")), key, where), key,
           fmt::format("{}: {}.", text("Known here"), fmt::join(known, ", ")));
  }
}

/// "name", or {"name", "preset", "set", "label"}.
MethodSpec parseMethod(const Json& json, const std::string& key) {
  MethodSpec method;
  if (json.is_string()) {
    method.name = json.get<std::string>();
    const std::size_t slash = method.name.find('/');
    if (slash != std::string::npos) {
      method.preset = method.name.substr(slash + 1);
      method.name.resize(slash);
    }
  } else {
    refuseUnknownKeys(json, {"name", "preset", "set", "label"}, key);
    method.name = json.at("name").get<std::string>();
    if (json.contains("preset") && !json.at("preset").is_null()) {
      method.preset = json.at("preset").get<std::string>();
    }
    if (json.contains("set")) method.set = json.at("set");
    method.label = json.value("label", "");
  }
  if (!method.label.empty()) return method;
  method.label = method.name;
  if (!method.preset.empty()) method.label += "/" + method.preset;
  for (const auto& [name, value] : method.set.items()) {
    method.label +=
        fmt::format("/{}={}", name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return method;
}

Json methodJson(const MethodSpec& method) {
  Json json = {{"name", method.name}};
  if (!method.preset.empty()) json["preset"] = method.preset;
  json["set"] = method.set;
  json["label"] = method.label;
  return json;
}

std::vector<MethodSpec> parseMethods(const Json& json, const std::string& key) {
  std::vector<MethodSpec> methods;
  for (const Json& one : json.value(key, Json::array())) methods.push_back(parseMethod(one, key));
  std::set<std::string> labels;
  for (const MethodSpec& method : methods) {
    if (!labels.insert(method.label).second) {
      refuse(fmt::format(fmt::runtime(text("\"{}\" stands twice.")), method.label), key,
             text("Give each a label of its own."));
    }
  }
  return methods;
}

/// Unknown names and parameters are told before any work.
template <typename Catalogue>
void checkMethod(const MethodSpec& method, const Catalogue& catalogue) {
  ParameterSet parameters(catalogue.find(method.name).parameters);
  if (!method.preset.empty()) parameters.apply(findPreset(method.name, method.preset).set);
  parameters.apply(method.set);
}

bool knows(const Registry& known, const std::string& generator) {
  return std::ranges::any_of(known.generators.entries(),
                             [&](const auto& entry) { return entry.card.name == generator; });
}

void addControls(const Json& json, const Registry& known, std::vector<SourceSpec>& sources) {
  std::vector<MethodSpec> controls = parseMethods(json, "controls");
  if (!json.contains("controls")) {
    for (const char* name : kControls) {
      if (knows(known, name)) controls.push_back({name, name, "", Json::object()});
    }
  }
  for (const MethodSpec& method : controls) {
    checkMethod(method, known.generators);
    sources.push_back({Kind::Control, method});
  }
}

std::vector<SourceSpec> parseSources(const Json& json, const fs::path& base,
                                     const Registry& known) {
  std::vector<SourceSpec> sources{{Kind::Real, {"real", "real", "", Json::object()}}};
  for (const MethodSpec& method : parseMethods(json, "generators")) {
    checkMethod(method, known.generators);
    sources.push_back({Kind::Generator, method});
  }
  for (const std::string& path : json.value("synthetic", std::vector<std::string>{})) {
    const fs::path folder = fs::path(path).is_absolute() ? fs::path(path) : base / path;
    const std::string label = folder.filename().string();
    sources.push_back({Kind::Folder, {label, label, "", Json::object()}, folder});
  }
  addControls(json, known, sources);
  for (const std::string_view name : {kTrainingCopy, kShuffledLabels, kFeatureNoise}) {
    sources.push_back({Kind::Sanity, {std::string(name), std::string(name), "", Json::object()}});
  }
  std::set<std::string> labels;
  for (const SourceSpec& source : sources) {
    if (labels.insert(source.label()).second) continue;
    refuse(fmt::format(fmt::runtime(text("\"{}\" stands twice.")), source.label()), "generators",
           text("Give each a label of its own."));
  }
  return sources;
}

void parseData(const Json& json, const fs::path& base, ExperimentSpec& spec) {
  refuseUnknownKeys(json, {"path", "options", "shared_by", "exclude", "cross", "cross_options"},
                    "data");
  const auto placed = [&](const fs::path& path) {
    return path.empty() || path.is_absolute() ? path : base / path;
  };
  spec.data = placed(json.value("path", ""));
  if (json.contains("options")) spec.import = ImportOptions::fromJson(json.at("options"));
  spec.sharedBy = json.value("shared_by", spec.sharedBy);
  spec.exclude = json.value("exclude", std::vector<std::string>{});
  spec.crossData = placed(json.value("cross", ""));
  if (json.contains("cross_options")) {
    spec.crossImport = ImportOptions::fromJson(json.at("cross_options"));
  }
}

void parseSplit(const Json& json, const fs::path& base, ExperimentSpec& spec) {
  refuseUnknownKeys(json,
                    {"file", "scheme", "group", "folds", "test_share", "validation_share", "seed"},
                    "split");
  if (json.contains("file") && !json.at("file").is_null()) {
    const fs::path file = json.at("file").get<std::string>();
    spec.splitFile = file.is_absolute() ? file : base / file;
  }
  spec.split.scheme = json.value("scheme", spec.split.scheme);
  spec.split.groupKeys = json.value("group", std::vector<std::string>{});
  spec.split.folds = json.value("folds", spec.split.folds);
  spec.split.testShare = json.value("test_share", spec.split.testShare);
  spec.split.validationShare = json.value("validation_share", spec.split.validationShare);
  spec.split.seed = json.value("seed", spec.split.seed);
}

std::size_t positive(const Json& json, const char* key) {
  const long value = json.value(key, 1L);
  if (value < 1) refuse(text("The number of seeds has to be at least 1."), key);
  return static_cast<std::size_t>(value);
}

void checkChoices(const ExperimentSpec& spec, const Registry& known) {
  for (const MethodSpec& method : spec.classifiers) checkMethod(method, known.classifiers);
  for (const MethodSpec& method : spec.features) checkMethod(method, known.features);
  requireMetrics(spec.metrics, "body-motion", {Variant::Standard, Variant::AsPublished});
  for (const std::string& variant : spec.variants) {
    if (variant == "standard" || variant == "as-published") continue;
    refuse(fmt::format("{} \"{}\".", text("There is no variant"), variant), "variants",
           text("Known here: standard, as-published."));
  }
  if (spec.evaluateOn != "test" && spec.evaluateOn != "validation") {
    refuse(text("An experiment is evaluated on the test or the validation part."), "evaluate_on");
  }
  const bool crosses = std::ranges::any_of(spec.protocols, &Protocol::cross);
  if (crosses && spec.crossData.empty()) {
    refuse(text("A cross protocol needs another data set."), "data",
           text("Name it under data as \"cross\"."));
  }
  if (spec.protocols.empty() && spec.metrics.empty()) {
    refuse(text("The experiment measures nothing."), "protocols",
           text("Name protocols, metrics or both."));
  }
  if (!spec.protocols.empty() && spec.classifiers.empty()) {
    refuse(text("Protocols need a classifier."), "classifiers");
  }
}

}  // namespace

const char* toText(SourceSpec::Kind kind) {
  static constexpr const char* kNames[] = {"real", "generator", "control", "sanity", "folder"};
  return kNames[static_cast<int>(kind)];
}

ExperimentSpec parseExperiment(const Json& json, const fs::path& base, const Registry& known) {
  try {
    refuseUnknownKeys(
        json,
        {"format", "name", "title", "note", "data", "split", "protocols", "generators", "synthetic",
         "controls", "features", "classifiers", "metrics", "training_seeds", "sampling_seeds",
         "variants", "seed", "evaluate_on", "remove_leaks"},
        "experiment");
    if (json.value("format", 1) > 1) {
      throw Error(ErrorKind::Input,
                  text("The experiment was written for a newer version of EmoForge."), {},
                  text("Update EmoForge."));
    }
    ExperimentSpec spec;
    spec.name = json.value("name", "experiment");
    spec.title = json.value("title", spec.name);
    spec.note = json.value("note", "");
    parseData(json.value("data", Json::object()), base, spec);
    parseSplit(json.value("split", Json::object()), base, spec);
    for (const std::string& name : json.value("protocols", std::vector<std::string>{})) {
      const Protocol protocol = parseProtocol(name);
      if (std::ranges::count(spec.protocols, protocol) == 0) spec.protocols.push_back(protocol);
    }
    // The row of real data alone stands beside every other.
    const Protocol real;
    if (!spec.protocols.empty() && std::ranges::count(spec.protocols, real) == 0) {
      spec.protocols.insert(spec.protocols.begin(), real);
    }
    spec.sources = parseSources(json, base, known);
    spec.classifiers = parseMethods(json, "classifiers");
    spec.features = parseMethods(json, "features");
    spec.metrics = json.value("metrics", std::vector<std::string>{});
    spec.variants = json.value("variants", spec.variants);
    spec.trainingSeeds = positive(json, "training_seeds");
    spec.samplingSeeds = positive(json, "sampling_seeds");
    spec.seed = json.value("seed", spec.seed);
    spec.evaluateOn = json.value("evaluate_on", spec.evaluateOn);
    spec.removeLeaks = json.value("remove_leaks", false);
    checkChoices(spec, known);
    return spec;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} ({}).", text("A key of the experiment has the wrong kind of value"),
                            error.what()),
                {}, text("Compare with a shipped experiment: \"list presets\"."));
  }
}

Json ExperimentSpec::toJson() const {
  Json json = {{"format", 1}, {"name", name}, {"title", title}, {"note", note}};
  json["data"] = {{"path", data.string()},
                  {"options", import.toJson()},
                  {"shared_by", sharedBy},
                  {"exclude", exclude}};
  if (!crossData.empty()) {
    json["data"]["cross"] = crossData.string();
    json["data"]["cross_options"] = crossImport.toJson();
  }
  json["split"] = {{"file", splitFile.empty() ? Json(nullptr) : Json(splitFile.string())},
                   {"scheme", split.scheme},
                   {"group", split.groupKeys},
                   {"folds", split.folds},
                   {"test_share", split.testShare},
                   {"validation_share", split.validationShare},
                   {"seed", split.seed}};
  json["protocols"] = Json::array();
  for (const Protocol& protocol : protocols) json["protocols"].push_back(protocol.name());
  json["generators"] = Json::array();
  json["synthetic"] = Json::array();
  json["controls"] = Json::array();
  for (const SourceSpec& source : sources) {
    if (source.kind == Kind::Generator) json["generators"].push_back(methodJson(source.method));
    if (source.kind == Kind::Control) json["controls"].push_back(methodJson(source.method));
    if (source.kind == Kind::Folder) json["synthetic"].push_back(source.folder.string());
  }
  json["features"] = Json::array();
  for (const MethodSpec& method : features) json["features"].push_back(methodJson(method));
  json["classifiers"] = Json::array();
  for (const MethodSpec& method : classifiers) json["classifiers"].push_back(methodJson(method));
  json["metrics"] = metrics;
  json["training_seeds"] = trainingSeeds;
  json["sampling_seeds"] = samplingSeeds;
  json["variants"] = variants;
  json["seed"] = seed;
  json["evaluate_on"] = evaluateOn;
  json["remove_leaks"] = removeLeaks;
  return json;
}

ExperimentSpec readExperiment(const std::string& fileOrPreset, const fs::path& data,
                              const Registry& known) {
  Json json;
  fs::path base;
  if (fs::exists(fileOrPreset)) {
    base = fs::absolute(fileOrPreset).parent_path();
    try {
      json = Json::parse(readFile(fileOrPreset));
    } catch (const nlohmann::json::parse_error& error) {
      throw Error(ErrorKind::Input, fmt::format("{} ({}).", text("This is not JSON"), error.what()),
                  {.file = fileOrPreset}, text("Mend the file."));
    }
  } else {
    json = findExperimentPreset(fileOrPreset).experiment;
  }
  if (!data.empty()) json["data"]["path"] = fs::absolute(data).string();
  ExperimentSpec spec = parseExperiment(json, base, known);
  if (spec.data.empty()) {
    refuse(text("The experiment names no data."), "data", text("Name them with --data PATH."));
  }
  spec.data = fs::weakly_canonical(spec.data);
  return spec;
}

}  // namespace emoforge
