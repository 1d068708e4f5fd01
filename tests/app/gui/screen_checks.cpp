// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/screen_checks.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabBar>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolButton>
#include <QWindow>
#include <cmath>

#include "viewers/skeleton_view.h"
#include "widgets/elided_label.h"
#include "widgets/status_parts.h"
#include "widgets/theme.h"

namespace emoforge::testing {
namespace {

constexpr int kSmallestTarget = 22;

QString nameOf(const QWidget* widget) {
  QString text = widget->accessibleName();
  if (const auto* label = qobject_cast<const QLabel*>(widget)) text = label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) text = button->text();
  if (text.isEmpty()) text = widget->accessibleName();
  const QWidget* parent = widget->parentWidget();
  return QStringLiteral("%1 \"%2\" %3 in %4 \"%5\" (%6 x %7)")
      .arg(widget->metaObject()->className(), text.left(60), widget->objectName(),
           parent == nullptr ? "nothing" : parent->metaObject()->className(),
           parent == nullptr ? QString() : parent->accessibleName())
      .arg(widget->width())
      .arg(widget->height());
}

QList<QWidget*> seen(const QWidget* root) {
  QList<QWidget*> widgets;
  for (QWidget* widget : root->findChildren<QWidget*>()) {
    // Docks behind a tab are "visible" outside the window.
    if (widget->isVisible() && widget->window() == root->window() &&
        !widget->visibleRegion().isEmpty())
      widgets << widget;
  }
  return widgets;
}

/// Inside a control that has a name itself.
bool isPart(const QWidget* widget) {
  const QWidget* parent = widget->parentWidget();
  return widget->objectName().startsWith("qt_") || widget->inherits("QLineEditIconButton") ||
         widget->inherits("QTableCornerButton") || widget->inherits("QScrollBar") ||
         widget->inherits("QComboBoxPrivateContainer") ||
         qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
         qobject_cast<const QTabBar*>(parent) != nullptr ||
         (qobject_cast<const QComboBox*>(parent) != nullptr);
}

bool isControl(const QWidget* widget) {
  if (isPart(widget) || qobject_cast<const QHeaderView*>(widget)) return false;
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QAbstractSpinBox*>(widget) ||
         qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
         qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
         (widget->focusPolicy() & Qt::TabFocus &&
          !qobject_cast<const QAbstractScrollArea*>(widget));
}

int textWidth(const QWidget* widget, QString text) {
  return widget->fontMetrics().size(Qt::TextShowMnemonic, text.remove('\t')).width();
}

bool clippedLabel(const QLabel* label) {
  const QString text = label->text();
  if (text.isEmpty() || qobject_cast<const ElidedLabel*>(label)) return false;
  const QRect room = label->contentsRect();
  if (label->wordWrap()) return label->heightForWidth(label->width()) > label->height() + 1;
  if (Qt::mightBeRichText(text)) {
    QTextDocument document;
    document.setDefaultFont(label->font());
    document.setDocumentMargin(0);
    document.setHtml(text);
    return document.idealWidth() > room.width() + 1;
  }
  if (textWidth(label, text) > room.width() + 1) return label->toolTip().isEmpty();
  // Ascent and descent of a font are larger than its letters.
  return label->fontMetrics().capHeight() + label->fontMetrics().descent() > room.height() + 1;
}

bool clippedButton(const QAbstractButton* button) {
  const auto* tool = qobject_cast<const QToolButton*>(button);
  const bool iconOnly = tool != nullptr && (tool->toolButtonStyle() == Qt::ToolButtonIconOnly &&
                                            !tool->icon().isNull());
  // What paints its text in another place tells its room by its size hint.
  if (button->text().isEmpty() || iconOnly || button->inherits("emoforge::CommandField"))
    return button->width() < button->minimumSizeHint().width();
  int taken = button->icon().isNull() ? 0 : button->iconSize().width() + 4;
  if (qobject_cast<const QCheckBox*>(button)) taken += 19;
  return textWidth(button, button->text()) + taken > button->width();
}

bool clippedCombo(const QComboBox* combo) {
  const int icon = combo->itemIcon(combo->currentIndex()).isNull() ? 0 : combo->iconSize().width();
  constexpr int kArrowAndMargins = 26;
  const QString text = combo->currentText();
  return textWidth(combo, text) + icon + kArrowAndMargins > combo->width() + 4 &&
         combo->toolTip().isEmpty();
}

QStringList clippedHeads(const QHeaderView* header) {
  QStringList found;
  if (header->orientation() == Qt::Vertical) return found;
  for (int i = 0; i < header->count(); ++i) {
    if (header->isSectionHidden(i)) continue;
    const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
    if (textWidth(header, text) > header->sectionSize(i))
      found << QStringLiteral("column head \"%1\"").arg(text);
  }
  return found;
}

QStringList clippedTabs(const QTabBar* tabs) {
  QStringList found;
  for (int i = 0; i < tabs->count(); ++i) {
    if (textWidth(tabs, tabs->tabText(i)) > tabs->tabRect(i).width())
      found << QStringLiteral("tab \"%1\"").arg(tabs->tabText(i));
  }
  return found;
}

/// The text as it lies in its ancestors: cut at the side even inside what scrolls up and down.
bool cutByAncestor(const QWidget* widget) {
  QRect box(QPoint(), widget->size());
  bool scrolls = false;
  for (const QWidget* at = widget; !at->isWindow(); at = at->parentWidget()) {
    box.translate(at->pos());
    const QWidget* parent = at->parentWidget();
    if (qobject_cast<const QAbstractScrollArea*>(parent->parentWidget())) scrolls = true;
    if (box.left() < -1 || box.right() > parent->width()) return true;
    if (!scrolls && (box.top() < -1 || box.bottom() > parent->height())) return true;
  }
  return false;
}

bool mayOverlap(const QWidget* widget) {
  return widget->isWindow() || !widget->isVisible() || widget->property("overlay").toBool() ||
         qobject_cast<const QFocusFrame*>(widget) || widget->inherits("QRubberBand") ||
         widget->inherits("QSizeGrip") || widget->inherits("QMenu") || isPart(widget);
}

bool laysOut(const QWidget* parent) {
  return !qobject_cast<const QAbstractScrollArea*>(parent) &&
         !qobject_cast<const SkeletonView*>(parent) && !qobject_cast<const QLineEdit*>(parent) &&
         !parent->inherits("QSplitter") && !parent->inherits("QMainWindow");
}

QRect screenRect(const QWidget* widget, const QWidget* root, double ratio) {
  const QPoint corner = widget->mapTo(root, QPoint());
  return {(QPointF(corner) * ratio).toPoint(), (QSizeF(widget->size()) * ratio).toSize()};
}

/// Share of pixels that differ from their row's background by more than lines on the ground do.
double figureShare(const QImage& picture) {
  if (picture.isNull()) return 0.0;
  const int bottom = qGray(theme().color(Token::View3dBottom).rgb());
  const int top = qGray(theme().color(Token::View3dTop).rgb());
  int found = 0;
  for (int y = 0; y < picture.height(); ++y) {
    const int ground = top + (bottom - top) * y / picture.height();
    for (int x = 0; x < picture.width(); ++x) {
      if (std::abs(qGray(picture.pixel(x, y)) - ground) > 60) ++found;
    }
  }
  return static_cast<double>(found) / (picture.width() * picture.height());
}

}  // namespace

