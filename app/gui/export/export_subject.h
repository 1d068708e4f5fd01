// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointer>
#include <QVector>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/error.h"
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

/// A plot or a 3-D view as the export dialog sees it. Shows what the widget shows now; once the
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
  virtual void write(const ExportRequest& request,
                     std::function<void(const ExportOutcome&)> done) = 0;
  /// What stands in the .json beside the figure, from which the command line draws it again; empty
  /// where it cannot.
  virtual std::string recordText(const FigureLayout& layout) const = 0;

 protected:
  /// Of the nearest parent that knows it.
  FigureOrigin origin() const;

 private:
  QPointer<QWidget> widget_;
};

/// The plot or view that the widget is or lies in; null where there is none.
std::unique_ptr<ExportSubject> subjectAt(QWidget* widget);

/// A notice that something could not be exported.
Notice errorNotice(const QString& message, const QString& advice = {});

/// A title as a file name: "quantisation-error".
QString fileNameOf(const QString& title);

}  // namespace emoforge
