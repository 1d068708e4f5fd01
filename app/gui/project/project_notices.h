// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QVector>

#include <functional>

#include "app/gui/workspace.h"

namespace emoforge {

class NoticeBar;
class NoticeStack;

/// What is to be decided about the project that is open or was asked for: edits that a crash left,
/// data that moved, a project that is open elsewhere, a folder that cannot be written. Each notice
/// carries its remedy and goes when it is solved.
class ProjectNotices : public QObject {
  Q_OBJECT
 public:
  ProjectNotices(Workspace& workspace, NoticeStack& stack, QObject* parent = nullptr);

 signals:
  void locateRequested(std::size_t entry);
  void saveCopyRequested();

 private:
  /// Action ids with what they do; the notice goes when one was chosen and `stays` is false.
  using Remedy = std::pair<QString, std::function<void()>>;
  void add(const Notice& notice, const QVector<Remedy>& remedies, bool stays = false);
  void clear();
  void showState();
  void offerRecovery(const Recovery& recovery);
  void offerAutosave(const std::filesystem::path& folder, const Notice& notice,
                     const Recovery& recovery);
  void tellMissing(const MissingData& data);
  void tellElsewhere(const std::filesystem::path& folder, const Notice& notice);

  Workspace& workspace_;
  NoticeStack& stack_;
  QVector<QPointer<NoticeBar>> bars_;
};

}  // namespace emoforge
