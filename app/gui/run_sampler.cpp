// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/run_sampler.h"

#include "app/gui/background.h"
#include "core/experiment/generate.h"
#include "core/experiment/train.h"

namespace emoforge {

struct RunSampler::Loaded {
  std::mutex mutex;
  std::filesystem::path run;
  RunRecord record;
  std::unique_ptr<Generator> generator;

  void load(const std::filesystem::path& folder) {
    if (generator && run == folder) return;
    generator = loadTrained(folder, record);
    run = folder;
  }
};

namespace {

struct Drawn {
  LoadedClip clip;
  QString source;

  explicit Drawn(const SyntheticSample& drawn) {
    clip.motion = std::dynamic_pointer_cast<const MotionClip>(drawn.sample);
    clip.posed = std::make_shared<const PosedClip>(toPosedClip(asMotion(*drawn.sample)));
    source = QString::fromStdString(drawn.source);
  }
};

}  // namespace

RunSampler::RunSampler(QObject* parent) : QObject(parent), loaded_(std::make_shared<Loaded>()) {}

void RunSampler::request(const SampleRequest& request) {
  if (busy_) {
    waiting_ = request;
  } else {
    start(request);
  }
}

void RunSampler::start(const SampleRequest& request) {
  busy_ = true;
  runInBackground(
      this,
      [request, loaded = loaded_] {
        if (request.draft) return Drawn(request.draft->draw(request.parameters));
        const std::lock_guard lock(loaded->mutex);
        loaded->load(request.run);
        NoProgress progress;
        const auto samples = loaded->generator->sample(
            request.label, request.number, 1, samplingParameters(loaded->record, request.set),
            Random(request.seed), progress);
        return Drawn(samples.at(0));
      },
      [this, request](Drawn drawn) {
        emit sampled(request, drawn.clip, drawn.source);
        finish();
      },
      [this](const std::exception& error) {
        const auto* known = dynamic_cast<const Error*>(&error);
        emit failed(known ? toNotice(*known)
                          : Notice{Notice::Severity::Error, error.what(), {}, {}});
        finish();
      });
}

void RunSampler::finish() {
  busy_ = false;
  if (!waiting_) return;
  const SampleRequest next = *std::exchange(waiting_, std::nullopt);
  start(next);
}

}  // namespace emoforge
