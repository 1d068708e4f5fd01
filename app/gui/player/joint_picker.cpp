// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/joint_picker.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include "app/gui/item_names.h"

namespace emoforge {
namespace {

/// Stays open while its ticks are set.
class TickMenu : public QMenu {
 public:
  using QMenu::QMenu;

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override {
    if (!tickActive()) QMenu::mouseReleaseEvent(event);
  }
  void keyPressEvent(QKeyEvent* event) override {
    const bool press = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return;
    if (!press || !tickActive()) QMenu::keyPressEvent(event);
  }

 private:
  bool tickActive() {
    QAction* action = activeAction();
    if (action == nullptr || !action->isCheckable()) return false;
    action->trigger();
    return true;
  }
};

}  // namespace

JointPicker::JointPicker(const QString& accessibleName, QWidget* parent)
    : QComboBox(parent), menu_(new TickMenu(this)) {
  setAccessibleName(accessibleName);
  setToolTip(accessibleName);
  setSizeAdjustPolicy(QComboBox::AdjustToContents);
  addItem({});
  refresh();
}

void JointPicker::showPopup() {
  menu_->popup(mapToGlobal(QPoint(0, height())));
}

void JointPicker::setJoints(const QStringList& joints, const QStringList& byDefault) {
  if (joints == joints_ && byDefault == byDefault_) return;
  joints_ = joints;
  byDefault_ = byDefault;
  fillMenu();
  refresh();
}

void JointPicker::setChosen(const QStringList& joints) {
  if (joints == chosen_) return;
  chosen_ = joints;
  refresh();
}

QStringList JointPicker::shown() const {
  if (chosen_.isEmpty()) return byDefault_;
  QStringList here;
  for (const QString& joint : joints_) {
    if (chosen_.contains(joint)) here << joint;
  }
  return here;
}

void JointPicker::fillMenu() {
  menu_->clear();
  menu_->addAction(tr("Hands and right foot"), this, [this] {
    setChosen({});
    emit chosenChanged(chosen_);
  });
  menu_->addSeparator();
  for (const QString& joint : joints_) {
    QAction* action = menu_->addAction(joint);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, joint](bool on) { tick(joint, on); });
  }
}

void JointPicker::tick(const QString& joint, bool on) {
  QStringList next = shown();
  if (on) {
    next << joint;
  } else {
    next.removeAll(joint);
  }
  setChosen(next);
  emit chosenChanged(chosen_);
}

void JointPicker::refresh() {
  const QStringList now = shown();
  setItemText(0, counted(now.size(), tr("%1 joint"), tr("%1 joints")));
  for (QAction* action : menu_->actions()) {
    if (action->isCheckable()) action->setChecked(now.contains(action->text()));
  }
}

}  // namespace emoforge
