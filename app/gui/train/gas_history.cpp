// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/gas_history.h"

#include <atomic>

#include "app/gui/background.h"
#include "core/experiment/train.h"
#include "core/generators/neural_gas/particle_preview.h"
#include "core/motion/motion_clip.h"

namespace emoforge {
namespace {

struct ClassHistory {
  std::vector<Preview> previews;
  std::size_t iterations = 0;
};

/// The first training item of a class, in the order in which the run took them.
const Item* firstItemOf(const Dataset& data, const RunRecord& record, const std::string& label) {
  for (const std::string& id : record.items) {
    const Item* item = data.find(id);
    if (item != nullptr && item->label == label) return item;
  }
  return nullptr;
}

std::vector<ClassHistory> makeHistories(const RunRecord& record, const Dataset& data,
                                        const std::map<std::string, std::size_t>& steps,
                                        const Progress& stop) {
  const ParameterSet parameters = resolveParameters(record.generator, {}, record.parameters);
  std::vector<ClassHistory> result;
  for (const auto& [label, step] : steps) {
    const Item* item = firstItemOf(data, record, label);
    if (item == nullptr) continue;
    const SamplePtr sample = data.load(*item);
    ClassHistory history;
    history.iterations = static_cast<std::size_t>(parameters.integer("iterations"));
    history.previews =
        particleHistory(parameters, record.seed, label, item->id, asMotion(*sample), step, stop);
    if (!history.previews.empty()) result.push_back(std::move(history));
  }
  return result;
}

}  // namespace

bool hasParticles(const std::string& generator) {
  return generator == "neural-gas";
}

class GasHistory::Stop : public Progress {
 public:
  bool cancelled() const override { return asked; }
  std::atomic<bool> asked{false};
};

GasHistory::GasHistory(QObject* parent) : QObject(parent) {}

GasHistory::~GasHistory() {
  cancel();
}

void GasHistory::cancel() {
  if (stop_) stop_->asked = true;
  stop_.reset();
}

void GasHistory::request(const RunRecord& record, const Dataset* data,
                         const std::map<std::string, std::size_t>& steps) {
  cancel();
  if (!hasParticles(record.generator)) return;
  if (data == nullptr) {
    return emit missing(
        tr("The data that this run learned from are not in the project: add them to see them."));
  }
  stop_ = std::make_shared<Stop>();
  runInBackground(
      this,
      [record, set = *data, steps, stop = stop_] {
        return makeHistories(record, set, steps, *stop);
      },
      [this, stop = stop_](const std::vector<ClassHistory>& histories) {
        if (stop->asked) return;
        for (const ClassHistory& one : histories) emit made(one.previews, one.iterations);
        if (histories.empty())
          emit missing(tr("The clips that the particles lie on are not in the data set any more."));
      },
      [this, stop = stop_](const std::exception& error) {
        if (!stop->asked) emit missing(QString::fromUtf8(error.what()));
      });
}

}  // namespace emoforge
