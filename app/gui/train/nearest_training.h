// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <string>

#include "app/gui/workspace.h"

namespace emoforge {

/// How far a synthetic clip is from the nearest training clip of its class, looked up on a pool
/// thread. The clips of a class are read once. While one is looked up only the newest request
/// waits. Interface thread only.
class NearestTraining : public QObject {
  Q_OBJECT
 public:
  explicit NearestTraining(QObject* parent = nullptr);
  ~NearestTraining() override;

  /// The training clips: those of the data set without the excluded ones.
  void setData(const Dataset& data, const std::vector<std::string>& excluded);
  void request(const std::string& label, const std::shared_ptr<const PosedClip>& clip);

 signals:
  void found(const std::shared_ptr<const emoforge::PosedClip>& clip, double metres);
  /// The clips cannot be compared, with one sentence why.
  void failed(const QString& why);

 private:
  struct Training;
  struct Request {
    std::string label;
    std::shared_ptr<const PosedClip> clip;
  };
  void start(const Request& request);
  void finish();

  std::shared_ptr<Training> training_;
  bool busy_ = false;
  std::optional<Request> waiting_;
};

}  // namespace emoforge
