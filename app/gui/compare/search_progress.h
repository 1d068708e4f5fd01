// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace emoforge {

/// What a panel shows while its content is computed: stage, bar, Cancel.
class SearchProgress : public QWidget {
  Q_OBJECT
 public:
  explicit SearchProgress(QWidget* parent = nullptr);
  void setProgress(const QString& stage, double fraction);

 signals:
  void cancelRequested();

 private:
  QLabel* stage_;
  QProgressBar* bar_;
};

}  // namespace emoforge
