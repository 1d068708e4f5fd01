// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <vector>

#include "viewers/skeleton_view.h"

namespace emoforge {

/// A view in a picture or film, with the words in its corner.
struct NamedView {
  QPointer<SkeletonView> view;
  QString name;  ///< "Real, happy / walk 001"; empty: none
};

/// A widget whose views are looked at together: a picture or film of one shows all of them, as they
/// stand on the screen.
class ViewGroup {
 public:
  virtual ~ViewGroup() = default;
  /// The visible views that show a clip, row by row.
  virtual std::vector<NamedView> shownViews() const = 0;
};

}  // namespace emoforge
