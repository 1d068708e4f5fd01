// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge {

class ProjectTree;

/// The project's tree, and under it what adds to it.
class ProjectPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ProjectPanel(ProjectTree* tree, QWidget* parent = nullptr);

 signals:
  void importRequested();
  void openRequested();
};

}  // namespace emoforge
