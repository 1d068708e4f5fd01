// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/motion_curves.h"

#include <QHash>
#include <QVBoxLayout>
#include <array>

#include "app/gui/background.h"
#include "widgets/empty_view.h"
#include "widgets/surface.h"
#include "widgets/time_plot_stack.h"

namespace emoforge {
namespace {

constexpr std::array<Token, 3> kSeriesTokens{Token::Real, Token::Series1, Token::Series2};

Token roleToken(ClipRole role) {
  if (role == ClipRole::Synthetic) return Token::Synthetic;
  return role == ClipRole::Nearest ? Token::Nearest : Token::Real;
}

Qt::PenStyle roleLine(ClipRole role) {
  if (role == ClipRole::Synthetic) return Qt::DashLine;
  return role == ClipRole::Nearest ? Qt::DotLine : Qt::SolidLine;
}

QString roleText(ClipRole role) {
  if (role == ClipRole::Synthetic) return MotionCurves::tr("synthetic");
  return role == ClipRole::Nearest ? MotionCurves::tr("nearest") : MotionCurves::tr("real");
}

int decimalsOf(const std::string& unit) {
  if (unit == "m") return 3;
  return unit == "m/s" ? 2 : 1;
}

QVector<double> secondsOf(const CurveClip& clip, std::size_t count) {
  QVector<double> seconds;
  seconds.reserve(static_cast<qsizetype>(count));
  const bool stretched = clip.frameSeconds.size() == count;
  for (std::size_t t = 0; t < count; ++t) {
    seconds.append(stretched
                       ? clip.frameSeconds[t]
                       : clip.startSeconds + static_cast<double>(t) * clip.posed->frameTimeSeconds);
  }
  return seconds;
}

/// Colour by role where every clip has one series and the roles differ, else by series.
Token tokenOf(const CurveClip& clip, std::size_t series, bool byRole) {
  if (byRole) return roleToken(clip.role);
  return kSeriesTokens[series % kSeriesTokens.size()];
}

QString labelOf(const JointSeries& series, const CurveClip& clip, bool byRole, bool several) {
  const QString name = QString::fromStdString(series.name);
  if (byRole) return roleText(clip.role);
  return several ? QStringLiteral("%1 %2").arg(roleText(clip.role), name) : name;
}

}  // namespace

QVector<TimePlot::Curve> curvesOf(const std::vector<CurveClip>& clips, const SeriesChoice& choice) {
  std::vector<std::vector<JointSeries>> series;
  std::size_t most = 0;
  bool plain = true;  // one real clip needs no word for its role
  for (const CurveClip& clip : clips) {
    series.push_back(jointSeries(*clip.motion, *clip.posed, choice));
    most = std::max(most, series.back().size());
    plain = plain && clip.role == ClipRole::Real;
  }
  const bool byRole = most == 1 && (clips.size() > 1 || !plain);
  QVector<TimePlot::Curve> curves;
  for (std::size_t s = 0; s < most; ++s) {
    for (std::size_t c = 0; c < clips.size(); ++c) {
      if (s >= series[c].size()) continue;
      const JointSeries& one = series[c][s];
      TimePlot::Curve curve;
      curve.label = labelOf(one, clips[c], byRole, clips.size() > 1);
      curve.unit = QString::fromStdString(one.unit);
      curve.decimals = decimalsOf(one.unit);
      curve.token = tokenOf(clips[c], s, byRole);
      curve.line = roleLine(clips[c].role);
      curve.seconds = secondsOf(clips[c], one.values.size());
      curve.values = QVector<double>(one.values.begin(), one.values.end());
      curves.append(curve);
    }
  }
  return curves;
}

MotionCurves::MotionCurves(PlaybackClock* clock, TimeAxis* axis, QWidget* parent)
    : QWidget(parent), plots_(new TimePlotStack(clock, axis, this)) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(plots_);
  // Never a plot without curves and with axes that mean nothing.
  empty_ =
      new EmptyView("chart-line", tr("No curves yet"), tr("They follow the clip above."), this);
  column->addWidget(empty_);
  plots_->hide();
  setAccessibleName(tr("Curves of the clip"));
  connect(plots_, &TimePlotStack::rowsChanged, this, [this] {
    compute();
    emit rowsChanged();
  });
  connect(plots_, &TimePlotStack::exportRequested, this, &MotionCurves::exportRequested);
}

void MotionCurves::setClips(std::vector<CurveClip> clips) {
  std::erase_if(clips, [](const CurveClip& clip) {
    return !clip.motion || !clip.posed || clip.posed->frames() == 0;
  });
  clips_ = std::move(clips);
  ++generation_;
  plots_->setVisible(!clips_.empty());
  empty_->setVisible(clips_.empty());
  if (clips_.empty()) {
    for (const QString& id : plots_->rows()) plots_->setCurves(id, {});
    emit shown();
    return;
  }
  choices_ = seriesChoices(*clips_.front().motion, *clips_.front().posed);
  QVector<TimePlotStack::Choice> titles;
  for (const SeriesChoice& choice : choices_) {
    titles.append({QString::fromStdString(choice.id()),
                   QString::fromStdString(seriesTitle(choice, *clips_.front().motion))});
  }
  plots_->setChoices(titles);
  if (!wanted_.isEmpty()) plots_->setRows(std::exchange(wanted_, {}));
  compute();
}

QStringList MotionCurves::rows() const {
  return wanted_.isEmpty() ? plots_->rows() : wanted_;
}

void MotionCurves::setRows(const QStringList& ids) {
  if (clips_.empty()) {
    wanted_ = ids;
  } else {
    plots_->setRows(ids);
  }
}

const SeriesChoice* MotionCurves::find(const QString& id) const {
  for (const SeriesChoice& choice : choices_) {
    if (choice.id() == id.toStdString()) return &choice;
  }
  return nullptr;
}

void MotionCurves::compute() {
  if (clips_.empty()) return;
  std::vector<SeriesChoice> asked;
  for (const QString& id : plots_->rows()) {
    if (const SeriesChoice* choice = find(id)) asked.push_back(*choice);
  }
  using Answer = QHash<QString, QVector<TimePlot::Curve>>;
  const auto work = [clips = clips_, asked] {
    Answer answer;
    for (const SeriesChoice& choice : asked) {
      answer.insert(QString::fromStdString(choice.id()), curvesOf(clips, choice));
    }
    return answer;
  };
  runInBackground(this, work, [this, generation = ++generation_](const Answer& answer) {
    if (generation != generation_) return;
    for (auto it = answer.begin(); it != answer.end(); ++it)
      plots_->setCurves(it.key(), it.value());
    emit shown();
  });
}

}  // namespace emoforge
