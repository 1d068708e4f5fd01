// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/gui/run_sampler.h"
#include "app/gui/workspace.h"

namespace emoforge {

/// Fetches the clip of one pane: an item of the data set or a sample of a run. Answers to earlier
/// questions are dropped. Interface thread only.
class ClipSource : public QObject {
  Q_OBJECT
 public:
  explicit ClipSource(Workspace& workspace, QObject* parent = nullptr);

  void requestItem(const Item& item);
  void requestSample(const std::filesystem::path& run, const std::string& label,
                     std::size_t number);
  void setClip(const LoadedClip& clip);
  void clear();

  const LoadedClip& clip() const { return clip_; }
  bool hasClip() const { return clip_.posed != nullptr; }
  /// Why there is none, where reading failed.
  const QString& failure() const { return failure_; }
  /// How a sample came about, as the generator tells it.
  const QString& origin() const { return origin_; }

 signals:
  void loaded();  ///< or failed: there is another state to show
  void failed(const emoforge::Notice& notice);

 private:
  void fail(const Notice& problem);
  Workspace& workspace_;
  RunSampler sampler_;
  std::string wantedItem_;
  SampleRequest wantedSample_;
  LoadedClip clip_;
  QString origin_;
  QString failure_;
};

}  // namespace emoforge
