// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolBar>
#include <QToolButton>

#include "widgets/icon_engine.h"
#include "widgets/style_paint.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kSpinStrip = 16;

bool flag(const QWidget* widget, const char* name) {
  return widget && widget->property(name).toBool();
}

int controlHeight(const QWidget* widget) {
  return theme().scaled(flag(widget, "compact") ? 24 : 28);
}

bool inPageBar(const QWidget* widget) {
  const auto* bar = widget ? qobject_cast<const QToolBar*>(widget->parentWidget()) : nullptr;
  return bar && bar->property("kind").toString() == QLatin1String("pages");
}

QSize pushButtonSize(const QStyleOptionButton* option, const QWidget* widget) {
  const QFontMetrics metrics(buttonFont(widget));
  int width = metrics.size(Qt::TextShowMnemonic, option->text).width();
  if (!option->icon.isNull()) width += option->iconSize.width() + (width > 0 ? 8 : 0);
  const int padding = flag(widget, "compact") ? 9 : 13;
  return {width + 2 * padding, controlHeight(widget)};
}

QSize toolButtonSize(const QStyleOptionToolButton* option, const QWidget* widget) {
  const QFontMetrics metrics(theme().font(TextRole::BodyStrong));
  if (inPageBar(widget) && option->toolButtonStyle != Qt::ToolButtonIconOnly) {
    return {metrics.horizontalAdvance(option->text) + 38 + 20, theme().scaled(44)};
  }
  if (option->text.isEmpty() || option->toolButtonStyle == Qt::ToolButtonIconOnly) {
    const int side = theme().scaled(flag(widget, "small") ? 22 : 26);
    return {side, side};
  }
  QFont bold = option->font;
  bold.setWeight(QFont::DemiBold);
  const int text = QFontMetrics(bold).horizontalAdvance(option->text);
  const int icon = option->icon.isNull() ? 0 : option->iconSize.width() + 8;
  return {text + icon + (flag(widget, "compact") ? 16 : 20), theme().scaled(24)};
}

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create("Fusion")) {}

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
      qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QSlider*>(widget)) {
    widget->setAttribute(Qt::WA_Hover);
  }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
  switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
      return 4;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return 15;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
      return 12;
    case PM_ScrollBarExtent:
      return 10;
    case PM_ScrollBarSliderMin:
      return 24;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
      return 22;
    case PM_SliderLength:
      return 12;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
      return 0;
    case PM_ToolBarItemSpacing:
      return 2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
      return 16;
    case PM_TreeViewIndentation:
      return 18;
    case PM_ToolTipLabelFrameWidth:
      return 8;
    case PM_MaximumDragDistance:
      return -1;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
  switch (hint) {
    case SH_FocusFrame_AboveWidget:
    case SH_ItemView_ShowDecorationSelected:
    case SH_ComboBox_ListMouseTracking:
      return 1;
    case SH_FocusFrame_Mask:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
    case SH_DialogButtonBox_ButtonsHaveIcons:
      return 0;
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
      return Qt::NoButton;
    case SH_ToolTip_WakeUpDelay:
      return 500;
    case SH_Table_GridLineColor:
      return static_cast<int>(theme().color(Token::RowLine).rgb());
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
  if (type == CT_PushButton) {
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
      return pushButtonSize(button, widget);
    }
  } else if (type == CT_ToolButton) {
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
      return toolButtonSize(button, widget);
    }
  } else if (type == CT_LineEdit) {
    return {size.width() + 20, controlHeight(widget)};
  } else if (type == CT_ComboBox && flag(widget, "parameter")) {
    return {size.width() + 10 + 28, theme().scaled(26)};
  } else if (type == CT_ComboBox) {
    return {size.width() + 10 + 28, controlHeight(widget)};
  } else if (type == CT_SpinBox) {
    return {size.width() + kSpinStrip + 10, theme().scaled(flag(widget, "compact") ? 24 : 26)};
  } else if (type == CT_ProgressBar) {
    return {size.width(), 6};
  }
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ItemViewItem) result.setHeight(std::max(result.height(), theme().scaled(24)));
  if (type == CT_HeaderSection) result.setHeight(std::max(result.height(), theme().scaled(28)));
  if (type == CT_CheckBox || type == CT_RadioButton) {
    result.setHeight(std::max(result.height(), 22));
  }
  return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const {
  if (element == SE_LineEditContents) {
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    const int side = frame && frame->lineWidth > 0 ? 8 : 0;
    return option->rect.adjusted(side, 0, -side, 0);
  }
  if (element == SE_HeaderLabel) {
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    const bool first = header && header->position == QStyleOptionHeader::Beginning;
    return option->rect.adjusted(first ? 12 : 8, 0, -8, 0);
  }
  if (element == SE_ProgressBarGroove || element == SE_ProgressBarContents) return option->rect;
  return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const {
  const QRect rect = option->rect;
  if (control == CC_SpinBox) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    const int left = rect.right() + 1 - kSpinStrip;
    const int half = rect.height() / 2;
    switch (part) {
      case SC_SpinBoxUp:
        return buttons ? QRect(left, rect.top(), kSpinStrip, half) : QRect();
      case SC_SpinBoxDown:
        return buttons ? QRect(left, rect.top() + half, kSpinStrip, rect.height() - half) : QRect();
      case SC_SpinBoxEditField:
        return rect.adjusted(6, 2, -(buttons ? kSpinStrip + 4 : 6), -2);
      default:
        return rect;
    }
  }
  if (control == CC_ComboBox && part == SC_ComboBoxEditField) return rect.adjusted(10, 1, -26, -1);
  if (control == CC_ComboBox && part == SC_ComboBoxArrow) {
    return {rect.right() - 24, rect.top(), 24, rect.height()};
  }
  if (control == CC_ScrollBar) {
    if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine) return {};
    if (part == SC_ScrollBarGroove) return rect;
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar) return {};
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? rect.width() : rect.height();
    const int range = bar->maximum - bar->minimum;
    const int page = std::max(bar->pageStep, 1);
    const int handle = range > 0
                           ? std::clamp(static_cast<int>(qint64(length) * page / (range + page)),
                                        std::min(24, length), length)
                           : length;
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - handle, bar->upsideDown);
    const auto span = [&](int from, int to) {
      return across ? QRect(rect.left() + from, rect.top(), to - from, rect.height())
                    : QRect(rect.left(), rect.top() + from, rect.width(), to - from);
    };
    if (part == SC_ScrollBarSlider) return span(start, start + handle);
    if (part == SC_ScrollBarSubPage) return span(0, start);
    if (part == SC_ScrollBarAddPage) return span(start + handle, length);
  }
  return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  switch (element) {
    case PE_PanelButtonCommand:
      paintButtonPanel(painter, option, widget);
      return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      paintCheckBox(painter, option);
      return;
    case PE_IndicatorRadioButton:
      paintRadioButton(painter, option);
      return;
    case PE_FrameLineEdit:
      return;
    case PE_PanelLineEdit: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame && frame->lineWidth > 0) paintField(painter, option->rect, option, widget);
      return;
    }
    case PE_FrameFocusRect:
      if (qobject_cast<const QAbstractItemView*>(widget)) {
        paintBox(painter, option->rect, {}, theme().color(Token::Focus), 2.0);
      }
      return;
    case PE_Frame:
    case PE_FrameMenu:
      paintBox(painter, option->rect, {}, theme().color(Token::Line), 0.0);
      return;
    case PE_IndicatorDockWidgetResizeHandle:
      painter->fillRect(option->rect, theme().color(Token::App));
      return;
    case PE_PanelTipLabel:
      painter->fillRect(option->rect, theme().color(Token::Head));
      paintBox(painter, option->rect, {}, theme().color(Token::LineStrong), 0.0);
      return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
      if (option->state & State_Selected) {
        painter->fillRect(option->rect, theme().color(Token::Selected));
      } else if ((option->state & State_MouseOver) && (option->state & State_Enabled)) {
        painter->fillRect(option->rect, theme().color(Token::RowHover));
      }
      return;
    case PE_IndicatorBranch:
      if (option->state & State_Children) {
        paintIcon(painter, option->rect,
                  option->state & State_Open ? "chevron-down" : "chevron-right",
                  theme().color(Token::Text3), 14);
      }
      return;
    case PE_IndicatorHeaderArrow:
      return;
    case PE_IndicatorToolBarSeparator: {
      const QRect rect = option->rect;
      painter->fillRect(QRect(rect.center().x(), rect.center().y() - 9, 1, 18),
                        theme().color(Token::LineStrong));
      return;
    }
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
  switch (element) {
    case CE_PushButtonBevel:
      paintButtonPanel(painter, option, widget);
      return;
    case CE_PushButtonLabel:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
        paintButtonLabel(painter, button, widget);
      }
      return;
    case CE_FocusFrame:
      paintBox(painter, option->rect, {}, theme().color(Token::Focus), kRadius + 4, 2.0);
      return;
    case CE_Splitter:
      painter->fillRect(option->rect, theme().color(Token::App));
      return;
    case CE_HeaderSection:
      painter->fillRect(option->rect, theme().color(Token::Head));
      painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                        theme().color(Token::Line));
      return;
    case CE_HeaderEmptyArea:
      painter->fillRect(option->rect, theme().color(Token::Head));
      painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                        theme().color(Token::Line));
      return;
    case CE_ComboBoxLabel:
      if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
        paintComboLabel(painter, combo);
      }
      return;
    case CE_HeaderLabel:
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
        paintHeaderLabel(painter, header);
      }
      return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
      return;
    case CE_ProgressBarContents:
      if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
        const double range = bar->maximum - bar->minimum;
        const double fraction = range > 0 ? (bar->progress - bar->minimum) / range : 0.0;
        paintProgressBar(painter, bar->rect, fraction, bar->state & State_Enabled);
      }
      return;
    default:
      QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
  if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
      button && control == CC_ToolButton) {
    paintToolButton(painter, button, widget);
  } else if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
             combo && control == CC_ComboBox) {
    paintComboBox(painter, combo, widget);
  } else if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
             spin && control == CC_SpinBox) {
    paintSpinBox(painter, spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                 subControlRect(control, option, SC_SpinBoxDown, widget), widget);
  } else if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
             slider && control == CC_Slider) {
    paintSlider(painter, slider, subControlRect(control, option, SC_SliderHandle, widget));
  } else if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
             bar && control == CC_ScrollBar) {
    paintScrollBar(painter, bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
  } else {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
  }
}

}  // namespace emoforge
