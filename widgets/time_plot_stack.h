// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/figures/figure_source.h"
#include "widgets/time_plot.h"

class QComboBox;
class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace emoforge {

class ValueStrip;

/// One to three plots over one time axis, each with a combo that says what it shows and the values
/// at the cursor. What the choices mean is the owner's affair: it answers rowsChanged() with
/// setCurves().
class TimePlotStack : public QWidget, public FigureSource {
  Q_OBJECT
 public:
  static constexpr int kMostRows = 3;
  struct Choice {
    QString id;
    QString title;
  };

  TimePlotStack(PlaybackClock* clock, TimeAxis* axis, QWidget* parent = nullptr);

  /// Rows keep their choice where it is still there, else take the first that is.
  void setChoices(const QVector<Choice>& choices);
  /// What each row shows, from the top.
  QStringList rows() const;
  void setRows(const QStringList& ids);
  /// For every row that shows `id`.
  void setCurves(const QString& id, const QVector<TimePlot::Curve>& curves);

  int rowCount() const { return static_cast<int>(rows_.size()); }
  TimePlot* plot(int row) const { return rows_[row].plot; }
  ValueStrip* values(int row) const { return rows_[row].values; }
  QComboBox* chooser(int row) const { return rows_[row].combo; }
  /// While linked all rows and the timeline zoom together.
  bool linked() const;
  void setLinked(bool linked);
  FigureSpec figureSpec() const override;

 signals:
  void rowsChanged(const QStringList& ids);
  void exportRequested();

 private:
  struct Row {
    QWidget* box;
    QHBoxLayout* strip;
    QComboBox* combo;
    ValueStrip* values;
    QToolButton* remove;
    TimePlot* plot;
    TimeAxis* own;  ///< while not linked
    QString id;
  };
  void addRow(const QString& id);
  void removeRow(QWidget* box);
  void fillCombo(Row& row);
  void choose(QWidget* box);
  void refresh();
  void showNames(const Row& row);
  void showValues();
  QWidget* makeTools();
  QString freeChoice() const;

  PlaybackClock* clock_;
  TimeAxis* axis_;
  QVector<Choice> choices_;
  QVector<Row> rows_;
  QVBoxLayout* column_;
  QWidget* tools_;
  QToolButton* add_ = nullptr;
  QToolButton* link_ = nullptr;
};

}  // namespace emoforge
