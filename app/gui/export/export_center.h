// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include "app/gui/export/synthetic_clips.h"
#include "app/gui/window_context.h"

class QMenu;

namespace emoforge {

class ClipExportDialog;
class ExportDialog;
class FilmDialog;
struct ClipExport;

/// Everything that leaves the window as a file: knows the plot or view that was used last, owns the
/// Figure menu's actions and the export dialogs, keeps their choices with the project. Interface
/// thread only.
class ExportCenter : public QObject {
  Q_OBJECT
 public:
  ExportCenter(const WindowContext& context, QWidget* window);

  /// Entries of the Figure menu; Ctrl+E is one of them.
  void fillMenu(QMenu* menu);
  /// The plot or view that was focused or clicked last and can be seen; null: none.
  QWidget* lastFigure() const;

 public slots:
  /// Opens the dialog for the figure that this widget is, lies in or holds; of views that are shown
  /// together for all of them, unless one is wanted `alone`.
  void exportFigure(QWidget* widget, bool alone = false);
  void exportLastFigure();
  /// The 3-D views of this page in one picture.
  void exportViewsOf(QWidget* page);
  /// The player that was used last, or all that are shown together, as MP4 or GIF.
  void exportFilm();
  /// Clips of the current data set.
  void exportClips(const QStringList& ids);
  void exportSelectedClips();
  /// Clips of the current data set and synthetic ones, into folders "real" and "synthetic".
  void exportBoth(const QStringList& realIds, const emoforge::SyntheticClips& synthetic);
  /// For the picture buttons of plots and players: exports the widget that sent the signal.
  void exportSender();

 signals:
  void notice(const emoforge::Notice& notice);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showClips(const ClipExport& clips);
  void tell(const QString& message, const QString& advice);
  void noticeFigure(QWidget* widget);
  void connectButton(QObject* shown);
  ExportDialog* figureDialog();
  void keepFigureChoices();
  std::filesystem::path figureFolder() const;

  WindowContext context_;
  QWidget* window_;
  QPointer<QWidget> last_;
  QPointer<ExportDialog> dialog_;
  QPointer<FilmDialog> filmDialog_;
  QPointer<ClipExportDialog> clipDialog_;
};

}  // namespace emoforge
