// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/scoped_keys.h"

namespace emoforge {

class SkeletonPane;

/// The keys of a skeleton picture inside `scope`: T trails, O onion skin, G grid, 1 front, 3 side,
/// 7 top, F the whole figure.
class ViewKeys : public ScopedKeys {
  Q_OBJECT
 public:
  ViewKeys(QWidget* scope, SkeletonPane* pane);

 protected:
  bool handle(int key, bool shift) override;

 private:
  SkeletonPane* pane_;
};

}  // namespace emoforge
