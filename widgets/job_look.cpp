// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/job_look.h"

#include <QCoreApplication>
#include <QPainter>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

QString translated(const char* english) {
  return QCoreApplication::translate("Job", english);
}

}  // namespace

JobButtons jobButtons(JobState state, bool settingsAllowed, bool settingsChanged) {
  const JobActions allowed = actionsOf(state);
  const bool begins = state == JobState::Idle || state == JobState::Finished;
  JobButtons buttons;
  buttons.start.enabled = allowed.start && (settingsAllowed || !begins);
  buttons.start.primary = begins || state == JobState::Paused;
  buttons.pause = {allowed.pause, state == JobState::Running};
  buttons.stop = {allowed.stop, false};
  if (state == JobState::Waiting) buttons.meaning = StartMeaning::RunNow;
  if (state == JobState::Paused || state == JobState::Failed)
    buttons.meaning = StartMeaning::Resume;
  if (state == JobState::Finished && settingsChanged) buttons.meaning = StartMeaning::Again;
  return buttons;
}

QString jobStateName(JobState state) {
  switch (state) {
    case JobState::Idle:
      return translated("Idle");
    case JobState::Waiting:
      return translated("Waiting");
    case JobState::Running:
      return translated("Running");
    case JobState::Pausing:
      return translated("Pausing");
    case JobState::Stopping:
      return translated("Stopping");
    case JobState::Paused:
      return translated("Paused");
    case JobState::Finished:
      return translated("Finished");
    case JobState::Failed:
      return translated("Failed");
  }
  return {};
}

QString startText(StartMeaning meaning) {
  switch (meaning) {
    case StartMeaning::Start:
      return translated("Start");
    case StartMeaning::RunNow:
      return translated("Run now");
    case StartMeaning::Resume:
      return translated("Resume");
    case StartMeaning::Again:
      return translated("Start again");
  }
  return {};
}

JobLook jobLook(JobState state) {
  switch (state) {
    case JobState::Idle:
      return {"circle", Token::Text3};
    case JobState::Waiting:
      return {"clock", Token::Text3};
    case JobState::Running:
      return {"loader-circle", Token::Accent};
    case JobState::Pausing:
    case JobState::Stopping:
      return {"loader-circle", Token::Text2};
    case JobState::Paused:
      return {"circle-pause", Token::Warning};
    case JobState::Finished:
      return {"circle-check", Token::Good};
    case JobState::Failed:
      return {"octagon-x", Token::Error};
  }
  return {};
}

bool showsBar(JobState state) {
  return state == JobState::Running || state == JobState::Pausing || state == JobState::Stopping ||
         state == JobState::Paused;
}

void paintJobMark(QPainter* painter, const QRectF& rect, JobState state, double fraction) {
  if (state != JobState::Running) {
    const JobLook look = jobLook(state);
    paintIcon(painter, rect, look.icon, theme().color(look.color), 14);
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  QRectF ring(0, 0, 10.5, 10.5);
  ring.moveCenter(rect.center());
  painter->setPen(QPen(theme().color(Token::Track), 3, Qt::SolidLine, Qt::FlatCap));
  painter->drawEllipse(ring);
  painter->setPen(QPen(theme().color(Token::Accent), 3, Qt::SolidLine, Qt::FlatCap));
  painter->drawArc(ring, 90 * 16, -qRound(360 * 16 * fraction));
  painter->restore();
}

}  // namespace emoforge
