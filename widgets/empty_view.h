// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/tokens.h"

class QLabel;
class QPushButton;

namespace emoforge {

/// What a view shows when it has nothing to show: icon, what is missing, what to do, at most one
/// button.
class EmptyView : public QWidget {
  Q_OBJECT
 public:
  EmptyView(const QString& icon, const QString& title, const QString& advice,
            QWidget* parent = nullptr);

  void setContent(const QString& icon, const QString& title, const QString& advice);
  void setIconToken(Token token);
  /// An empty text hides the button.
  void setButton(const QString& text, bool primary = true);

 signals:
  void buttonClicked();

 private:
  void refresh();
  QString iconName_;
  Token token_ = Token::Text2;
  QLabel* icon_;
  QLabel* title_;
  QLabel* advice_;
  QPushButton* button_;
};

}  // namespace emoforge
