// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_preview.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <fstream>

#include "app/gui/import/import_classes.h"
#include "app/gui/import/import_columns.h"
#include "app/gui/import/import_facts.h"
#include "app/gui/import/import_flow.h"
#include "app/gui/import/import_tables.h"
#include "app/gui/workspace.h"
#include "core/experiment/catalogues.h"
#include "tests/support/temporary_folder.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

using testing::TemporaryFolder;

constexpr int kWait = 30000;

class ImportPreviewTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    DemoRequest request;
    request.folder = folder_ / "motion";
    request.perClass = 2;
    NoProgress progress;
    registry().demos.create("body-motion")->write(request, progress);
    std::filesystem::remove(folder_ / "motion" / "index.csv");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "motion")) {
      if (entry.path().extension() == ".bvh") files_.push_back(entry.path());
    }
    std::ranges::sort(files_);
    preview_ = std::make_unique<ImportPreview>(registry().formats, folder_ / "collections");
  }

  bool previewAll(const std::vector<std::filesystem::path>& paths) {
    QSignalSpy finished(preview_->session(), &ImportSession::finished);
    preview_->preview(paths);
    return finished.wait(kWait);
  }
  template <typename Widget>
  Widget* part() {
    return preview_->findChild<Widget*>();
  }
  QPushButton* importButton() { return preview_->findChild<QPushButton*>("import"); }
  QString fact(const QString& name) {
    for (const auto& [key, value] : part<ImportFacts>()->facts()) {
      if (key == name) return value;
    }
    return {};
  }

  TemporaryFolder folder_;
  std::vector<std::filesystem::path> files_;
  std::unique_ptr<ImportPreview> preview_;
};

TEST_F(ImportPreviewTest, ShowsWhatAFolderHoldsAndTakesNothing) {
  std::ofstream(files_.front(), std::ios::trunc) << "HIERARCHY\nROOT Hips\n{\nOFFSET 0 0\n";
  ASSERT_TRUE(previewAll({folder_ / "motion"}));
  EXPECT_TRUE(preview_->isVisible());
  EXPECT_FALSE(preview_->isModal());
  EXPECT_EQ(part<ImportClasses>()->rowCount(), 6);
  EXPECT_EQ(fact("Frames per second").toStdString(), "60");
  EXPECT_TRUE(fact("Skeletons").startsWith("one")) << fact("Skeletons").toStdString();
  EXPECT_TRUE(fact("Unit").contains("(guessed)")) << fact("Unit").toStdString();
  auto* problems = part<ImportProblems>();
  ASSERT_EQ(problems->rowCount(), 1);
  EXPECT_TRUE(problems->item(0, 0)->text().endsWith(
      QString::fromStdString(files_.front().filename().string())));
  EXPECT_GT(problems->item(0, 1)->text().toInt(), 0);
  EXPECT_FALSE(problems->item(0, 2)->text().isEmpty());
  EXPECT_FALSE(std::filesystem::exists(folder_ / "collections"));
  // For people to look at.
  const QString pictures = QStringLiteral(EMOFORGE_BINARY_DIR "/screenshots");
  QDir().mkpath(pictures);
  QTest::qWait(200);
  preview_->grab().save(pictures + "/import.png");
}

TEST_F(ImportPreviewTest, ClassesAreChosenAndRenamedAndComeWithTheImport) {
  ASSERT_TRUE(previewAll({folder_ / "motion"}));
  auto* classes = part<ImportClasses>();
  QSignalSpy surveyed(preview_->session(), &ImportSession::surveyed);
  for (int row = 0; row < classes->rowCount(); ++row) {
    if (classes->item(row, 0)->text() == "angry") classes->item(row, 2)->setText("anger");
    if (classes->item(row, 0)->text() == "sad") classes->item(row, 0)->setCheckState(Qt::Unchecked);
  }
  ASSERT_TRUE(surveyed.wait(kWait));
  EXPECT_EQ(importButton()->text().toStdString(), "Import 10 clips");
  QSignalSpy requested(preview_.get(), &ImportPreview::importRequested);
  QTest::mouseClick(importButton(), Qt::LeftButton);
  ASSERT_EQ(requested.count(), 1);
  EXPECT_FALSE(preview_->isVisible());
  const auto folder = requested.first()[0].value<std::filesystem::path>();
  const auto options = requested.first()[1].value<ImportOptions>();
  const Dataset data = Dataset::open(folder, registry().formats, options);
  EXPECT_EQ(data.items().size(), 10U);
  EXPECT_GE(data.classIndex("anger"), 0);
  EXPECT_LT(data.classIndex("sad"), 0);
}

