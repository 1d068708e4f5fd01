// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/gui/welcome/sample_card.h"

namespace emoforge {

/// A kind of data with a demo, as its card shows it.
struct DemoCard {
  std::string modality;
  QString icon;
  QString name;
  QString methods;  ///< the generators for it
};

/// What a small set of the demo, made on a pool thread, tells the card.
struct DemoPreview {
  QString holds;  ///< "BVH clips, 6 emotions × 24"
  SampleCard::Picture picture;
};

/// One for each registered demo.
std::vector<DemoCard> demoCards();

/// Makes a few items of the demo in a temporary folder and prepares their picture. Any thread.
/// Throws Error.
DemoPreview makePreview(const std::string& modality);

}  // namespace emoforge
