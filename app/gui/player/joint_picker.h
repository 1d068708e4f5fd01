// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStringList>

class QMenu;

namespace emoforge {

/// A box that says how many joints are chosen and opens the list to tick them. An empty choice
/// stands for the joints that are taken by default.
class JointPicker : public QComboBox {
  Q_OBJECT
 public:
  explicit JointPicker(const QString& accessibleName, QWidget* parent = nullptr);

  /// The joints of the clip that is shown. A choice made for another skeleton stays: names that are
  /// not here are kept and not counted.
  void setJoints(const QStringList& joints, const QStringList& byDefault);
  void setChosen(const QStringList& joints);
  const QStringList& chosen() const { return chosen_; }
  void showPopup() override;

 signals:
  void chosenChanged(const QStringList& joints);

 private:
  void fillMenu();
  void refresh();
  QStringList shown() const;
  void tick(const QString& joint, bool on);

  QMenu* menu_;
  QStringList joints_;
  QStringList byDefault_;
  QStringList chosen_;
};

}  // namespace emoforge
