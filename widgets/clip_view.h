// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace emoforge {

/// The rows of a clip table. Takes the keys that move in a table, Enter and Del; all others are the
/// player's and go on to the page.
class ClipView : public QTableView {
  Q_OBJECT
 public:
  explicit ClipView(QWidget* parent = nullptr);

 signals:
  void deletePressed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace emoforge
