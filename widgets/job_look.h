// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include "widgets/job_state.h"
#include "widgets/tokens.h"

class QPainter;

namespace emoforge {

/// What Start means in a state; all are the same button.
enum class StartMeaning { Start, RunNow, Resume, Again };

struct JobButton {
  bool enabled = false;
  bool primary = false;
};

/// The three buttons are always visible, so that they do not jump.
struct JobButtons {
  JobButton start;
  JobButton pause;
  JobButton stop;
  StartMeaning meaning = StartMeaning::Start;
};

/// A pure function of the state: `settingsAllowed` is false while a setting is missing or refused,
/// `settingsChanged` is true when they differ from those of the finished run.
JobButtons jobButtons(JobState state, bool settingsAllowed = true, bool settingsChanged = false);

QString jobStateName(JobState state);  ///< "Running"
QString startText(StartMeaning meaning);

/// Icon and colour of a state in lists and trees; Running has a ring instead (see paintJobMark).
struct JobLook {
  QString icon;
  Token color = Token::Text3;
};
JobLook jobLook(JobState state);
bool showsBar(JobState state);

/// The mark of a state in a 16 px square: an icon, or a ring with the share that is done.
void paintJobMark(QPainter* painter, const QRectF& rect, JobState state, double fraction);

}  // namespace emoforge
