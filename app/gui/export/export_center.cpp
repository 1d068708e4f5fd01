// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/export_center.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QStandardPaths>
#include <algorithm>
#include <set>

#include "app/gui/export/clip_export_dialog.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/film_dialog.h"
#include "app/gui/item_names.h"
#include "app/gui/player/skeleton_pane.h"
#include "core/base/folder_in_progress.h"
#include "core/base/text.h"
#include "core/experiment/convert.h"
#include "widgets/curve_plot.h"
#include "widgets/icon_engine.h"
#include "widgets/time_plot_stack.h"

namespace emoforge {
namespace {

constexpr const char* kFigureChoices = "figure-export";

bool isFigure(const QWidget* widget) {
  return dynamic_cast<const FigureSource*>(widget) != nullptr ||
         dynamic_cast<const SkeletonView*>(widget) != nullptr;
}

/// The plot or view that the widget is or lies in.
QWidget* figureAround(QWidget* widget) {
  for (QWidget* parent = widget; parent != nullptr; parent = parent->parentWidget()) {
    if (isFigure(parent)) return parent;
  }
  return nullptr;
}

/// The first visible 3-D view inside, else the first plot.
QWidget* figureInside(const QWidget* widget) {
  QWidget* plot = nullptr;
  for (QWidget* child : widget->findChildren<QWidget*>()) {
    if (!child->isVisible() || !isFigure(child)) continue;
    if (qobject_cast<SkeletonView*>(child) != nullptr) return child;
    if (plot == nullptr) plot = child;
  }
  return plot;
}

/// "Y up, cm (guessed), 30 fps"; what differs between the clips is listed.
QString propertiesOf(const Dataset& data, const std::vector<std::string>& ids) {
  std::set<QString> axes;
  std::set<QString> units;
  std::set<QString> rates;
  for (std::size_t i = 0; i < data.items().size() && i < data.summaries().size(); ++i) {
    if (std::ranges::find(ids, data.items()[i].id) == ids.end()) continue;
    const ItemSummary& summary = data.summaries()[i];
    axes.insert(ExportCenter::tr("up axis %1").arg(QString::fromStdString(summary.upAxis)));
    units.insert(QString::fromStdString(summary.unit));
    rates.insert(ExportCenter::tr("%1 fps").arg(
        QLocale().toString(1.0 / std::max(summary.frameTimeSeconds, 1e-6), 'g', 4)));
  }
  QStringList parts;
  for (const auto& values : {axes, units, rates})
    parts << QStringList(values.begin(), values.end()).join(QStringLiteral(" / "));
  parts.removeAll(QString());
  return parts.join(QStringLiteral(", "));
}

}  // namespace

ExportCenter::ExportCenter(const WindowContext& context, QWidget* window)
    : QObject(window), context_(context), window_(window) {
  qApp->installEventFilter(this);
  connect(&context_.workspace, &Workspace::opened, this, [this] {
    if (!dialog_) return;
    dialog_->setFolder(figureFolder());
    dialog_->setChoices(context_.workspace.layoutEntry(kFigureChoices));
  });
}

void ExportCenter::fillMenu(QMenu* menu) {
  QAction* figure = menu->addAction(themedIcon("image-down"), tr("&Export figure…"), this,
                                    &ExportCenter::exportLastFigure);
  figure->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
  figure->setToolTip(tr("The plot or 3-D view that was used last, as PDF, SVG or PNG"));
  menu->addAction(tr("Export &film…"), this, &ExportCenter::exportFilm);
  menu->addSeparator();
  menu->addAction(themedIcon("download"), tr("Export selected &clips…"), this,
                  &ExportCenter::exportSelectedClips);
}

bool ExportCenter::eventFilter(QObject* watched, QEvent* event) {
  if (watched->isWidgetType()) {
    const QEvent::Type type = event->type();
    if (type == QEvent::Show) connectButton(watched);
    if (type == QEvent::FocusIn || type == QEvent::MouseButtonPress)
      noticeFigure(static_cast<QWidget*>(watched));
  }
  return QObject::eventFilter(watched, event);
}

/// Plots and players of any page, also of later ones, are known from the moment they are seen.
void ExportCenter::connectButton(QObject* shown) {
  if (auto* pane = qobject_cast<SkeletonPane*>(shown)) {
    connect(pane, &SkeletonPane::pictureRequested, this, &ExportCenter::exportSender,
            Qt::UniqueConnection);
  } else if (auto* curves = qobject_cast<CurvePlot*>(shown)) {
    connect(curves, &CurvePlot::exportRequested, this, &ExportCenter::exportSender,
            Qt::UniqueConnection);
  } else if (auto* stack = qobject_cast<TimePlotStack*>(shown)) {
    connect(stack, &TimePlotStack::exportRequested, this, &ExportCenter::exportSender,
            Qt::UniqueConnection);
  }
}

void ExportCenter::noticeFigure(QWidget* widget) {
  const QWidget* top = widget->window();
  if (top != window_ && (top->parent() != window_ || qobject_cast<const ExportDialog*>(top)))
    return;
  QWidget* figure = figureAround(widget);
  if (figure == nullptr || figure == last_) return;
  last_ = figure;
  // The open dialog follows the figure that is clicked.
  if (dialog_ && dialog_->isVisible()) dialog_->setSubject(subjectAt(figure));
}

void ExportCenter::exportSender() {
  auto* widget = qobject_cast<QWidget*>(sender());
  // The button in a view asks for a picture of that view only.
  exportFigure(widget, qobject_cast<SkeletonPane*>(widget) != nullptr);
}

QWidget* ExportCenter::lastFigure() const {
  if (last_ && last_->isVisible()) return last_;
  return figureInside(window_);
}

void ExportCenter::exportLastFigure() {
  exportFigure(lastFigure());
}

void ExportCenter::exportViewsOf(QWidget* page) {
  exportFigure(figureInside(page));
}

void ExportCenter::exportFigure(QWidget* widget, bool alone) {
  QWidget* figure = widget == nullptr ? nullptr : figureAround(widget);
  if (figure == nullptr && widget != nullptr) figure = figureInside(widget);
  std::unique_ptr<ExportSubject> subject = subjectAt(figure, alone);
  if (!subject) {
    return tell(tr("There is no plot or 3-D view to export here."),
                tr("Click one and press Ctrl+E again."));
  }
  last_ = figure;
  ExportDialog* dialog = figureDialog();
  dialog->setSubject(std::move(subject));
  dialog->show();
  dialog->raise();
  dialog->activateWindow();
}

ExportDialog* ExportCenter::figureDialog() {
  if (!dialog_) {
    dialog_ = new ExportDialog(window_);
    dialog_->setFolder(figureFolder());
    dialog_->setChoices(context_.workspace.layoutEntry(kFigureChoices));
    connect(dialog_, &ExportDialog::choicesChanged, this, &ExportCenter::keepFigureChoices);
  }
  return dialog_;
}

void ExportCenter::keepFigureChoices() {
  context_.workspace.setLayoutEntry(kFigureChoices, dialog_->choices());
}

void ExportCenter::exportFilm() {
  NamedView last;
  std::vector<NamedView> together;
  for (QWidget* child : window_->findChildren<QWidget*>()) {
    const auto* group = dynamic_cast<const ViewGroup*>(child);
    if (group != nullptr && child->isVisible()) together = group->shownViews();
  }
  for (const NamedView& one : together) {
    if (!last.view || one.view.data() == last_) last = one;
  }
  for (SkeletonPane* pane : window_->findChildren<SkeletonPane*>()) {
    if (!together.empty()) break;
    if (!pane->isVisible() || !pane->view()->canDraw() || pane->view()->clips().empty()) continue;
    if (!last.view || pane->view() == last_) last = {pane->view(), pane->title()};
  }
  if (!last.view) return tell(tr("There is no player to film here."), tr("Show a clip first."));
  if (!filmDialog_) filmDialog_ = new FilmDialog(context_.clock, window_);
  filmDialog_->setViews(last, std::move(together), originOf(last.view).record, figureFolder());
  filmDialog_->show();
  filmDialog_->raise();
}

void ExportCenter::exportSelectedClips() {
  QStringList ids;
  for (const std::string& id : context_.workspace.selectedIds()) ids << QString::fromStdString(id);
  exportClips(ids);
}

void ExportCenter::exportClips(const QStringList& ids) {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr || ids.isEmpty())
    return tell(tr("No clip is selected."), tr("Choose clips in the table."));
  std::vector<std::string> chosen;
  for (const QString& id : ids) chosen.push_back(id.toStdString());
  ClipExport clips;
  clips.title = tr("%1 of %2")
                    .arg(counted(ids.size(), tr("%1 clip"), tr("%1 clips")),
                         QString::fromStdString(data->name()));
  clips.properties = propertiesOf(*data, chosen);
  clips.folder = context_.workspace.project().folder / "exports" / (data->name() + "-clips");
  clips.write = [subset = data->subset(chosen)](const std::string& format,
                                                const std::filesystem::path& out,
                                                Progress& progress) {
    progress.begin({{text("Writing clips"), 1.0}});
    return convertDataset(subset, format, out, progress);
  };
  showClips(clips);
}

