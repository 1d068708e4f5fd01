// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/clip_source.h"

namespace emoforge {

ClipSource::ClipSource(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  connect(&sampler_, &RunSampler::sampled, this,
          [this](const SampleRequest& request, const LoadedClip& clip, const QString& source) {
            if (!(request == wantedSample_)) return;
            origin_ = source;
            setClip(clip);
          });
  connect(&sampler_, &RunSampler::failed, this, &ClipSource::failed);
}

void ClipSource::requestItem(const Item& item) {
  wantedItem_ = item.id;
  workspace_.loadClip(item, this, [this, id = item.id](const LoadedClip& clip) {
    if (id == wantedItem_) setClip(clip);
  });
}

void ClipSource::requestSample(const std::filesystem::path& run, const std::string& label,
                               std::size_t number) {
  wantedSample_.run = run;
  wantedSample_.label = label;
  wantedSample_.number = number;
  sampler_.request(wantedSample_);
}

void ClipSource::setClip(const LoadedClip& clip) {
  clip_ = clip;
  emit loaded();
}

void ClipSource::clear() {
  wantedItem_.clear();
  wantedSample_ = {};
  clip_ = {};
}

}  // namespace emoforge
