// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace emoforge {

/// Keys of a part of the window, without Ctrl, Alt and Meta. Takes only those that the focused
/// widget left: a field still gets its letters, a button its Space.
class ScopedKeys : public QObject {
  Q_OBJECT
 public:
  explicit ScopedKeys(QWidget* scope);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  /// False: the key goes on.
  virtual bool handle(int key, bool shift) = 0;
};

}  // namespace emoforge
