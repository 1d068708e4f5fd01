// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameter_panel.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <cmath>

#include "tests/widgets/gallery.h"
#include "widgets/fold_group.h"
#include "widgets/notice_bar.h"
#include "widgets/number_field.h"
#include "widgets/parameter_editor.h"
#include "widgets/parameter_row.h"
#include "widgets/run_footer.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

class ParameterPanelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    panel_.resize(336, 900);
    panel_.setParameters(testing::sampleParameters());
    QObject::connect(&panel_, &ParameterPanel::parametersChanged, [this] { ++changes_; });
    QObject::connect(&panel_, &ParameterPanel::samplingChanged, [this] { ++samplings_; });
    panel_.show();
    panel_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&panel_));
  }
  NumberField* field(const char* name) {
    return qobject_cast<NumberField*>(panel_.row(name)->editorWidget());
  }
  void type(const char* name, const char* text) {
    field(name)->setFocus();
    field(name)->selectAll();
    QTest::keyClicks(field(name), text);
  }
  QPushButton* button(const char* name) {
    return panel_.footer()->findChild<QPushButton*>(QLatin1String(name));
  }
  QToolButton* resetOf(const char* name) {
    for (auto* button : panel_.row(name)->findChildren<QToolButton*>()) {
      if (button->accessibleName().startsWith("Reset")) return button;
    }
    return nullptr;
  }

  ParameterPanel panel_;
  int changes_ = 0;
  int samplings_ = 0;
};

TEST_F(ParameterPanelTest, TypedValuesReachTheSetAndMarkTheRowAsChanged) {
  type("neurons", "24");
  EXPECT_EQ(panel_.parameters().integer("neurons"), 24);
  EXPECT_TRUE(panel_.row("neurons")->isChanged());
  EXPECT_TRUE(resetOf("neurons")->isVisible());
  EXPECT_FALSE(resetOf("iterations")->isVisible());
  QTest::mouseClick(resetOf("neurons"), Qt::LeftButton);
  EXPECT_EQ(panel_.parameters().integer("neurons"), 50);
  EXPECT_EQ(field("neurons")->value(), 50);
  EXPECT_EQ(samplings_, 0);
  EXPECT_GE(changes_, 2);
}

TEST_F(ParameterPanelTest, TheWholePrecisionOfAValueIsKept) {
  ParameterSet set = testing::sampleParameters();
  set.set("rate-start", 0.12345678901234567);
  panel_.setParameters(set);
  field("rate-start")->setFocus();
  QTest::keyClick(field("rate-start"), Qt::Key_Tab);
  EXPECT_EQ(panel_.parameters().real("rate-start"), 0.12345678901234567);
  EXPECT_EQ(changes_, 0);
}

TEST_F(ParameterPanelTest, ARefusedValueStaysInItsRowAndIsNamedUnderStart) {
  type("rate-start", "3");
  EXPECT_EQ(panel_.parameters().real("rate-start"), 0.3);
  EXPECT_FALSE(panel_.row("rate-start")->hint().isEmpty());
  EXPECT_EQ(field("rate-start")->property("state").toString().toStdString(), "error");
  EXPECT_FALSE(button("start")->isEnabled());
  bool named = false;
  for (auto* label : panel_.footer()->findChildren<QLabel*>()) {
    named = named || (label->isVisible() && label->text().contains("Learning rate, start"));
  }
  EXPECT_TRUE(named);
  type("rate-start", "0.3");
  EXPECT_TRUE(panel_.row("rate-start")->hint().isEmpty());
  EXPECT_TRUE(button("start")->isEnabled());
}

TEST_F(ParameterPanelTest, AnUnreadableNumberFallsBackWhenTheFieldIsLeft) {
  type("rate-start", "1e");
  EXPECT_FALSE(button("start")->isEnabled());
  QTest::keyClick(field("rate-start"), Qt::Key_Tab);
  EXPECT_TRUE(button("start")->isEnabled());
  EXPECT_TRUE(panel_.row("rate-start")->hint().isEmpty());
}

TEST_F(ParameterPanelTest, AWholeNumberIsAskedForInPlainWords) {
  type("iterations", "2.5");
  EXPECT_TRUE(panel_.row("iterations")->hint().contains("whole number"));
  EXPECT_FALSE(button("start")->isEnabled());
}

TEST_F(ParameterPanelTest, FindingsOfTheValidatorBecomeHints) {
  panel_.setValidator([](const ParameterSet& set) {
    std::vector<ParameterProblem> problems;
    if (set.real("range-end") >= set.real("range-start")) {
      problems.push_back(
          {ParameterProblem::Severity::Error, "range-end", "Must be below the start, 10 ranks."});
    }
    problems.push_back({ParameterProblem::Severity::Warning, "neurons", "Expect near-copies."});
    return problems;
  });
  EXPECT_TRUE(button("start")->isEnabled());
  EXPECT_EQ(panel_.row("neurons")->hint().toStdString(), "Expect near-copies.");
  type("range-end", "12");
  EXPECT_EQ(panel_.row("range-end")->hint().toStdString(), "Must be below the start, 10 ranks.");
  EXPECT_FALSE(button("start")->isEnabled());
}

