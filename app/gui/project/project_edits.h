// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <string>
#include <vector>

#include "core/experiment/project.h"
#include "core/experiment/selections.h"

namespace emoforge {

/// Changes of one project that can be taken back. Each call is one step of the undo stack; nothing
/// happens where the call would change nothing. Interface thread only.
class ProjectEdits : public QObject {
  Q_OBJECT

 public:
  /// `project` outlives the edits. reset() belongs to opening another one.
  explicit ProjectEdits(Project& project, QObject* parent = nullptr);

  QUndoStack* undoStack() { return &stack_; }
  void reset();

  std::vector<std::string> ids(const SelectionKey& key) const;
  /// Adds to a list (`in`) or takes away from it. `text` names the step: "Exclude 3 clips".
  void change(const SelectionKey& key, const std::vector<std::string>& ids, bool in,
              const QString& text);
  void rename(const QString& name);
  /// Any other step. `apply` is called at once.
  void push(const QString& text, std::function<void()> apply, std::function<void()> revert);

 signals:
  void selectionsChanged();
  void renamed();
  void edited();  ///< after every step, its undo and its redo

 private:
  void setIds(const SelectionKey& key, const std::vector<std::string>& ids);

  Project& project_;
  QUndoStack stack_;
};

}  // namespace emoforge
