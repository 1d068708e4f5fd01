// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/stage_team.h"
#include "core/base/text.h"
#include "core/generators/neural_gas/class_random.h"
#include "core/generators/neural_gas/pose_model.h"
#include "core/generators/neural_gas/sequence_model.h"
#include "core/motion/failure_signatures.h"
#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"

namespace emoforge {
namespace {

std::string prefixOf(std::size_t index) {
  return fmt::format("class-{}/", index);
}

/// Work of a class in frames, for the shares of the progress bar.
double weightOf(const TrainingClass& trainingClass) {
  double frames = 0.0;
  for (const auto& sample : trainingClass.samples) {
    frames += static_cast<double>(asMotion(*sample).frames());
  }
  return frames;
}

void refuseErrors(const std::vector<ParameterProblem>& problems) {
  for (const ParameterProblem& problem : problems) {
    if (problem.severity == ParameterProblem::Severity::Error) {
      throw Error(ErrorKind::Usage, problem.message, {.item = problem.parameter});
    }
  }
}

void tellSignatures(const std::vector<SyntheticSample>& samples, const ReferenceClips& references,
                    const std::string& label, Progress& progress) {
  std::vector<PosedClip> posed(samples.size());
  parallelFor(samples.size(),
              [&](std::size_t i) { posed[i] = toPosedClip(asMotion(*samples[i].sample)); });
  for (Notice notice : failureSignatures(posed, references.clips(), progress)) {
    if (notice.place.empty()) notice.place.item = label;
    progress.notice(notice);
  }
}

/// Parameters as they were saved, for a model that is loaded.
ParameterSet parametersFrom(const Json& identity) {
  ParameterSet parameters(neuralGasParameters());
  parameters.apply(identity.at("parameters"));
  return parameters;
}

}  // namespace

std::vector<ParameterProblem> NeuralGas::validate(const ParameterSet& parameters,
                                                  const TrainingData& data) const {
  return neuralGasProblems(parameters, data);
}

Json NeuralGas::identityOf(const TrainingData& data, const ParameterSet& parameters,
                           const Random& random) {
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

void NeuralGas::makeModels() {
  const NeuralGasSettings settings(parametersFrom(identity_));
  const Random random(identity_.at("seed").get<std::uint64_t>());
  labels_.clear();
  models_.clear();
  references_.assign(identity_.at("classes").size(), {});
  for (const Json& trainingClass : identity_.at("classes")) {
    labels_.push_back(trainingClass.at("label").get<std::string>());
    const Random own = classRandom(random, labels_.back());
    if (settings.poseLevel) {
      models_.push_back(std::make_unique<PoseModel>(labels_.back(), settings, own));
    } else {
      models_.push_back(std::make_unique<SequenceModel>(labels_.back(), settings, own));
    }
  }
}

void NeuralGas::fit(const TrainingData& data, const ParameterSet& parameters, const Random& random,
                    Progress& progress) {
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
    makeModels();
  }
  const auto iterations = static_cast<std::size_t>(parameters.integer("iterations"));
  std::vector<Progress::Stage> stages;
  for (const TrainingClass& trainingClass : data.classes) {
    stages.push_back({trainingClass.label, weightOf(trainingClass), iterations});
  }
  progress.begin(std::move(stages));
  StageTeam(progress, *this).run(models_.size(), [&](std::size_t i, Progress& own) {
    trainClass(i, data.classes[i], random, own);
  });
}

void NeuralGas::trainClass(std::size_t index, const TrainingClass& data, const Random& random,
                           Progress& progress) {
  const Random own = classRandom(random, labels_[index]);
  models_[index]->train(data, {own, progress, *this});
  if (references_[index].clips().empty()) {
    ReferenceClips references;
    runAside(progress, [&] { references = ReferenceClips(data); });
    references_[index] = std::move(references);
  }
  progress.setStageFraction(1.0);
}

bool NeuralGas::finished() const {
  return !models_.empty() &&
         std::ranges::all_of(models_, [](const auto& model) { return model->finished(); });
}

std::size_t NeuralGas::indexOf(const std::string& label) const {
  const auto found = std::ranges::find(labels_, label);
  if (found == labels_.end()) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} \"{}\".", text("The model was not trained on a class"), label));
  }
  return static_cast<std::size_t>(found - labels_.begin());
}