TEST_F(ImportPreviewTest, APatternMakesAColumnWhileItIsTyped) {
  ASSERT_TRUE(previewAll({folder_ / "motion"}));
  auto* columns = part<ImportColumns>();
  columns->addRow();
  const auto fields = columns->findChildren<QLineEdit*>();
  QLineEdit* pattern = fields.last();
  QLineEdit* name = fields[fields.size() - 2];
  QSignalSpy surveyed(preview_->session(), &ImportSession::surveyed);
  QTest::keyClicks(name, "initial");
  QTest::keyClicks(pattern, "(");
  const auto shown = [pattern] {
    for (auto* label : pattern->parentWidget()->findChildren<QLabel*>()) {
      if (label->isVisible() && !label->text().isEmpty()) return true;
    }
    return false;
  };
  EXPECT_TRUE(QTest::qWaitFor(shown));  // says what is wrong
  EXPECT_EQ(columns->patterns().count("initial"), 0U);
  QTest::keyClicks(pattern, "^[a-z])");
  pattern->setText("^([a-z])");
  QTest::keyClicks(pattern, "[a-z]");
  EXPECT_FALSE(shown());
  auto* items = part<ImportItems>();
  const auto columnShown = [items] {
    for (int c = 0; c < items->columnCount(); ++c) {
      if (items->horizontalHeaderItem(c)->text() == "initial") {
        return items->item(0, c)->text() == items->item(0, 1)->text().left(1);
      }
    }
    return false;
  };
  EXPECT_TRUE(QTest::qWaitFor(columnShown, kWait));
  // Enter ends the typing and imports nothing.
  QSignalSpy requested(preview_.get(), &ImportPreview::importRequested);
  QTest::keyClick(pattern, Qt::Key_Return);
  EXPECT_EQ(requested.count(), 0);
}

TEST_F(ImportPreviewTest, LooseFilesGetATableOnlyWhenImported) {
  ASSERT_TRUE(previewAll({files_[0], files_[3], files_[4]}));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "collections"));
  QSignalSpy requested(preview_.get(), &ImportPreview::importRequested);
  QTest::mouseClick(importButton(), Qt::LeftButton);
  ASSERT_EQ(requested.count(), 1);
  const auto folder = requested.first()[0].value<std::filesystem::path>();
  EXPECT_TRUE(std::filesystem::exists(folder / "index.csv"));
  NoProgress progress;
  EXPECT_EQ(Dataset::open(folder, registry().formats).checked(progress).items().size(), 3U);
}

TEST_F(ImportPreviewTest, DroppedFilesJoinTheOpenProjectAndUndoTakesThemOut) {
  QWidget window;
  Workspace workspace;
  workspace.setProjectsFolder(folder_ / "projects");
  QSignalSpy opened(&workspace, &Workspace::opened);
  workspace.open(folder_ / "motion");
  ASSERT_TRUE(opened.wait(kWait));
  ImportFlow flow(workspace, &window);
  flow.take(
      {QString::fromStdString(files_[1].string()), QString::fromStdString(files_[2].string())});
  ImportPreview* preview = flow.preview();
  auto* button = preview->findChild<QPushButton*>("import");
  ASSERT_TRUE(QTest::qWaitFor([&] { return button->isEnabled(); }, kWait));
  EXPECT_TRUE(preview->isVisible());
  opened.clear();
  QTest::mouseClick(button, Qt::LeftButton);
  ASSERT_TRUE(opened.count() > 0 || opened.wait(kWait));
  ASSERT_EQ(workspace.dataSets().size(), 2U);
  EXPECT_EQ(workspace.data()->items().size(), 2U);  // the new set is the one that is shown
  workspace.undoStack()->undo();
  EXPECT_EQ(workspace.dataSets().size(), 1U);
  workspace.undoStack()->redo();
  EXPECT_EQ(workspace.dataSets().size(), 2U);
}

TEST_F(ImportPreviewTest, AFolderWithoutClipsSaysSoAndCannotBeImported) {
  std::filesystem::create_directories(folder_ / "empty");
  QSignalSpy failed(preview_->session(), &ImportSession::failed);
  preview_->preview({folder_ / "empty"});
  ASSERT_TRUE(failed.count() > 0 || failed.wait(kWait));
  EXPECT_FALSE(importButton()->isEnabled());
}

}  // namespace
}  // namespace emoforge
