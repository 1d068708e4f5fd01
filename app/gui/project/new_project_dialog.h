// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace emoforge {

/// Asks for the name of a new project and the folder it is made in. Only a folder that does not
/// exist or is empty is taken; why another is not stands below the field.
class NewProjectDialog : public QDialog {
  Q_OBJECT
 public:
  explicit NewProjectDialog(QWidget* parent = nullptr);

  QString name() const;
  QString folder() const;

 signals:
  void chosen(const QString& folder, const QString& name);

 private:
  void chooseParent();
  void check();
  QString problem() const;
  QLineEdit* name_;
  QLineEdit* parentFolder_;
  QLabel* result_;
  QPushButton* create_;
};

}  // namespace emoforge
