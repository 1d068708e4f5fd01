// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace emoforge {

class FlowLayout;

/// The tags of one clip as chips: a click takes one away, "Add" opens a field for another.
class TagEditor : public QWidget {
  Q_OBJECT
 public:
  explicit TagEditor(QWidget* parent = nullptr);

  void setTags(const QStringList& tags);
  const QStringList& tags() const { return tags_; }
  /// Opens the field.
  void add();

 signals:
  void tagAdded(const QString& tag);
  void tagRemoved(const QString& tag);

 private:
  void finish();

  QStringList tags_;
  QVector<QPushButton*> chips_;
  FlowLayout* flow_;
  QPushButton* add_;
  QLineEdit* field_;
};

}  // namespace emoforge
