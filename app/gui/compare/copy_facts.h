// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace emoforge {

/// Names and values in two columns.
class CopyFacts : public QWidget {
  Q_OBJECT
 public:
  struct Fact {
    QString name;
    QString value;
    QString toolTip;
  };
  explicit CopyFacts(QWidget* parent = nullptr);
  void setFacts(const QVector<Fact>& facts);

 private:
  QGridLayout* grid_;
  QVector<std::pair<QLabel*, QLabel*>> rows_;
};

}  // namespace emoforge
