// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_footer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <cmath>

#include "widgets/elided_label.h"
#include "widgets/number_field.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kMostSeeds = 1000;

void showButton(QPushButton* button, const JobButton& state) {
  button->setEnabled(state.enabled);
  setStyleProperty(button, "kind",
                   state.primary && state.enabled ? QStringLiteral("primary") : QString());
}

}  // namespace

RunFooter::RunFooter(QWidget* parent) : QWidget(parent) {
  setSurface(this, "footer");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 10, 12, 10);
  column->setSpacing(8);
  auto* seedRow = new QHBoxLayout;
  seedRow->setSpacing(8);
  auto* seedLabel = makeLabel(tr("Seeds"), "detail");
  seeds_ = new NumberField;
  seeds_->setObjectName("seeds");
  seeds_->setRange(1, kMostSeeds);
  seeds_->setFixedWidth(56);
  seeds_->setAccessibleName(tr("Number of seeds"));
  seedLabel->setBuddy(seeds_);
  seedsText_ = new ElidedLabel({}, "detail");
  seedRow->addWidget(seedLabel);
  seedRow->addWidget(seeds_);
  seedRow->addWidget(seedsText_, 1);
  column->addLayout(seedRow);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  start_ = makeButton(tr("Start"), "play");
  pause_ = makeButton(tr("Pause"), "pause");
  stop_ = makeButton(tr("Stop"), "square");
  start_->setObjectName("start");
  pause_->setObjectName("pause");
  stop_->setObjectName("stop");
  for (auto* button : {start_, pause_, stop_}) {
    // Equal shares: "Start again" must not push the others.
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    button->setMinimumWidth(72);
    buttons->addWidget(button, 1);
  }
  column->addLayout(buttons);
  obstacleText_ = makeLabel({}, "error");
  obstacleText_->setWordWrap(true);
  column->addWidget(obstacleText_);

  connect(start_, &QPushButton::clicked, this, &RunFooter::start);
  connect(pause_, &QPushButton::clicked, this, &RunFooter::pauseRequested);
  connect(stop_, &QPushButton::clicked, this, &RunFooter::stopRequested);
  connect(seeds_, &NumberField::valueEdited, this, [this](double value) {
    if (value < 1 || value > kMostSeeds || value != std::floor(value)) return;
    setSeeds(static_cast<int>(value));
    emit seedsChanged(seeds());
  });
  setSeeds(1);
  refresh();
}

void RunFooter::setState(JobState state) {
  state_ = state;
  refresh();
}

void RunFooter::setObstacle(const QString& sentence) {
  obstacle_ = sentence;
  refresh();
}

void RunFooter::setSettingsChanged(bool changed) {
  settingsChanged_ = changed;
  refresh();
}

int RunFooter::seeds() const {
  return static_cast<int>(seeds_->value());
}

void RunFooter::setSeeds(int count) {
  if (seeds() != count) seeds_->setValue(count);
  seedsText_->setText(count == 1 ? tr("seed 1 only, no interval")
                                 : tr("seed 1 to %1, mean and 95 % CI").arg(count));
}

void RunFooter::start() {
  switch (jobButtons(state_, true, settingsChanged_).meaning) {
    case StartMeaning::Start:
    case StartMeaning::Again:
      emit startRequested();
      return;
    case StartMeaning::RunNow:
      emit runNowRequested();
      return;
    case StartMeaning::Resume:
      emit resumeRequested();
      return;
  }
}

void RunFooter::refresh() {
  const JobButtons buttons = jobButtons(state_, obstacle_.isEmpty(), settingsChanged_);
  showButton(start_, buttons.start);
  showButton(pause_, buttons.pause);
  showButton(stop_, buttons.stop);
  start_->setText(startText(buttons.meaning));
  start_->setAccessibleName(start_->text());
  obstacleText_->setText(obstacle_);
  obstacleText_->setVisible(!obstacle_.isEmpty());
}

}  // namespace emoforge
