// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/cell_result.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {

Json CellResult::toJson() const {
  Json json = {{"format", 1},
               {"id", id},
               {"fold", fold + 1},
               {"training_seed", trainingSeed},
               {"sampling_seed", samplingSeed},
               {"source", source},
               {"protocol", protocol},
               {"classifier", classifier},
               {"features", features},
               {"variant", variant}};
  json["problem"] = problem.empty() ? Json(nullptr) : Json(problem);
  json["caveat"] = caveat.empty() ? Json(nullptr) : Json(caveat);
  json["trained_real"] = trainedReal;
  json["trained_synthetic"] = trainedSynthetic;
  json["rejected"] = rejected;
  json["truths"] = truths;
  json["predicted"] = predicted;
  json["groups"] = groups;
  json["scores"] = Json::object();
  for (const auto& [name, value] : scores) json["scores"][name] = value;
  json["entries"] = entries;
  json["seconds"] = seconds;
  return json;
}

CellResult CellResult::fromJson(const Json& json, const std::filesystem::path& file) {
  try {
    CellResult result;
    json.at("id").get_to(result.id);
    result.fold = json.at("fold").get<std::size_t>() - 1;
    json.at("training_seed").get_to(result.trainingSeed);
    json.at("sampling_seed").get_to(result.samplingSeed);
    json.at("source").get_to(result.source);
    json.at("protocol").get_to(result.protocol);
    json.at("classifier").get_to(result.classifier);
    json.at("features").get_to(result.features);
    json.at("variant").get_to(result.variant);
    if (!json.at("problem").is_null()) json.at("problem").get_to(result.problem);
    if (!json.at("caveat").is_null()) json.at("caveat").get_to(result.caveat);
    json.at("trained_real").get_to(result.trainedReal);
    json.at("trained_synthetic").get_to(result.trainedSynthetic);
    json.at("rejected").get_to(result.rejected);
    json.at("truths").get_to(result.truths);
    json.at("predicted").get_to(result.predicted);
    json.at("groups").get_to(result.groups);
    for (const auto& [name, value] : json.at("scores").items()) result.scores[name] = value;
    result.entries = json.at("entries");
    json.at("seconds").get_to(result.seconds);
    return result;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::Input,
                fmt::format("{} ({}).", text("This is not the result of a cell"), error.what()),
                {.file = file},
                text("Delete the file and run the experiment again: it is made anew."));
  }
}

const std::vector<ScoreName>& scoreNames() {
  static const std::vector<ScoreName> names = {{"macro-f1", true},
                                               {"accuracy", true},
                                               {"balanced-accuracy", true},
                                               {"macro-precision", true},
                                               {"weighted-f1", true},
                                               {"weighted-precision", true},
                                               {"mcc", true},
                                               {"kappa", true},
                                               {"auc", true},
                                               {"log-loss", false},
                                               {"brier", false},
                                               {"ece", false}};
  return names;
}

std::map<std::string, double> scoresOf(const ConfusionMatrix& confusion,
                                       const DoubleArray& probabilities,
                                       const std::vector<std::size_t>& truths) {
  const ClassificationScores scores = classificationScores(confusion);
  std::map<std::string, double> result{{"accuracy", scores.accuracy},
                                       {"balanced-accuracy", scores.balancedAccuracy},
                                       {"macro-precision", scores.macroPrecision},
                                       {"macro-f1", scores.macroF1},
                                       {"weighted-precision", scores.weightedPrecision},
                                       {"weighted-f1", scores.weightedF1},
                                       {"mcc", scores.correlation},
                                       {"kappa", scores.kappa}};
  if (!probabilities.empty()) {
    const ProbabilityScores more = probabilityScores(probabilities, truths);
    if (more.areaUnderCurve) result["auc"] = *more.areaUnderCurve;
    result["log-loss"] = more.logLoss;
    result["brier"] = more.brier;
    result["ece"] = more.calibrationError;
  }
  std::erase_if(result, [](const auto& score) { return !std::isfinite(score.second); });
  return result;
}

double scoreOf(const ConfusionMatrix& confusion, const std::string& name) {
  const auto scores = scoresOf(confusion, {}, {});
  const auto found = scores.find(name);
  if (found != scores.end()) return found->second;
  throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("There is no score"), name));
}

ConfusionMatrix confusionOf(const CellResult& result, std::size_t classes) {
  ConfusionMatrix confusion(classes);
  for (std::size_t i = 0; i < result.truths.size(); ++i) {
    confusion.add(result.truths[i], result.predicted[i]);
  }
  return confusion;
}

}  // namespace emoforge
