// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_edits.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

using namespace emoforge;

namespace {

using Ids = std::vector<std::string>;

TEST(ProjectEdits, TakesEveryStepBackAndDoesItAgain) {
  Project project;
  project.name = "Study";
  ProjectEdits edits(project);
  QSignalSpy edited(&edits, &ProjectEdits::edited);
  const SelectionKey excluded = excludedKey("set");
  edits.change(excluded, {"b", "a"}, true, "Exclude 2 items");
  edits.change(excluded, {"c"}, true, "Exclude 1 item");
  edits.change(excluded, {"a"}, false, "Include 1 item");
  edits.change(tagKey("set", "walks"), {"c"}, true, "Tag");
  edits.rename("  Second study ");
  const Json last = project.selections;
  EXPECT_EQ(edits.ids(excluded), (Ids{"b", "c"}));
  EXPECT_EQ(project.name, "Second study");
  EXPECT_EQ(edited.count(), 5);

  while (edits.undoStack()->canUndo()) edits.undoStack()->undo();
  EXPECT_EQ(project.selections, Json::array());
  EXPECT_EQ(project.name, "Study");
  while (edits.undoStack()->canRedo()) edits.undoStack()->redo();
  EXPECT_EQ(project.selections, last);
  EXPECT_EQ(project.name, "Second study");
  EXPECT_EQ(edited.count(), 15);
}

TEST(ProjectEdits, MakesNoStepWhereNothingChanges) {
  Project project;
  project.name = "Study";
  ProjectEdits edits(project);
  edits.change(excludedKey("set"), {"a"}, true, "Exclude");
  edits.change(excludedKey("set"), {"a"}, true, "Exclude");
  edits.change(excludedKey("set"), {"z"}, false, "Include");
  edits.rename("Study");
  edits.rename("   ");
  EXPECT_EQ(edits.undoStack()->count(), 1);
}

}  // namespace
