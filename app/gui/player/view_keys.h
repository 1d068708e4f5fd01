// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;

namespace emoforge {

class SkeletonPane;

/// The keys of a skeleton picture inside `scope`: T trails, O onion skin, G grid, 1 front, 3 side,
/// 7 top, F the whole figure. Takes only keys that the focused widget left.
class ViewKeys : public QObject {
  Q_OBJECT
 public:
  ViewKeys(QWidget* scope, SkeletonPane* pane);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool handle(const QKeyEvent* event);
  SkeletonPane* pane_;
};

}  // namespace emoforge
