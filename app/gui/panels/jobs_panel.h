// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "app/gui/window_context.h"

namespace emoforge {

class JobList;
class JobModel;

/// All jobs of this session with their buttons.
class JobsPanel : public QStackedWidget {
  Q_OBJECT
 public:
  explicit JobsPanel(const WindowContext& context, QWidget* parent = nullptr);
  JobList* list() const { return list_; }

 signals:
  /// "1 running, 2 waiting", and how many that are.
  void summaryChanged(const QString& summary, int atWork);
  void jobChosen(int id);

 private:
  void showJob(int id);
  void showOrder();
  QString detailOf(const Job& job) const;
  static QString memoryTip(const Job& job);
  QString rightText(const Job& job) const;

  WindowContext context_;
  JobModel* model_;
  JobList* list_;
};

}  // namespace emoforge
