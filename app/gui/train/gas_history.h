// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/gui/workspace.h"
#include "core/base/progress.h"
#include "core/experiment/record.h"

namespace emoforge {

/// Whether a run of this generator has particles to show.
bool hasParticles(const std::string& generator);

/// The particles of a run that this window did not see learn: made again on a pool thread from the
/// record, the seed and the first clip of each class (core/generators/neural_gas). Nothing of them
/// is kept on the disk, so that runs of the command line and of earlier versions have them too.
/// Interface thread only.
class GasHistory : public QObject {
  Q_OBJECT
 public:
  explicit GasHistory(QObject* parent = nullptr);
  ~GasHistory() override;

  /// Forgets what is on its way, then makes the particles of every class up to its entry in
  /// `steps`, or to the end of the training. Data set null: the one that the run learned from is
  /// not open.
  void request(const RunRecord& record, const Dataset* data,
               const std::map<std::string, std::size_t>& steps);
  void cancel();

 signals:
  /// Of one class, oldest first; `iterations`: of its whole training.
  void made(const std::vector<emoforge::Preview>& previews, std::size_t iterations);
  /// One sentence why there are none.
  void missing(const QString& why);

 private:
  class Stop;
  std::shared_ptr<Stop> stop_;
};

}  // namespace emoforge
