// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/data/split_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <set>

#include "app/gui/background.h"
#include "app/gui/item_names.h"
#include "app/gui/job_progress.h"
#include "widgets/parameter_row.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

std::string plain(const QString& text) {
  return text.toStdString();
}

ParameterSpec percent(const char* name, const QString& label, double value, const QString& help) {
  ParameterSpec spec = ParameterSpec::real(name, plain(label), value, 1.0, 90.0);
  spec.unit.assign(1, '%');
  spec.decimals = 0;
  spec.help = plain(help);
  return spec;
}

std::vector<ParameterSpec> settingsSpecs() {
  const auto tr = [](const char* text) { return SplitDialog::tr(text); };
  auto scheme = ParameterSpec::choice(
      "scheme", plain(tr("Scheme")), "holdout",
      {{"holdout", plain(tr("one test part")), plain(tr("Whole groups are set aside once."))},
       {"group-k-fold", plain(tr("k folds")), plain(tr("Each group is tested on once."))},
       {"leave-one-group-out", plain(tr("one group out")),
        plain(tr("As many folds as there are groups."))},
       {"repeated-group-holdout", plain(tr("repeated")), plain(tr("Several random test parts."))}});
  scheme.help = plain(tr("How the groups are dealt out; the first fold is used here."));
  auto folds = ParameterSpec::integer("folds", plain(tr("Folds or repeats")), 5, 2, 100);
  folds.help = plain(tr("For k folds and repeated schemes."));
  auto seed = ParameterSpec::integer("seed", plain(tr("Seed")), 1, 0, 2147483647);
  seed.help = plain(tr("The same seed gives the same split."));
  return {scheme, folds,
          percent("test", tr("Test"), 20.0, tr("Share of the groups that are tested on.")),
          percent("validation", tr("Validation"), 20.0,
                  tr("Share of the groups that are not tested on.")),
          seed};
}

qsizetype distinctValues(const Dataset& data, const std::string& column) {
  std::set<std::string_view> values;
  for (const Item& item : data.items()) values.insert(item.column(column));
  return static_cast<qsizetype>(values.size());
}

/// Columns that can hold items together: all items carry them, with more than one value.
QStringList groupColumns(const Dataset& data) {
  QStringList names;
  for (const std::string& name : data.columnNames()) {
    const bool everywhere = std::ranges::none_of(
        data.items(), [&](const Item& item) { return item.column(name).empty(); });
    if (everywhere && name != "split" && distinctValues(data, name) > 1) {
      names << QString::fromStdString(name);
    }
  }
  return names;
}

}  // namespace

SplitDialog::SplitDialog(const Dataset& data, QWidget* parent)
    : QDialog(parent), data_(data), settings_(settingsSpecs()) {
  setWindowTitle(tr("Split %1").arg(QString::fromStdString(data.name())));
  setAccessibleName(windowTitle());
  setSurface(this, "panel");
  setModal(false);
  setAttribute(Qt::WA_DeleteOnClose);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(9);
  column->addWidget(makeLabel(tr("Keep together what shares"), "strong", this));
  column->addWidget(makeKeys());
  column->addWidget(makeLine());
  column->addWidget(makeRows());
  column->addWidget(makeLine());
  outcome_ = makeLabel({}, "detail", this);
  outcome_->setWordWrap(true);
  outcome_->setMinimumHeight(theme().scaled(54));
  outcome_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  column->addWidget(outcome_);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  auto* cancel = makeButton(tr("Cancel"), {}, false, this);
  use_ = makeButton(tr("Split"), "git-branch", true, this);
  use_->setObjectName("split");
  buttons->addWidget(cancel);
  buttons->addWidget(use_);
  column->addLayout(buttons);
  for (QPushButton* button : {cancel, use_}) button->setAutoDefault(false);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(use_, &QPushButton::clicked, this, [this] {
    if (!split_) return;
    emit splitMade(*split_);
    accept();
  });
  setFixedWidth(theme().scaled(340));
  compute();
}

SplitDialog::~SplitDialog() {
  if (progress_) progress_->requestCancel();
}

