// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/export_subject.h"

#include "app/gui/export/plot_subject.h"
#include "app/gui/export/view_subject.h"

namespace emoforge {
namespace {

constexpr double kScreenDotsPerInch = 96.0;
constexpr double kScreenFontPoints = 8.25;  // 11 px
constexpr int kLongestName = 60;

}  // namespace

FigureLayout ExportSubject::screenLayout() const {
  FigureLayout layout;
  layout.preset = "screen";
  layout.fontPoints = kScreenFontPoints;
  layout.linePoints = 1.5;
  layout.dotsPerInch = kScreenDotsPerInch * 2.0;
  if (!widget_) return layout;
  const double perPixel = millimetresPerInch / kScreenDotsPerInch;
  const auto side = [](double value) {
    return std::clamp(value, smallestFigureMillimetres, largestFigureMillimetres);
  };
  layout.widthMillimetres = side(widget_->width() * perPixel);
  layout.heightMillimetres = side(widget_->height() * perPixel);
  return layout;
}

FigureOrigin originOf(const QWidget* figure) {
  for (const QWidget* parent = figure; parent != nullptr; parent = parent->parentWidget()) {
    if (const auto* owner = dynamic_cast<const FigureOwner*>(parent)) return owner->figureOrigin();
    if (parent->parentWidget() != nullptr) continue;
    // A panel in a dock belongs to the page that is shown.
    for (const QWidget* child : parent->findChildren<QWidget*>()) {
      const auto* owner = dynamic_cast<const FigureOwner*>(child);
      if (owner != nullptr && child->isVisible()) return owner->figureOrigin();
    }
  }
  return {};
}

std::unique_ptr<ExportSubject> subjectAt(QWidget* widget, bool alone) {
  SkeletonView* view = nullptr;
  for (QWidget* parent = widget; parent != nullptr; parent = parent->parentWidget()) {
    if (dynamic_cast<FigureSource*>(parent) != nullptr)
      return std::make_unique<PlotSubject>(parent);
    if (view == nullptr) view = qobject_cast<SkeletonView*>(parent);
    const auto* group = dynamic_cast<const ViewGroup*>(parent);
    if (group == nullptr || alone) continue;
    std::vector<NamedView> views = group->shownViews();
    if (!views.empty()) return std::make_unique<ViewSubject>(parent, std::move(views));
  }
  if (view == nullptr || !view->canDraw()) return nullptr;
  return std::make_unique<ViewSubject>(view, std::vector<NamedView>{{view, {}}});
}

Notice errorNotice(const QString& message, const QString& advice) {
  Notice notice;
  notice.severity = Notice::Severity::Error;
  notice.message = message.toStdString();
  notice.advice = advice.toStdString();
  return notice;
}

QString fileNameOf(const QString& title) {
  QString name;
  for (const QChar c : title.toLower()) {
    if (c.isLetterOrNumber()) {
      name += c;
    } else if (!name.isEmpty() && !name.endsWith('-')) {
      name += '-';
    }
  }
  name = name.left(kLongestName);
  while (name.endsWith('-')) name.chop(1);
  return name.isEmpty() ? QStringLiteral("figure") : name;
}

}  // namespace emoforge