QStringList namelessControls(const QWidget* root) {
  QStringList found;
  for (const QWidget* widget : seen(root)) {
    if (!isControl(widget) || !widget->accessibleName().isEmpty()) continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button == nullptr || button->text().isEmpty()) found << nameOf(widget);
  }
  return found;
}

QStringList smallTargets(const QWidget* root) {
  QStringList found;
  for (const QWidget* widget : seen(root)) {
    const bool target = qobject_cast<const QAbstractButton*>(widget) ||
                        qobject_cast<const QComboBox*>(widget) ||
                        qobject_cast<const QAbstractSpinBox*>(widget);
    // A check box is reached by its text, too, and a spin box by its field.
    if (!target || isPart(widget)) continue;
    const bool box = qobject_cast<const QCheckBox*>(widget);
    const int high = box ? 15 : kSmallestTarget;
    if (widget->width() < kSmallestTarget || widget->height() < high) found << nameOf(widget);
  }
  return found;
}

QStringList untoldIcons(const QWidget* root) {
  QStringList found;
  for (const QWidget* widget : seen(root)) {
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button == nullptr || isPart(button) || !button->toolTip().isEmpty()) continue;
    if (button->text().isEmpty() && !button->icon().isNull()) found << nameOf(button);
  }
  return found;
}

QStringList clippedTexts(const QWidget* root) {
  QStringList found;
  for (const QWidget* widget : seen(root)) {
    if (isPart(widget)) continue;
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const auto* combo = qobject_cast<const QComboBox*>(widget);
    bool clipped = (label != nullptr && clippedLabel(label)) ||
                   (button != nullptr && clippedButton(button)) ||
                   (combo != nullptr && clippedCombo(combo));
    if (qobject_cast<const SelectionStatus*>(widget) || qobject_cast<const JobStatus*>(widget))
      clipped = widget->width() < widget->sizeHint().width() && widget->toolTip().isEmpty();
    if (label != nullptr || button != nullptr || combo != nullptr)
      clipped = clipped || cutByAncestor(widget);
    if (clipped) found << nameOf(widget);
    if (const auto* header = qobject_cast<const QHeaderView*>(widget))
      found += clippedHeads(header);
    if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) found += clippedTabs(tabs);
  }
  return found;
}

QStringList overlaps(const QWidget* root) {
  QStringList found;
  QList<QWidget*> parents = seen(root);
  parents << const_cast<QWidget*>(root);
  for (const QWidget* parent : parents) {
    if (!laysOut(parent)) continue;
    QList<QWidget*> children = parent->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    children.removeIf([](QWidget* child) { return mayOverlap(child); });
    for (int i = 0; i < children.size(); ++i) {
      for (int j = i + 1; j < children.size(); ++j) {
        const QRect both = children[i]->geometry().intersected(children[j]->geometry());
        if (both.width() > 1 && both.height() > 1)
          found << nameOf(children[i]) + "\n    and " + nameOf(children[j]);
      }
    }
  }
  return found;
}

QStringList blankViews(const QWidget* root, const QImage& screenshot) {
  constexpr double kLeastFigure = 0.002;
  constexpr int kPlates = 40;  // name, buttons and scale lie along the edges
  const double ratio = root->devicePixelRatioF();
  QStringList found;
  for (const QWidget* widget : seen(root)) {
    if (!qobject_cast<const SkeletonView*>(widget)) continue;
    QRect place = screenRect(widget, root, ratio);
    place.adjust(kPlates, kPlates, -kPlates, -kPlates);
    if (figureShare(screenshot.copy(place.intersected(screenshot.rect()))) < kLeastFigure)
      found << nameOf(widget);
  }
  return found;
}

}  // namespace emoforge::testing