QWidget* SplitDialog::makeKeys() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  for (const QString& name : groupColumns(data_)) {
    auto* key =
        new QCheckBox(tr("%1 (%2)").arg(name, counted(distinctValues(data_, name.toStdString()),
                                                      tr("%1 value"), tr("%1 values"))),
                      box);
    key->setObjectName(name);
    key->setToolTip(tr("Clips with the same %1 never lie in two parts.").arg(name));
    key->setAccessibleName(key->text());
    column->addWidget(key);
    keys_.append(key);
    connect(key, &QCheckBox::toggled, this, &SplitDialog::compute);
  }
  if (keys_.isEmpty()) {
    auto* none = makeLabel(
        tr("No column is filled for every clip. Name one in index.csv, or take it out of the file "
           "names when importing."),
        "detail", box);
    none->setWordWrap(true);
    column->addWidget(none);
    return box;
  }
  // The actor where one is known: a model must not be tested on people that it has seen.
  QStringList names;
  for (const QCheckBox* key : keys_) names << key->objectName();
  const qsizetype subject = names.indexOf(QStringLiteral("subject"));
  keys_[std::max<qsizetype>(0, subject)]->setChecked(true);
  return box;
}

QWidget* SplitDialog::makeRows() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  for (const ParameterSpec& spec : settings_.specs()) {
    auto* row = new ParameterRow(spec, box);
    row->setValue(spec.defaultValue);
    column->addWidget(row);
    const auto set = [this, row](const std::string& name, const ParameterValue& value) {
      settings_.set(name, value);
      row->setValue(value);
      compute();
    };
    connect(row, &ParameterRow::edited, this, set);
    connect(row, &ParameterRow::resetRequested, this,
            [set, spec](const std::string& name) { set(name, spec.defaultValue); });
  }
  return box;
}

void SplitDialog::setGroupKeys(const QStringList& keys) {
  for (QCheckBox* key : keys_) key->setChecked(keys.contains(key->objectName()));
}

SplitRequest SplitDialog::request() const {
  SplitRequest request;
  for (const QCheckBox* key : keys_) {
    if (key->isChecked()) request.groupKeys.push_back(key->objectName().toStdString());
  }
  request.scheme = settings_.choice("scheme");
  request.folds = static_cast<int>(settings_.integer("folds"));
  request.testShare = settings_.real("test") / 100.0;
  request.validationShare = settings_.real("validation") / 100.0;
  request.seed = static_cast<std::uint64_t>(settings_.integer("seed"));
  return request;
}

void SplitDialog::compute() {
  if (outcome_ == nullptr) return;
  if (progress_) progress_->requestCancel();
  split_.reset();
  use_->setEnabled(false);
  if (request().groupKeys.empty()) return showProblem(tr("Choose what stays together."));
  progress_ = std::make_shared<JobProgress>();
  progress_->begin({{"", 1.0}});
  runInBackground(
      this,
      [data = data_, request = request(), progress = progress_] {
        return makeSplit(data, request, *progress);
      },
      [this, progress = progress_](const Split& split) {
        if (progress == progress_) showSplit(split);
      },
      [this, progress = progress_](const std::exception& error) {
        if (progress != progress_) return;
        const auto* known = dynamic_cast<const Error*>(&error);
        if (known == nullptr) return showProblem(QString::fromUtf8(error.what()));
        showProblem(QString::fromStdString(known->problem() + " " + known->remedy()));
      });
}

void SplitDialog::showSplit(const Split& split) {
  split_ = split;
  const Fold& fold = split.folds.front();
  QStringList lines{tr("%1 train, %2 validation, %3 test")
                        .arg(fold.train.size())
                        .arg(fold.validation.size())
                        .arg(fold.test.size())};
  if (split.folds.size() > 1) lines << tr("The first of %1 folds.").arg(split.folds.size());
  for (const Notice& notice : split.notices) lines << QString::fromStdString(notice.message);
  setStyleProperty(outcome_, "role", QStringLiteral("detail"));
  outcome_->setText(lines.mid(0, 3).join('\n'));
  outcome_->setToolTip(lines.join('\n'));
  use_->setEnabled(true);
}

void SplitDialog::showProblem(const QString& sentence) {
  setStyleProperty(outcome_, "role", QStringLiteral("error"));
  outcome_->setText(sentence);
  outcome_->setToolTip({});
}

}  // namespace emoforge