TEST_F(ParameterPanelTest, ASliderOfASamplingParameterDrawsAnewWithoutTraining) {
  auto* slider = panel_.row("smoothing")->findChild<QSlider*>();
  ASSERT_NE(slider, nullptr);
  EXPECT_EQ(panel_.row("neurons")->findChild<QSlider*>(), nullptr);
  QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() / 3, slider->height() / 2));
  EXPECT_NEAR(panel_.parameters().real("smoothing"), 2.0, 0.1);
  EXPECT_EQ(field("smoothing")->value(), panel_.parameters().real("smoothing"));
  EXPECT_GE(samplings_, 1);
  // Two decimals are what one would type in a range of six.
  const double hundredths = panel_.parameters().real("smoothing") * 100;
  EXPECT_NEAR(hundredths, std::round(hundredths), 1e-9);
}

TEST_F(ParameterPanelTest, TheWheelChangesAValueOnlyInTheFocusedField) {
  field("neurons")->clearFocus();
  const auto roll = [&] {
    const QPointF middle = field("neurons")->rect().center();
    QWheelEvent event(middle, field("neurons")->mapToGlobal(middle), {}, QPoint(0, 120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(field("neurons"), &event);
  };
  roll();
  EXPECT_EQ(panel_.parameters().integer("neurons"), 50);
  panel_.activateWindow();
  field("neurons")->setFocus();
  ASSERT_TRUE(QTest::qWaitFor([&] { return field("neurons")->hasFocus(); }));
  roll();
  EXPECT_EQ(panel_.parameters().integer("neurons"), 51);
}

TEST_F(ParameterPanelTest, TheWheelOverAnUnfocusedComboIsLeftToThePanel) {
  auto* combo = qobject_cast<QComboBox*>(panel_.row("order")->editorWidget());
  ASSERT_NE(combo, nullptr);
  const QPointF middle = combo->rect().center();
  QWheelEvent event(middle, combo->mapToGlobal(middle), {}, QPoint(0, -120), Qt::NoButton,
                    Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(combo, &event);
  EXPECT_FALSE(event.isAccepted());  // an event that is not accepted goes on to the parent
  EXPECT_EQ(panel_.parameters().choice("order"), "given");
}

TEST_F(ParameterPanelTest, PresetsAreSegmentsAndCustomIsWhatMatchesNone) {
  panel_.setPresets({{"paper", "Paper", "", Json::object(), true},
                     {"quick", "Quick", "", {{"iterations", 10}}, true}});
  auto* segments = panel_.findChild<SegmentedControl*>();
  EXPECT_EQ(panel_.currentPreset().toStdString(), "paper");
  QTest::mouseClick(segments->segment(1), Qt::LeftButton);
  EXPECT_EQ(panel_.parameters().integer("iterations"), 10);
  EXPECT_EQ(panel_.currentPreset().toStdString(), "quick");
  type("neurons", "20");
  EXPECT_EQ(segments->currentIndex(), 2);
  EXPECT_TRUE(panel_.currentPreset().isEmpty());
  QTest::mouseClick(segments->segment(2), Qt::LeftButton);  // "Custom" changes nothing
  EXPECT_EQ(panel_.parameters().integer("neurons"), 20);
}

TEST_F(ParameterPanelTest, ResetAllRestoresEveryDefaultAndCountsChanges) {
  type("neurons", "20");
  type("smoothing", "1.5");
  QLabel* resetAll = nullptr;
  for (auto* label : panel_.findChildren<QLabel*>()) {
    if (label->accessibleName() == "Reset all") resetAll = label;
  }
  ASSERT_TRUE(resetAll && resetAll->isVisible());
  EXPECT_TRUE(resetAll->text().contains("Reset 2"));
  QTest::mouseClick(resetAll, Qt::LeftButton, {}, resetAll->rect().center());
  EXPECT_TRUE(panel_.parameters().changed().empty());
  EXPECT_FALSE(resetAll->isVisible());
}

TEST_F(ParameterPanelTest, FoldedGroupsShowTheirValuesInOneLine) {
  for (auto* group : panel_.findChildren<FoldGroup*>()) {
    if (group->title() == "Representation") {
      EXPECT_EQ(group->summary().toStdString(), "quaternion, 150 frames");
    }
    if (group->title() == "Advanced") {
      EXPECT_EQ(group->summary().toStdString(), "2 parameters");
      EXPECT_TRUE(group->isFolded());
    }
  }
}

TEST_F(ParameterPanelTest, SettingsChangedDuringARunAreToldAndNothingRetrains) {
  QSignalSpy started(panel_.footer(), &RunFooter::startRequested);
  QSignalSpy queued(&panel_, &ParameterPanel::queueRequested);
  panel_.setRunParameters(panel_.parameters());
  panel_.setJobState(JobState::Running);
  auto* notice = panel_.findChild<NoticeBar*>();
  EXPECT_FALSE(notice->isVisible());
  type("smoothing", "1");  // sampling only: the run is not concerned
  EXPECT_FALSE(notice->isVisible());
  type("neurons", "20");
  EXPECT_TRUE(notice->isVisible());
  EXPECT_EQ(started.count(), 0);
  emit notice->actionRequested("queue");
  EXPECT_EQ(queued.count(), 1);
}

TEST_F(ParameterPanelTest, FooterButtonsFollowTheStateAndSayWhatStartMeans) {
  struct Row {
    JobState state;
    bool start, pause, stop;
    const char* primary;
    const char* text;
  };
  const Row table[] = {{JobState::Idle, true, false, false, "start", "Start"},
                       {JobState::Waiting, true, false, true, "", "Run now"},
                       {JobState::Running, false, true, true, "pause", "Start"},
                       {JobState::Pausing, false, false, true, "", "Start"},
                       {JobState::Stopping, false, false, false, "", "Start"},
                       {JobState::Paused, true, false, true, "start", "Resume"},
                       {JobState::Finished, true, false, false, "start", "Start"},
                       {JobState::Failed, true, false, false, "", "Resume"}};
  for (const Row& row : table) {
    panel_.setJobState(row.state);
    const std::string state = jobStateName(row.state).toStdString();
    EXPECT_EQ(button("start")->isEnabled(), row.start) << state;
    EXPECT_EQ(button("pause")->isEnabled(), row.pause) << state;
    EXPECT_EQ(button("stop")->isEnabled(), row.stop) << state;
    EXPECT_EQ(button("start")->text().toStdString(), row.text) << state;
    for (const char* name : {"start", "pause", "stop"}) {
      EXPECT_TRUE(button(name)->isVisible()) << state;
      EXPECT_EQ(button(name)->property("kind").toString() == "primary",
                std::string(name) == row.primary)
          << state << ' ' << name;
    }
  }
  panel_.setJobState(JobState::Paused);
  QSignalSpy resumed(panel_.footer(), &RunFooter::resumeRequested);
  QTest::mouseClick(button("start"), Qt::LeftButton);
  EXPECT_EQ(resumed.count(), 1);
  panel_.setJobState(JobState::Running);
  QSignalSpy paused(panel_.footer(), &RunFooter::pauseRequested);
  QSignalSpy stopped(panel_.footer(), &RunFooter::stopRequested);
  QTest::mouseClick(button("pause"), Qt::LeftButton);
  QTest::keyClick(&panel_, Qt::Key_Escape);  // Esc never stops a job
  EXPECT_EQ(paused.count(), 1);
  EXPECT_EQ(stopped.count(), 0);
}

TEST(JobButtons, AgainIsOfferedOnlyAfterAChange) {
  EXPECT_EQ(jobButtons(JobState::Finished, true, false).meaning, StartMeaning::Start);
  EXPECT_EQ(jobButtons(JobState::Finished, true, true).meaning, StartMeaning::Again);
  EXPECT_FALSE(jobButtons(JobState::Idle, false).start.enabled);
}

TEST(NumberField, ShowsDecimalsOnlyWhereTheySayTheWholeValue) {
  EXPECT_EQ(formatNumber(0.05, 3).toStdString(), "0.050");
  EXPECT_EQ(formatNumber(0.12345, 3).toStdString(), "0.12345");
  EXPECT_EQ(formatNumber(8e-5, 3).toStdString(), QStringLiteral("8e−5").toStdString());
  EXPECT_EQ(formatNumber(-2, 1).toStdString(), QStringLiteral("−2.0").toStdString());
  for (double value : {8e-5, -0.1, 1e300, 0.1 + 0.2, 150.0}) {
    EXPECT_EQ(parseNumber(formatNumber(value, 3)), value);
  }
  EXPECT_EQ(parseNumber("0,5"), 0.5);
  EXPECT_FALSE(parseNumber("inf"));
  EXPECT_FALSE(parseNumber("1e"));
}

TEST(ParameterHelp, HoldsEquationRangeDefaultAndKey) {
  const ParameterSet set = testing::sampleParameters();
  const QString help = parameterHelp(set.spec("range-start"));
  for (const char* part : {"Range, start", "<sub>i</sub>", "^(t / t<sub>max</sub>)",
                           "0.01 to 1000", "10.0 ranks", "range-start"}) {
    EXPECT_TRUE(help.contains(QString::fromUtf8(part))) << part;
  }
}

}  // namespace
}  // namespace emoforge
