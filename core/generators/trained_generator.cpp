// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/trained_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

void refuseErrors(const std::vector<ParameterProblem>& problems) {
  for (const ParameterProblem& problem : problems) {
    if (problem.severity == ParameterProblem::Severity::Error) {
      throw Error(ErrorKind::Usage, problem.message, {.item = problem.parameter});
    }
  }
}

/// Seed, training parameters and items, which decide the result.
Json identityOf(const TrainingData& data, const ParameterSet& parameters, const Random& random) {
  Json training = Json::object();
  const Json all = parameters.toJson();
  for (const auto& [name, value] : all.items()) {
    if (!parameters.spec(name).sampling) training[name] = value;
  }
  Json classes = Json::array();
  for (const TrainingClass& trainingClass : data.classes) {
    classes.push_back({{"label", trainingClass.label}, {"ids", trainingClass.ids}});
  }
  return {{"seed", random.seed()}, {"parameters", training}, {"classes", classes}};
}

}  // namespace

std::string classPrefix(std::size_t label) {
  return fmt::format("class-{}/", label);
}

Random sampleRandom(const Random& random, const std::string& label, std::size_t number) {
  return random.stream("sample/" + label, number);
}

TrainedGenerator::TrainedGenerator(std::string name, std::vector<ParameterSpec> specs)
    : name_(std::move(name)), specs_(std::move(specs)) {}

std::vector<ParameterProblem> TrainedGenerator::validate(const ParameterSet&,
                                                         const TrainingData& data) const {
  const std::string anywhere = specs_.empty() ? std::string() : specs_.front().name;
  std::vector<ParameterProblem> problems;
  for (const TrainingClass& trainingClass : data.classes) {
    if (!trainingClass.samples.empty()) continue;
    problems.push_back({ParameterProblem::Severity::Error, anywhere,
                        fmt::format(fmt::runtime(text("The class \"{}\" has no training clip.")),
                                    trainingClass.label)});
  }
  if (data.classes.empty()) {
    problems.push_back(
        {ParameterProblem::Severity::Error, anywhere, text("There is no class to train on.")});
  }
  return problems;
}

void TrainedGenerator::resetFromIdentity() {
  ParameterSet parameters(specs_);
  parameters.apply(identity_.at("parameters"));
  labels_.clear();
  for (const Json& trainingClass : identity_.at("classes")) {
    labels_.push_back(trainingClass.at("label").get<std::string>());
  }
  references_.assign(labels_.size(), {});
  reset(parameters, Random(identity_.at("seed").get<std::uint64_t>()));
}

void TrainedGenerator::fit(const TrainingData& data, const ParameterSet& parameters,
                           const Random& random, Progress& progress) {
  refuseErrors(validate(parameters, data));
  Json identity = identityOf(data, parameters, random);
  if (identity != identity_) {
    if (loaded_) {
      throw Error(
          ErrorKind::Input,
          text("The saved training was made with other settings, another seed or other items."), {},
          text("Go on with the same ones, or begin a new run."));
    }
    identity_ = std::move(identity);
    resetFromIdentity();
  }
  train(data, parameters, random, progress);
}

std::size_t TrainedGenerator::indexOf(const std::string& label) const {
  const auto found = std::ranges::find(labels_, label);
  if (found == labels_.end()) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} \"{}\".", text("The model was not trained on a class"), label));
  }
  return static_cast<std::size_t>(found - labels_.begin());
}

std::vector<SyntheticSample> TrainedGenerator::sample(const std::string& label, std::size_t first,
                                                      std::size_t count,
                                                      const ParameterSet& parameters,
                                                      const Random& random,
                                                      Progress& progress) const {
  const std::size_t index = indexOf(label);
  if (!finished(index)) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} \"{}\".", text("Training is not finished for the class"), label),
                {}, text("Resume the run first."));
  }
  std::vector<SyntheticSample> samples(count);
  parallelFor(count, progress,
              [&](std::size_t i) { samples[i] = draw(index, first + i, parameters, random); });
  if (count > 1) references_[index].judge(samples, label, progress);
  return samples;
}

void TrainedGenerator::saveState(ArchiveWriter& archive) const {
  archive.meta()["format"] = 1;
  archive.meta()["generator"] = name_;
  archive.meta()["identity"] = identity_;
  saveModels(archive);
  for (std::size_t i = 0; i < references_.size(); ++i) {
    references_[i].save(archive, classPrefix(i));
  }
}

void TrainedGenerator::loadState(const ArchiveReader& archive) {
  const Json& meta = archive.meta();
  if (meta.value("generator", "") != name_ || meta.value("format", 0) != 1) {
    throw Error(
        ErrorKind::Input,
        fmt::format("{} \"{}\".", text("The saved state is not one of the generator"), name_));
  }
  try {
    identity_ = meta.at("identity");
    resetFromIdentity();
    loadModels(archive);
    for (std::size_t i = 0; i < references_.size(); ++i) {
      references_[i].load(archive, classPrefix(i));
    }
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {  // a key or a number that should be there is not
    throw Error(ErrorKind::Input, text("The saved state is incomplete or of another version."), {},
                text("Train again."));
  }
  loaded_ = true;
}

}  // namespace emoforge
