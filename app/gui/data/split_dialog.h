// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "core/base/parameters.h"
#include "core/data/split.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace emoforge {

class JobProgress;

/// How a data set is parted into train, validation and test: columns whose values stay together,
/// scheme, shares, seed. Shows what comes out before it is used. Not modal. Interface thread only.
class SplitDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SplitDialog(const Dataset& data, QWidget* parent = nullptr);
  ~SplitDialog() override;

  SplitRequest request() const;
  void setGroupKeys(const QStringList& keys);

 signals:
  /// The user pressed Split.
  void splitMade(const emoforge::Split& split);

 private:
  QWidget* makeKeys();
  QWidget* makeRows();
  void compute();
  void showSplit(const Split& split);
  void showProblem(const QString& sentence);

  Dataset data_;
  ParameterSet settings_;
  QVector<QCheckBox*> keys_;
  QLabel* outcome_ = nullptr;
  QPushButton* use_;
  std::optional<Split> split_;
  std::shared_ptr<JobProgress> progress_;
};

}  // namespace emoforge
