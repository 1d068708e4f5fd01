// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace emoforge {

class ElidedLabel;

/// A head with a chevron that folds what is below it; folded, it shows a summary in one line.
/// Enter, Space and the arrow keys fold and unfold.
class FoldGroup : public QWidget {
  Q_OBJECT
 public:
  explicit FoldGroup(const QString& title, QWidget* parent = nullptr);

  QString title() const;
  void addWidget(QWidget* widget);
  /// What the head shows at the right while open, with an icon; empty for nothing.
  void setNote(const QString& icon, const QString& text);
  /// What it shows while folded.
  void setSummary(const QString& text);
  QString summary() const { return summary_; }
  void setFolded(bool folded);
  bool isFolded() const { return folded_; }

 signals:
  void foldedChanged(bool folded);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  QWidget* head_;
  QLabel* chevron_;
  QLabel* title_;
  QLabel* noteIcon_;
  ElidedLabel* note_;
  QWidget* body_;
  QVBoxLayout* bodyLayout_;
  QString noteIconName_;
  QString noteText_;
  QString summary_;
  bool folded_ = false;
};

}  // namespace emoforge
