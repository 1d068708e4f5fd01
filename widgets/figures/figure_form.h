// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/experiment/figure_layout.h"

class QComboBox;
class QFormLayout;
class QTreeWidget;

namespace emoforge {

class NumberField;
class SegmentedControl;

/// Purpose, format, size, type and legend of a figure. Sizes are shown in millimetres or inches
/// and kept in millimetres.
class FigureForm : public QWidget {
  Q_OBJECT
 public:
  explicit FigureForm(QWidget* parent = nullptr);

  /// Formats that are possible for what is exported; the current one is kept where it is.
  void setFormats(const QVector<FigureFormat>& formats);
  FigureFormat format() const;
  void setFormat(FigureFormat format);
  /// The size that the purpose "As on screen" stands for.
  void setScreenLayout(const FigureLayout& layout);
  /// Plots have type, lines and a legend, pictures of 3-D views have colours.
  void setPlot(bool plot);

  const FigureLayout& figureLayout() const { return layout_; }
  void setFigureLayout(const FigureLayout& layout);
  bool inInches() const;
  void setInInches(bool inches);
  /// Pictures only: the colours of the window instead of those of print.
  bool screenColors() const;
  void setScreenColors(bool screen);

 signals:
  /// By the user.
  void changed();

 private:
  QWidget* makePurposes();
  QWidget* makeFields();
  QWidget* makeSizeRow();
  NumberField* addNumber(QFormLayout* form, const QString& label, const QString& unit, int decimals,
                         double low, double high, double FigureLayout::*field);
  void showLayout();
  void choosePurpose();
  void changeSize(double FigureLayout::*side, double shown);
  double shownLength(double millimetres) const;

  FigureLayout layout_;
  FigureLayout screen_;
  QVector<FigureFormat> formats_;
  QTreeWidget* purposes_;
  SegmentedControl* format_;
  NumberField* width_;
  NumberField* height_;
  QComboBox* unit_;
  NumberField* font_;
  NumberField* line_;
  NumberField* dots_;
  QComboBox* legend_;
  QComboBox* colors_;
  QFormLayout* form_;
};

}  // namespace emoforge
