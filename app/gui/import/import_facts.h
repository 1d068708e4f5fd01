// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

#include "core/data/import_survey.h"

class QGridLayout;

namespace emoforge {

/// What was found, in words: formats, length, frame rates, skeletons, unit and axis.
class ImportFacts : public QWidget {
  Q_OBJECT
 public:
  using Fact = std::pair<QString, QString>;

  explicit ImportFacts(QWidget* parent = nullptr);
  /// `checked` is null until all files were read.
  void show(const ImportSurvey& survey, const Dataset* checked);
  const QVector<Fact>& facts() const { return facts_; }

 private:
  QVector<Fact> facts_;
  QWidget* rows_ = nullptr;
};

}  // namespace emoforge
