// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/job_list.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/icon_engine.h"
#include "widgets/item_roles.h"
#include "widgets/style_paint.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kSide = 12;
constexpr int kTextLeft = 36;
constexpr int kButtonPitch = 24;
constexpr double kLeastFraction = 0.03;
constexpr double kLeastSeconds = 10.0;
constexpr std::array<const char*, 3> kButtonIcons{"play", "pause", "square"};

constexpr int ResumableRole = Qt::UserRole + 200;  ///< known to this list only

JobState stateOf(const QModelIndex& index) {
  return static_cast<JobState>(index.data(JobStateRole).toInt());
}

bool mayRemove(JobState state) {
  return !showsBar(state) || state == JobState::Paused;
}

std::array<bool, 3> enabledButtons(JobState state) {
  const JobButtons buttons = jobButtons(state);
  return {buttons.start.enabled, buttons.pause.enabled, buttons.stop.enabled};
}

}  // namespace

QString formatDuration(double seconds) {
  const auto whole = static_cast<long long>(std::llround(std::max(seconds, 0.0)));
  const auto two = [](long long part) { return QStringLiteral("%1").arg(part, 2, 10, QChar('0')); };
  if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
  return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

QString timeLeftText(double fraction, double elapsedSeconds) {
  if (fraction <= 0.0 || (fraction < kLeastFraction && elapsedSeconds < kLeastSeconds)) return {};
  const double left = elapsedSeconds * (1.0 - fraction) / fraction;
  return JobModel::tr("%1 left").arg(formatDuration(left));
}

void JobModel::setJobs(const QVector<JobRow>& jobs) {
  beginResetModel();
  jobs_ = jobs;
  endResetModel();
}

void JobModel::put(const JobRow& job) {
  const int row = rowOf(job.id);
  if (row >= 0) {
    jobs_[row] = job;
    emit dataChanged(index(row), index(row));
    return;
  }
  const int end = static_cast<int>(jobs_.size());
  beginInsertRows({}, end, end);
  jobs_.append(job);
  endInsertRows();
}

void JobModel::remove(const QString& id) {
  const int row = rowOf(id);
  if (row < 0) return;
  beginRemoveRows({}, row, row);
  jobs_.removeAt(row);
  endRemoveRows();
}

void JobModel::setOrder(const QStringList& ids) {
  QVector<JobRow> ordered;
  for (const QString& id : ids) {
    if (const int row = rowOf(id); row >= 0) ordered.append(jobs_[row]);
  }
  setJobs(ordered);
}

int JobModel::rowOf(const QString& id) const {
  for (int i = 0; i < jobs_.size(); ++i) {
    if (jobs_[i].id == id) return i;
  }
  return -1;
}

int JobModel::running() const {
  return static_cast<int>(std::ranges::count_if(jobs_, [](const auto& job) {
    return job.state == JobState::Running || job.state == JobState::Pausing ||
           job.state == JobState::Stopping;
  }));
}

int JobModel::waiting() const {
  return static_cast<int>(std::ranges::count(jobs_, JobState::Waiting, &JobRow::state));
}

QString JobModel::summary() const {
  if (running() + waiting() == 0) return tr("none running");
  return tr("%1 running, %2 waiting").arg(running()).arg(waiting());
}

int JobModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(jobs_.size());
}

QVariant JobModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= jobs_.size()) return {};
  const JobRow& job = jobs_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
      return job.name;
    case Qt::ToolTipRole:
      return QStringList{job.name, job.detail, job.note}.join('\n').trimmed();
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3, %4")
          .arg(job.name, jobStateName(job.state), job.detail, job.right);
    case IdRole:
      return job.id;
    case DetailRole:
      return job.detail;
    case RightTextRole:
      return job.right;
    case JobStateRole:
      return static_cast<int>(job.state);
    case FractionRole:
      return job.fraction;
    case ResumableRole:
      return job.resumable;
    default:
      return {};
  }
}

/// Paints a job and turns clicks on its buttons into the list's signals.
class JobDelegate : public QStyledItemDelegate {
 public:
  explicit JobDelegate(JobList* list) : QStyledItemDelegate(list), list_(list) {}

  QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const override {
    return {200, theme().scaled(showsBar(stateOf(index)) ? 60 : 48)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    const QRect rect = option.rect;
    list_->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, list_);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      theme().color(Token::Line));
    paintJobMark(painter, QRectF(rect.left() + kSide, rect.top() + 8, 16, 16), stateOf(index),
                 index.data(FractionRole).toDouble());
    const int right = paintRight(painter, rect, index);
    paintTexts(painter, rect, right, index);
    if (showsBar(stateOf(index))) {
      paintProgressBar(
          painter,
          QRectF(rect.left() + kTextLeft, rect.bottom() - 13, rect.width() - kTextLeft - kSide, 6),
          index.data(FractionRole).toDouble());
    }
    painter->restore();
  }

  bool editorEvent(QEvent* event, QAbstractItemModel* /*model*/, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override {
    if (event->type() != QEvent::MouseButtonRelease || !list_->buttonsShown(index)) return false;
    const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
    const auto enabled = enabledButtons(stateOf(index));
    for (int i = 0; i < 3; ++i) {
      if (enabled[static_cast<std::size_t>(i)] && buttonRect(option.rect, i).contains(at)) {
        list_->press(index.data(IdRole).toString(), i);
        return true;
      }
    }
    return false;
  }

 private:
  static QRect buttonRect(const QRect& row, int button) {
    return {row.right() - kSide - (3 - button) * kButtonPitch + 6, row.top() + 5, 22, 22};
  }

  int paintRight(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (list_->buttonsShown(index)) {
      const auto enabled = enabledButtons(stateOf(index));
      for (int i = 0; i < 3; ++i) {
        const bool on = enabled[static_cast<std::size_t>(i)];
        paintIcon(painter, buttonRect(rect, i), kButtonIcons[static_cast<std::size_t>(i)],
                  theme().color(on ? Token::Text2 : Token::Disabled), 16);
      }
      return buttonRect(rect, 0).left() - 8;
    }
    const QString text = index.data(RightTextRole).toString();
    painter->setFont(theme().font(TextRole::Small));
    painter->setPen(theme().color(Token::Text2));
    painter->drawText(QRect(rect.left(), rect.top() + 6, rect.width() - kSide, 18),
                      Qt::AlignRight | Qt::AlignVCenter, text);
    return rect.right() - kSide - painter->fontMetrics().horizontalAdvance(text) - 8;
  }

  static void paintTexts(QPainter* painter, const QRect& rect, int right,
                         const QModelIndex& index) {
    QFont name = theme().font(TextRole::Small);
    name.setWeight(QFont::Medium);
    const QRect first(rect.left() + kTextLeft, rect.top() + 6, right - rect.left() - kTextLeft, 18);
    painter->setFont(name);
    painter->setPen(theme().color(Token::Text1));
    const QString nameText = painter->fontMetrics().elidedText(
        index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, first.width());
    painter->drawText(first, Qt::AlignVCenter, nameText);
    painter->setFont(theme().font(TextRole::Small));
    painter->setPen(theme().color(Token::Text3));
    const QRect second(first.left(), first.bottom() + 1, rect.right() - kSide - first.left(), 18);
    const QString detail = painter->fontMetrics().elidedText(index.data(DetailRole).toString(),
                                                             Qt::ElideMiddle, second.width());
    painter->drawText(second, Qt::AlignVCenter, detail);
  }

  JobList* list_;
};

JobList::JobList(JobModel* model, QWidget* parent) : QListView(parent) {
  setModel(model);
  setItemDelegate(new JobDelegate(this));
  setAccessibleName(tr("Jobs"));
  setMouseTracking(true);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setEditTriggers(NoEditTriggers);
  setResizeMode(Adjust);
  connect(this, &QListView::clicked, this,
          [this](const QModelIndex& index) { emit chosen(index.data(IdRole).toString()); });
}

void JobList::setButtonsAlwaysShown(bool shown) {
  always_ = shown;
  viewport()->update();
}

bool JobList::buttonsShown(const QModelIndex& index) const {
  if (always_) return true;
  return viewport()->underMouse() && indexAt(viewport()->mapFromGlobal(QCursor::pos())) == index;
}

void JobList::press(const QString& id, int button) {
  if (button == 0) emit startRequested(id);
  if (button == 1) emit pauseRequested(id);
  if (button == 2) emit stopRequested(id);
}

/// Del belongs to the job that is chosen here, not to the clips of the window.
bool JobList::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
    event->accept();
    return true;
  }
  return QListView::event(event);
}

void JobList::keyPressEvent(QKeyEvent* event) {
  const QModelIndex index = currentIndex();
  const QString id = index.data(IdRole).toString();
  const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
  if (index.isValid() && moves && event->modifiers() == Qt::AltModifier) {
    if (stateOf(index) == JobState::Waiting)
      emit moveRequested(id, event->key() == Qt::Key_Up ? -1 : 1);
  } else if (index.isValid() && event->key() == Qt::Key_Delete) {
    if (mayRemove(stateOf(index))) emit removeRequested(id);
  } else if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    emit chosen(id);
  } else {
    QListView::keyPressEvent(event);
  }
}

void JobList::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
  if (!index.isValid()) return;
  const QString id = index.data(IdRole).toString();
  const JobButtons buttons = jobButtons(stateOf(index));
  QMenu menu(this);
  const bool goesOn = index.data(ResumableRole).toBool() && stateOf(index) == JobState::Idle;
  const QString start = startText(goesOn ? StartMeaning::Resume : buttons.meaning);
  const QString texts[] = {start, tr("Pause"), tr("Stop")};
  const auto enabled = enabledButtons(stateOf(index));
  for (int i = 0; i < 3; ++i) {
    auto* action = menu.addAction(themedIcon(kButtonIcons[static_cast<std::size_t>(i)]), texts[i]);
    action->setEnabled(enabled[static_cast<std::size_t>(i)]);
    connect(action, &QAction::triggered, this, [this, id, i] { press(id, i); });
  }
  menu.addSeparator();
  const JobState state = stateOf(index);
  const auto addMove = [&](const char* icon, const QString& text, Qt::Key key, int by) {
    QAction* move = menu.addAction(themedIcon(icon), text);
    move->setShortcut(QKeySequence(Qt::ALT | key));
    move->setEnabled(state == JobState::Waiting);
    connect(move, &QAction::triggered, this, [this, id, by] { emit moveRequested(id, by); });
  };
  addMove("arrow-up", tr("Earlier"), Qt::Key_Up, -1);
  addMove("arrow-down", tr("Later"), Qt::Key_Down, 1);
  QAction* removeRow = menu.addAction(themedIcon("x"), tr("Remove from the list"));
  removeRow->setShortcut(Qt::Key_Delete);
  removeRow->setEnabled(mayRemove(state));
  connect(removeRow, &QAction::triggered, this, [this, id] { emit removeRequested(id); });
  menu.addSeparator();
  auto* copy = menu.addAction(themedIcon("terminal"), tr("Copy as command"));
  connect(copy, &QAction::triggered, this, [this, id] { emit commandRequested(id); });
  menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

}  // namespace emoforge
