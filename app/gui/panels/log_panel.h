// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "app/gui/window_context.h"

class QPlainTextEdit;

namespace emoforge {

/// What a run told, line by line with time and level: as it comes for a job, from its log.txt for a
/// run of the project. Text can be selected and copied.
class LogPanel : public QStackedWidget {
  Q_OBJECT
 public:
  explicit LogPanel(const WindowContext& context, QWidget* parent = nullptr);

  void followJob(int id);
  void showRun(const std::filesystem::path& folder);
  /// Copies what is selected, or everything.
  void copy();
  QString text() const;

 signals:
  void captionChanged(const QString& caption);

 private:
  void append(const QDateTime& time, Notice::Severity level, const QString& text);
  void rebuild();

  WindowContext context_;
  QPlainTextEdit* edit_;
  int job_ = 0;
  std::filesystem::path folder_;  ///< of a run without a job
  std::size_t shown_ = 0;         ///< lines of the job that are shown
};

}  // namespace emoforge
