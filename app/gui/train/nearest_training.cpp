// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/nearest_training.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include "app/gui/background.h"
#include "core/metrics/nearest_clips.h"

namespace emoforge {

/// The clips of one data set, class by class as they were asked for; shared with the pool thread.
struct NearestTraining::Training {
  class Stop : public Progress {
   public:
    bool cancelled() const override { return asked; }
    std::atomic<bool> asked{false};
  };

  Dataset data;
  std::vector<std::string> excluded;
  Stop stop;
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<ClipNeighbours>> classes;

  const ClipNeighbours& of(const std::string& label) {
    std::unique_ptr<ClipNeighbours>& known = classes[label];
    if (known) return *known;
    ClipNeighbours::Clips clips;
    for (const std::size_t item : data.itemsOfClass(label)) {
      stop.throwIfCancelled();
      const Item& one = data.items()[item];
      if (std::ranges::count(excluded, one.id) > 0) continue;
      clips.push_back(std::make_shared<const PosedClip>(toPosedClip(asMotion(*data.load(one)))));
    }
    known = std::make_unique<ClipNeighbours>(clips, stop);
    return *known;
  }
};

NearestTraining::NearestTraining(QObject* parent) : QObject(parent) {}

NearestTraining::~NearestTraining() {
  if (training_) training_->stop.asked = true;
}

void NearestTraining::setData(const Dataset& data, const std::vector<std::string>& excluded) {
  if (training_) training_->stop.asked = true;
  training_ = std::make_shared<Training>();
  training_->data = data;
  training_->excluded = excluded;
}

void NearestTraining::request(const std::string& label,
                              const std::shared_ptr<const PosedClip>& clip) {
  if (!training_) return;
  if (busy_) {
    waiting_ = Request{label, clip};
  } else {
    start({label, clip});
  }
}

void NearestTraining::start(const Request& request) {
  busy_ = true;
  runInBackground(
      this,
      [request, training = training_] {
        const std::lock_guard lock(training->mutex);
        return training->of(request.label).nearest(*request.clip).first.match.metres;
      },
      [this, request](double metres) {
        emit found(request.clip, metres);
        finish();
      },
      [this](const std::exception& error) {
        emit failed(QString::fromUtf8(error.what()));
        finish();
      });
}

void NearestTraining::finish() {
  busy_ = false;
  if (waiting_) start(*std::exchange(waiting_, std::nullopt));
}

}  // namespace emoforge
