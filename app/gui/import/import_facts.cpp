// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_facts.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <set>

#include "app/gui/item_names.h"
#include "widgets/elided_label.h"
#include "widgets/surface.h"

namespace emoforge {
namespace {

QString number(double value) {
  return QLocale().toString(value, 'g', 4);
}

/// "30", "24 – 120"
QString rangeText(const std::set<double>& values) {
  if (values.empty()) return QStringLiteral("–");
  if (values.size() == 1) return number(*values.begin());
  return QStringLiteral("%1 – %2").arg(number(*values.begin()), number(*values.rbegin()));
}

/// "cm (guessed)", "cm: 60, mm: 4"
QString sharesText(const std::map<std::string, int>& counts) {
  if (counts.size() == 1) return QString::fromStdString(counts.begin()->first);
  QStringList parts;
  for (const auto& [name, count] : counts) {
    parts << QStringLiteral("%1: %2").arg(QString::fromStdString(name)).arg(count);
  }
  return parts.join(QStringLiteral(", "));
}

QString formatsText(const ImportSurvey& survey) {
  QStringList parts;
  for (const FormatFound& found : survey.formats) {
    parts << QStringLiteral("%1 %2").arg(QLocale().toString(static_cast<qulonglong>(found.files)),
                                         QString::fromStdString(found.title));
  }
  return parts.join(QStringLiteral(", "));
}

/// What only the contents tell.
QVector<ImportFacts::Fact> contentFacts(const Dataset& checked) {
  std::map<std::string, int> units;
  std::map<std::string, int> axes;
  std::map<std::string, std::size_t> joints;
  std::set<double> rates;
  double seconds = 0.0;
  for (const ItemSummary& item : checked.summaries()) {
    ++units[item.unit];
    ++axes[item.upAxis];
    joints[item.structure] = item.joints;
    if (item.frameTimeSeconds > 0.0) rates.insert(std::round(1e3 / item.frameTimeSeconds) / 1e3);
    seconds += static_cast<double>(item.frames) * item.frameTimeSeconds;
  }
  QString skeletons = ImportFacts::tr("%1 different").arg(joints.size());
  if (joints.size() == 1) {
    skeletons = ImportFacts::tr("one, %1 joints").arg(joints.begin()->second);
  }
  return {{ImportFacts::tr("Length"),
           ImportFacts::tr("%1 min %2 s").arg(qRound(seconds) / 60).arg(qRound(seconds) % 60)},
          {ImportFacts::tr("Frames per second"), rangeText(rates)},
          {ImportFacts::tr("Skeletons"), skeletons},
          {ImportFacts::tr("Unit"), sharesText(units)},
          {ImportFacts::tr("Up axis"), sharesText(axes)}};
}

}  // namespace

ImportFacts::ImportFacts(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
}

void ImportFacts::show(const ImportSurvey& survey, const Dataset* checked) {
  facts_ = {{tr("Files"), formatsText(survey)},
            {tr("Layout"), std::filesystem::exists(survey.data.path() / "index.csv")
                               ? tr("table index.csv")
                               : tr("a folder per class")}};
  if (checked != nullptr) {
    facts_ += contentFacts(*checked);
  } else {
    facts_.append({tr("Contents"), tr("not read yet")});
  }
  delete rows_;
  rows_ = new QWidget(this);
  auto* grid = new QGridLayout(rows_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(1, 1);
  for (int row = 0; row < facts_.size(); ++row) {
    grid->addWidget(makeLabel(facts_[row].first, "small", rows_), row, 0);
    auto* value = new ElidedLabel(facts_[row].second, "detail", Qt::ElideMiddle, rows_);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(value, row, 1);
  }
  layout()->addWidget(rows_);
}

}  // namespace emoforge