void ExportCenter::exportBoth(const QStringList& realIds, const SyntheticClips& synthetic) {
  const Dataset* data = context_.workspace.data();
  if (synthetic.chosen.empty() || data == nullptr) return exportClips(realIds);
  std::vector<std::string> chosen;
  for (const QString& id : realIds) chosen.push_back(id.toStdString());
  ClipExport clips;
  clips.title = tr("%1, %2").arg(counted(realIds.size(), tr("%1 real clip"), tr("%1 real clips")),
                                 counted(static_cast<qsizetype>(synthetic.chosen.size()),
                                         tr("%1 synthetic clip"), tr("%1 synthetic clips")));
  clips.properties = propertiesOf(*data, chosen);
  clips.folder = context_.workspace.project().folder / "exports" /
                 (synthetic.run.filename().string() + "-clips");
  // The outer folder appears with both inner ones or not at all.
  clips.write = [subset = data->subset(chosen), synthetic](const std::string& format,
                                                           const std::filesystem::path& out,
                                                           Progress& progress) {
    FolderInProgress folder(out);
    progress.begin({{text("Writing clips"), 1.0}});
    std::size_t count = 0;
    if (!subset.items().empty())
      count += convertDataset(subset, format, folder.path() / "real", progress);
    GenerateRequest request;
    request.run = synthetic.run;
    request.seed = synthetic.seed;
    request.set = synthetic.set;
    request.chosen = synthetic.chosen;
    request.format = format;
    request.out = folder.path() / "synthetic";
    count += generate(request, progress).samples;
    folder.finish();
    return count;
  };
  showClips(clips);
}

void ExportCenter::showClips(const ClipExport& clips) {
  if (!clipDialog_) clipDialog_ = new ClipExportDialog(window_);
  clipDialog_->setClips(clips);
  clipDialog_->show();
  clipDialog_->raise();
}

void ExportCenter::tell(const QString& message, const QString& advice) {
  Notice told;
  told.severity = Notice::Severity::Info;
  told.message = message.toStdString();
  told.advice = advice.toStdString();
  emit notice(told);
}

std::filesystem::path ExportCenter::figureFolder() const {
  if (context_.workspace.isOpen()) return context_.workspace.project().folder / "figures";
  return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation).toStdString();
}

}  // namespace emoforge
