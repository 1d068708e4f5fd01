// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointer>
#include <QVector>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/progress.h"
#include "core/experiment/figure_files.h"
#include "widgets/figures/figure_source.h"

namespace emoforge {

struct ExportRequest {
  std::filesystem::path file;
  FigureLayout layout;
  bool sidecars = true;
  bool screenColors = false;  ///< pictures only
};

struct ExportOutcome {
  std::vector<std::filesystem::path> files;  ///< the figure first
  std::optional<Notice> problem;
};

/// Where a figure comes from, as the nearest parent tells that knows it.
FigureOrigin originOf(const QWidget* figure);

/// A plot or 3-D views as the export dialog sees it. Shows what the widget shows now; once the
/// widget is gone nothing can be exported. Interface thread only.
class ExportSubject {
 public:
  explicit ExportSubject(QWidget* widget) : widget_(widget) {}
  virtual ~ExportSubject() = default;

  QWidget* widget() const { return widget_; }
  /// Title of the figure, and what it is called in a file name.
  virtual QString title() const = 0;
  virtual bool isPlot() const = 0;
  virtual QVector<FigureFormat> formats() const = 0;
  /// The size of the widget on this screen.
  FigureLayout screenLayout() const;
  /// `done` gets a picture for these dots per inch, a null one where there is nothing to show; not
  /// called once the subject is gone.
  virtual void preview(const FigureLayout& layout, double dotsPerInch, bool screenColors,
                       std::function<void(const QImage&)> done) = 0;
  /// Draws and writes off the interface thread as far as it can; `done` comes later, unless the
  /// work was cancelled or the widget is gone. The files are written together or not at all.
  virtual void write(const ExportRequest& request, const std::shared_ptr<Progress>& progress,
                     std::function<void(const ExportOutcome&)> done) = 0;
  /// Of a write() whose progress was asked to stop: lets go of what it still holds.
  virtual void cancel() {}
  /// What stands in the .json beside the figure, from which the command line draws it again; empty
  /// where it cannot.
  virtual std::string recordText(const FigureLayout& layout) const = 0;

 protected:
  FigureOrigin origin() const { return originOf(widget_); }

 private:
  QPointer<QWidget> widget_;
};

/// The plot or view that the widget is or lies in, together with the views that are shown as one
/// picture with it (ViewGroup), unless it is wanted `alone`; null where there is none.
std::unique_ptr<ExportSubject> subjectAt(QWidget* widget, bool alone = false);

/// A notice that something could not be exported.
Notice errorNotice(const QString& message, const QString& advice = {});

/// A title as a file name: "quantisation-error".
QString fileNameOf(const QString& title);

}  // namespace emoforge