std::vector<SyntheticSample> NeuralGas::sample(const std::string& label, std::size_t first,
                                               std::size_t count, const ParameterSet& parameters,
                                               const Random& random, Progress& progress) const {
  const ClassModel& model = *models_[indexOf(label)];
  if (!model.finished()) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} \"{}\".", text("Training is not finished for the class"), label),
                {}, text("Resume the run first."));
  }
  const GasSampling sampling = NeuralGasSettings(parameters).sampling;
  std::vector<SyntheticSample> samples(count);
  parallelFor(count, progress,
              [&](std::size_t i) { samples[i] = model.sample(first + i, sampling, random); });
  if (count > 1) {
    tellSignatures(samples, references_[indexOf(label)], label, progress);
  }
  return samples;
}

void NeuralGas::saveState(ArchiveWriter& archive) const {
  archive.meta()["format"] = 1;
  archive.meta()["generator"] = "neural-gas";
  archive.meta()["identity"] = identity_;
  for (std::size_t i = 0; i < models_.size(); ++i) {
    models_[i]->save(archive, prefixOf(i));
    references_[i].save(archive, prefixOf(i));
  }
}

void NeuralGas::loadState(const ArchiveReader& archive) {
  const Json& meta = archive.meta();
  if (meta.value("generator", "") != "neural-gas" || meta.value("format", 0) != 1) {
    throw Error(ErrorKind::Input, text("The saved state is not one of the neural gas network."));
  }
  try {
    identity_ = meta.at("identity");
    makeModels();
    for (std::size_t i = 0; i < models_.size(); ++i) {
      models_[i]->load(archive, prefixOf(i));
      references_[i].load(archive, prefixOf(i));
    }
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {  // a key or a number that should be there is not
    throw Error(ErrorKind::Input, text("The saved state is incomplete or of another version."), {},
                text("Train again."));
  }
  loaded_ = true;
}

std::unique_ptr<Generator> makeNeuralGas() {
  return std::make_unique<NeuralGas>();
}

void registerNeuralGas(GeneratorCatalogue& generators) {
  Card card;
  card.name = "neural-gas";
  card.title = text("Neural gas network");
  card.summary = text(
      "Learns each class's clips by a network of neurons that move like a gas, and gives a neuron "
      "with noise "
      "and smoothing as a new clip.");
  card.modalities = {"body-motion"};
  card.authors = "Seyed Muhammad Hossein Mousavi";
  card.reference = "Mousavi 2025, arXiv:2503.14513; neural gas: Martinetz and Schulten 1991";
  card.bibtex =
      "@misc{mousavi2025neuralgas,\n"
      "  title = {Synthetic Data Generation of Body Motion Data by Neural Gas Network for Emotion "
      "Recognition},\n"
      "  author = {Mousavi, Seyed Muhammad Hossein},\n"
      "  year = {2025},\n"
      "  eprint = {2503.14513},\n"
      "  archivePrefix = {arXiv}\n"
      "}\n"
      "@incollection{martinetz1991neuralgas,\n"
      "  title = {A \"Neural-Gas\" Network Learns Topologies},\n"
      "  author = {Martinetz, Thomas and Schulten, Klaus},\n"
      "  booktitle = {Artificial Neural Networks},\n"
      "  pages = {397--402},\n"
      "  publisher = {North-Holland},\n"
      "  year = {1991}\n"
      "}\n";
  generators.add({std::move(card), neuralGasParameters(), makeNeuralGas});
}

}  // namespace emoforge
