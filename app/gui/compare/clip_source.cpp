// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/clip_source.h"

#include "app/gui/clip_loading.h"

namespace emoforge {

ClipSource::ClipSource(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  connect(&sampler_, &RunSampler::sampled, this,
          [this](const SampleRequest& request, const LoadedClip& clip, const QString& source) {
            if (!(request == wantedSample_)) return;
            origin_ = source;
            setClip(clip);
          });
  connect(&sampler_, &RunSampler::failed, this, &ClipSource::fail);
}

void ClipSource::requestItem(const Item& item) {
  wantedItem_ = item.id;
  if (workspace_.data() == nullptr) return;
  readClip(
      *workspace_.data(), item, this,
      [this, id = item.id](const LoadedClip& clip) {
        if (id == wantedItem_) setClip(clip);
      },
      [this, id = item.id](const Notice& problem) {
        if (id == wantedItem_) fail(problem);
      });
}

void ClipSource::requestSample(const std::filesystem::path& run, const std::string& label,
                               std::size_t number) {
  wantedSample_.run = run;
  wantedSample_.label = label;
  wantedSample_.number = number;
  sampler_.request(wantedSample_);
}

/// What was shown before would pass for the clip that was asked for.
void ClipSource::fail(const Notice& problem) {
  clip_ = {};
  failure_ = QString::fromStdString(problem.message);
  emit failed(problem);
  emit loaded();
}

void ClipSource::setClip(const LoadedClip& clip) {
  clip_ = clip;
  failure_.clear();
  emit loaded();
}

void ClipSource::clear() {
  wantedItem_.clear();
  wantedSample_ = {};
  clip_ = {};
  failure_.clear();
}

}  // namespace emoforge
