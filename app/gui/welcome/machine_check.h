// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge {

/// What the program computes and draws with, in two lines; a warning where the libraries are slow.
class MachineCheck : public QWidget {
  Q_OBJECT
 public:
  explicit MachineCheck(QWidget* parent = nullptr);
};

}  // namespace emoforge
