// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QVector>
#include <QWidget>
#include <optional>

#include "widgets/class_mark.h"
#include "widgets/figures/figure_source.h"

class QCheckBox;
class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;
class QLabel;
class QMouseEvent;
class QSlider;

namespace emoforge {

class SegmentedControl;
class ValueBox;

/// Live curves over steps: the raw line faint, its debiased average bold with the weight written
/// beside the slider, y and x logarithmic on demand, values at the cursor, flags at checkpoints.
/// Stored values are always raw. Works without a display server (QT_QPA_PLATFORM=offscreen).
class CurvePlot : public QWidget, public FigureSource {
  Q_OBJECT
 public:
  struct Series {
    QString id;                    ///< "quantisation-error/happy"
    QString label;                 ///< "happy"
    ClassMark mark{};              ///< shape and colour of a class …
    std::optional<Token> token{};  ///< … or a colour of its own, with dashes for a second meaning
    bool dashed = false;
  };
  struct Readout {
    QString label;
    double raw = 0.0;
    double smooth = 0.0;
  };

  explicit CurvePlot(QWidget* parent = nullptr);

  void setAxisLabels(const QString& x, const QString& y);
  /// Replaces all series and drops their values.
  void setSeries(const QVector<Series>& series);
  /// Adds a value; steps of one series must not decrease. Unknown ids are ignored. Cheap: drawing
  /// waits for the next frame.
  void append(const QString& id, double step, double value);
  void setValues(const QString& id, const QVector<double>& steps, const QVector<double>& values);
  void setCheckpoints(const QVector<double>& steps);
  void clear();

  double smoothing() const { return smoothing_; }
  void setSmoothing(double weight);  ///< 0 … 0.99
  void setRawVisible(bool visible);
  void setYLogarithmic(bool logarithmic);
  void setXLogarithmic(bool logarithmic);
  /// Where the value box reads; none follows the newest step.
  void setCursor(std::optional<double> step);
  double cursorStep() const;
  QVector<Readout> readouts() const;
  void fit();

  QCustomPlot* plot() const { return plot_; }
  FigureSpec figureSpec() const override;

 signals:
  void exportRequested();
  void cursorMoved(double step);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Curve {
    Series series;
    QVector<double> steps;
    QVector<double> raw;
    QVector<double> smooth;
    QCPGraph* rawGraph = nullptr;
    QCPGraph* smoothGraph = nullptr;
    QCPGraph* markGraph = nullptr;
    QCPGraph* cursorGraph = nullptr;
    QColor color() const;
  };
  QWidget* makeStrip();
  void makeGraphs(Curve& curve);
  void restyle();
  void redraw();
  void drawCurve(Curve& curve);
  void drawCheckpoints();
  void drawCursor();
  void schedule();
  Curve* find(const QString& id);
  QVector<double> shown(const QVector<double>& values) const;

  QCustomPlot* plot_;
  QString yName_;
  QVector<Curve> curves_;
  QVector<double> checkpoints_;
  QVector<QCPItemStraightLine*> checkpointLines_;
  QCPGraph* flagGraph_ = nullptr;
  QCPItemStraightLine* cursorLine_;
  ValueBox* box_;
  QSlider* slider_;
  QLabel* weightText_;
  QCheckBox* rawBox_;
  SegmentedControl* axes_;
  double smoothing_ = 0.6;
  bool rawVisible_ = true;
  bool following_ = true;  ///< the range follows the data until the user zooms
  std::optional<double> cursor_;
  QTimer redrawTimer_;
};

}  // namespace emoforge
