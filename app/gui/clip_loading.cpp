// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/clip_loading.h"

#include "app/gui/background.h"
#include "app/gui/failure_notice.h"

namespace emoforge {

void readClip(const Dataset& set, const Item& item, QObject* context,
              std::function<void(LoadedClip)> done, std::function<void(const Notice&)> failed) {
  runInBackground(
      context,
      [set, item] {
        const SamplePtr sample = set.load(item);
        LoadedClip clip;
        clip.motion = std::dynamic_pointer_cast<const MotionClip>(sample);
        clip.posed = std::make_shared<const PosedClip>(toPosedClip(asMotion(*sample)));
        return clip;
      },
      std::move(done),
      [failed = std::move(failed)](const std::exception& error) { failed(failureNotice(error)); });
}

}  // namespace emoforge
