// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace emoforge {

class ElidedLabel;

/// A view of the Train page: a strip with title, caption and tools, the view or, before there is
/// anything to see, an empty view, and a row below.
class PaneFrame : public QWidget {
  Q_OBJECT
 public:
  PaneFrame(QWidget* title, QWidget* empty, QWidget* parent = nullptr);

  void setContent(QWidget* content);
  void setContentShown(bool shown);
  QWidget* empty() const;
  bool isContentShown() const;
  void setCaption(const QString& text);
  /// At the right of the strip.
  void addTool(QWidget* tool);
  /// Below the view.
  void setFoot(QWidget* foot);

 private:
  QHBoxLayout* strip_;
  ElidedLabel* caption_;
  QStackedWidget* stage_;
  QVBoxLayout* column_;
};

}  // namespace emoforge
