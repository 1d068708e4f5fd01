// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_edits.h"

#include <algorithm>
#include <set>

namespace emoforge {
namespace {

class Step : public QUndoCommand {
 public:
  Step(const QString& text, std::function<void()> apply, std::function<void()> revert)
      : QUndoCommand(text), apply_(std::move(apply)), revert_(std::move(revert)) {}
  void redo() override { apply_(); }
  void undo() override { revert_(); }

 private:
  std::function<void()> apply_;
  std::function<void()> revert_;
};

}  // namespace

ProjectEdits::ProjectEdits(Project& project, QObject* parent) : QObject(parent), project_(project) {
  stack_.setUndoLimit(200);
}

void ProjectEdits::reset() {
  stack_.clear();
}

std::vector<std::string> ProjectEdits::ids(const SelectionKey& key) const {
  return selectedIds(project_.selections, key);
}

void ProjectEdits::setIds(const SelectionKey& key, const std::vector<std::string>& ids) {
  setSelectedIds(project_.selections, key, ids);
  emit selectionsChanged();
}

void ProjectEdits::change(const SelectionKey& key, const std::vector<std::string>& ids, bool in,
                          const QString& text) {
  const std::vector<std::string> before = this->ids(key);
  std::set<std::string> changed(before.begin(), before.end());
  for (const std::string& id : ids) {
    if (in) {
      changed.insert(id);
    } else {
      changed.erase(id);
    }
  }
  const std::vector<std::string> after(changed.begin(), changed.end());
  if (after == before) return;
  push(
      text, [this, key, after] { setIds(key, after); },
      [this, key, before] { setIds(key, before); });
}

void ProjectEdits::rename(const QString& name) {
  const std::string before = project_.name;
  const std::string after = name.trimmed().toStdString();
  if (after.empty() || after == before) return;
  const auto set = [this](const std::string& text) {
    project_.name = text;
    emit renamed();
  };
  push(
      tr("Rename the project"), [set, after] { set(after); }, [set, before] { set(before); });
}

void ProjectEdits::push(const QString& text, std::function<void()> apply,
                        std::function<void()> revert) {
  const auto told = [this](const std::function<void()>& step) {
    return [this, step] {
      step();
      emit edited();
    };
  };
  stack_.push(new Step(text, told(apply), told(revert)));
}

}  // namespace emoforge
