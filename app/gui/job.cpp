// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job.h"

#include <QStringList>

#include <algorithm>

namespace emoforge {
namespace {

QString shellWord(const QString& word) {
  static const QString kPlain =
      QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:");
  const bool plain = std::ranges::all_of(word, [](QChar c) { return kPlain.contains(c); });
  if (plain && !word.isEmpty()) return word;
  QString quoted = word;
  quoted.replace("'", "'\\''");
  return "'" + quoted + "'";
}

QString commandFor(const TrainRequest& request, bool resume) {
  QStringList words = {"emoforge-cli", "train"};
  const auto add = [&words](const char* option, const std::string& value) {
    words << option << shellWord(QString::fromStdString(value));
  };
  if (resume) {
    words << "--resume";
  } else {
    add("--data", request.data.string());
    if (!request.import.classes.empty()) {
      QStringList names;
      for (const auto& name : request.import.classes) names << QString::fromStdString(name);
      add("--classes", names.join(',').toStdString());
    }
    for (const auto& [from, to] : request.import.aliases) add("--map", from + "=" + to);
    for (const auto& [name, pattern] : request.import.columnPatterns)
      add("--columns", name + "=" + pattern);
    for (const auto& [name, value] : request.import.formatOptions)
      add("--import", name + "=" + value);
    for (const auto& id : request.exclude) add("--exclude", id);
    if (request.split) {
      add("--split", request.split->file.string());
      add("--fold", std::to_string(request.split->fold));
      add("--part", request.split->part);
    }
    add("--generator", request.generator);
    if (!request.preset.empty()) add("--preset", request.preset);
    for (const auto& [name, value] : request.set.items()) {
      add("--set", name + "=" + (value.is_string() ? value.get<std::string>() : value.dump()));
    }
    add("--seed", std::to_string(request.seed));
  }
  add("--out", request.out.string());
  return words.join(' ');
}

}  // namespace

bool Job::resumable() const {
  return std::filesystem::exists(request.out / "run.json");
}

std::optional<double> Job::secondsLeft() const {
  const bool known = fraction > 0.0 && (fraction >= 0.03 || elapsedSeconds > 10.0);
  if (!known) return std::nullopt;
  return elapsedSeconds * (1.0 - fraction) / fraction;
}

const Progress::Stage* Job::stageOf(const std::string& label) const {
  const auto found = std::ranges::find(stages, label, &Progress::Stage::name);
  return found == stages.end() ? nullptr : &*found;
}

std::size_t Job::checkpointStep() const {
  std::size_t step = 0;
  for (const auto& [label, held] : checkpoints) step = std::max(step, held);
  return step;
}

QString commandFor(const Job& job) {
  QStringList lines;
  for (const TrainRequest& request : job.seeds) {
    lines << commandFor(request, std::filesystem::exists(request.out / "run.json"));
  }
  return lines.join('\n');
}

QString runTitle(const std::filesystem::path& folder) {
  QString name = QString::fromStdString(folder.filename().string());
  const qsizetype dash = name.lastIndexOf('-');
  bool numbered = false;
  if (dash > 0) name.mid(dash + 1).toInt(&numbered);
  if (numbered) name[dash] = ' ';
  return name;
}

TrainRequest requestOf(const RunRecord& record, const std::filesystem::path& folder) {
  TrainRequest request;
  request.data = record.dataPath;
  request.import = record.import;
  request.split = record.split;
  request.exclude = record.excluded;
  request.generator = record.generator;
  request.preset = record.preset;
  request.set = record.parameters;
  request.seed = record.seed;
  request.out = folder;
  return request;
}

}  // namespace emoforge
