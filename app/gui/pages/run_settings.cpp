// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/run_settings.h"

#include <algorithm>
#include <set>

#include "core/experiment/catalogues.h"
#include "core/experiment/presets.h"
#include "widgets/parameter_panel.h"
#include "widgets/run_footer.h"

namespace emoforge {
namespace {

/// Name of the defaults where no file of this name overrides them.
const QString recommended = QStringLiteral("recommended");

/// Presets shown as segments; the others are in the menu.
bool isFeatured(const std::string& name) {
  return name == "paper-code" || name == "recommended";
}

QString segmentText(const Preset& preset) {
  if (preset.name == "paper-code") return RunSettings::tr("Paper");
  if (preset.name == "recommended") return RunSettings::tr("Recommended");
  return QString::fromStdString(preset.title);
}

}  // namespace

RunSettings::RunSettings(const WindowContext& context, ParameterPanel* panel, QObject* parent)
    : QObject(parent), context_(context), panel_(panel) {
  QStringList names;
  for (const auto& entry : registry().generators.entries())
    names << QString::fromStdString(entry.card.name);
  panel_->setGenerators(names);
  connect(panel_, &ParameterPanel::generatorChosen, this,
          [this](const QString& name) { chooseGenerator(name.toStdString()); });
  connect(panel_, &ParameterPanel::samplingChanged, this, [this] { emit samplingChanged(); });
  connect(panel_, &ParameterPanel::queueRequested, this, &RunSettings::start);
  RunFooter* footer = panel_->footer();
  connect(footer, &RunFooter::startRequested, this, &RunSettings::start);
  connect(footer, &RunFooter::runNowRequested, this, [this] { context_.jobs.resume(job_); });
  connect(footer, &RunFooter::resumeRequested, this, [this] { context_.jobs.resume(job_); });
  connect(footer, &RunFooter::pauseRequested, this, [this] { context_.jobs.pause(job_); });
  connect(footer, &RunFooter::stopRequested, this, [this] { context_.jobs.stop(job_); });
  connect(&context_.jobs, &JobRunner::jobChanged, this, &RunSettings::takeJob);
  connect(&context_.workspace, &Workspace::opened, this, &RunSettings::checkData);
  connect(&context_.workspace, &Workspace::selectionChanged, this, &RunSettings::checkData);
  connect(&context_.workspace, &Workspace::excludedChanged, this, &RunSettings::checkData);
  if (!names.isEmpty()) chooseGenerator(names.front().toStdString());
  checkData();
}

void RunSettings::chooseGenerator(const std::string& name) {
  generator_ = name;
  validator_ = registry().generators.create(name);
  panel_->setCurrentGenerator(QString::fromStdString(name));
  ParameterSet parameters(registry().generators.find(name).parameters);
  QVector<ParameterPreset> presets{
      {recommended, tr("Recommended"), tr("The defaults of the program."), Json::object(), true}};
  for (const Preset& preset : presetsOf(name)) {
    if (preset.name == recommended.toStdString()) {
      presets.removeFirst();
      parameters.apply(preset.set);
    }
    presets << ParameterPreset{QString::fromStdString(preset.name), segmentText(preset),
                               QString::fromStdString(preset.differs), preset.set,
                               isFeatured(preset.name)};
  }
  panel_->setParameters(parameters);
  panel_->setPresets(presets);
}

void RunSettings::checkData() {
  counts_ = {};
  if (const Dataset* data = context_.workspace.data()) {
    counts_.modality = data->modality();
    const std::vector<std::string> excluded = context_.workspace.excludedItems();
    for (const std::string& label : data->classes()) {
      TrainingClass one;
      one.label = label;
      for (const std::size_t item : data->itemsOfClass(label)) {
        const std::string& id = data->items()[item].id;
        if (!std::ranges::binary_search(excluded, id)) one.ids.push_back(id);
      }
      if (one.ids.empty()) continue;
      // What is asked here are numbers of clips; their content stays unread.
      one.samples.resize(one.ids.size());
      counts_.classes.push_back(std::move(one));
    }
  }
  const bool allOut = context_.workspace.data() != nullptr && counts_.classes.empty();
  panel_->setObstacle(allOut                    ? tr("Every item is excluded.")
                      : counts_.classes.empty() ? tr("Open a data set first.")
                                                : QString());
  panel_->setValidator([this](const ParameterSet& parameters) { return problems(parameters); });
}

std::vector<ParameterProblem> RunSettings::problems(const ParameterSet& parameters) const {
  if (counts_.classes.empty() || !validator_) return {};
  return validator_->validate(parameters, counts_);
}

Json RunSettings::samplingSet() const {
  Json set = Json::object();
  const Json all = panel_->parameters().toJson();
  for (const ParameterSpec& spec : panel_->parameters().specs()) {
    if (spec.sampling) set[spec.name] = all.at(spec.name);
  }
  return set;
}

std::filesystem::path RunSettings::freeFolder(const std::vector<TrainRequest>& own) const {
  std::set<std::filesystem::path> taken;
  for (const TrainRequest& request : own) taken.insert(request.out);
  for (const Job& job : context_.jobs.jobs()) {
    for (const TrainRequest& request : job.seeds) taken.insert(request.out);
  }
  const std::filesystem::path first = context_.workspace.nextRunFolder(generator_);
  std::filesystem::path folder = first;
  // A waiting job has no folder on the disk yet.
  const std::string stem = generator_ + "-";
  int number = std::stoi(first.filename().string().substr(stem.size()));
  while (taken.contains(folder) || std::filesystem::exists(folder)) {
    folder = first.parent_path() / (stem + std::to_string(++number));
  }
  return folder;
}

void RunSettings::start() {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return;
  TrainRequest request;
  request.data = data->path();
  request.import = data->options();
  request.exclude = context_.workspace.excludedItems();
  request.split = context_.workspace.trainingPart();
  request.generator = generator_;
  const std::string preset = panel_->currentPreset().toStdString();
  const std::vector<Preset> known = presetsOf(generator_);
  if (std::ranges::any_of(known, [&](const Preset& one) { return one.name == preset; }))
    request.preset = preset;
  request.set = panel_->parameters().toJson();
  std::vector<TrainRequest> runs;
  const int seeds = std::max(1, panel_->footer()->seeds());
  for (int seed = 1; seed <= seeds; ++seed) {
    request.seed = static_cast<std::uint64_t>(seed);
    request.out = freeFolder(runs);
    runs.push_back(request);
  }
  QString title = runTitle(runs.front().out);
  if (seeds > 1) title = tr("%1, %2 seeds").arg(title).arg(seeds);
  const int id = context_.jobs.start(title, std::move(runs));
  // A run that waits does not take the page from the one that is watched.
  const Job* watched = context_.jobs.find(job_);
  if (watched != nullptr && watched->id == context_.jobs.runningId()) return;
  followJob(id);
}

ParameterSet RunSettings::samplingFor(const TrainRequest& request) const {
  ParameterSet parameters = resolveParameters(request.generator, request.preset, request.set);
  if (request.generator == generator_) parameters.apply(samplingSet());
  return parameters;
}

void RunSettings::followJob(int id) {
  job_ = id;
  if (const Job* job = context_.jobs.find(id);
      job != nullptr && job->request.generator == generator_)
    panel_->setRunParameters(
        resolveParameters(job->request.generator, job->request.preset, job->request.set));
  refresh();
  emit jobFollowed(id);
}

void RunSettings::takeJob(int id) {
  if (id == job_) return refresh();
  // The next job of the queue takes the place of one that is over.
  const Job* job = context_.jobs.find(id);
  const Job* shown = context_.jobs.find(job_);
  const bool over = shown == nullptr || shown->state == JobState::Finished ||
                    shown->state == JobState::Idle || shown->state == JobState::Failed;
  if (over && job != nullptr && job->state == JobState::Running) followJob(id);
}

void RunSettings::refresh() {
  const Job* job = context_.jobs.find(job_);
  panel_->setJobState(job == nullptr ? JobState::Idle : job->state);
}

}  // namespace emoforge
