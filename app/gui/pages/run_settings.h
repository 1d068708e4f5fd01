// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <string>

#include "app/gui/window_context.h"
#include "core/generators/generator.h"

namespace emoforge {

class ParameterPanel;

/// Ties the parameter panel to the catalogue of generators, the presets and the job queue: Start
/// makes a run of the present data set, Pause and Stop go to the job that the panel shows.
class RunSettings : public QObject {
  Q_OBJECT
 public:
  RunSettings(const WindowContext& context, ParameterPanel* panel, QObject* parent);

  /// What the Start button does: a run for each seed.
  void start();
  /// The job whose state the buttons follow; 0: none.
  int job() const { return job_; }
  void followJob(int id);
  const std::string& generator() const { return generator_; }
  /// What the sampling sliders say, as a run's sampling takes it.
  Json samplingSet() const;
  /// The parameters of a run with what the sampling sliders say.
  ParameterSet samplingFor(const TrainRequest& request) const;

 signals:
  void samplingChanged();
  void jobFollowed(int id);  ///< another job than before

 private:
  void chooseGenerator(const std::string& name);
  void checkData();
  std::vector<ParameterProblem> problems(const ParameterSet& parameters) const;
  std::filesystem::path freeFolder(const std::vector<TrainRequest>& own) const;
  void takeJob(int id);
  void refresh();

  WindowContext context_;
  ParameterPanel* panel_;
  std::string generator_;
  int job_ = 0;
  std::unique_ptr<Generator> validator_;  ///< asked what settings mean for the data, never trained
  TrainingData counts_;                   ///< classes and ids of the present data set
};

}  // namespace emoforge
