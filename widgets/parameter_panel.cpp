// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameter_panel.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

#include "core/base/error.h"
#include "widgets/elided_label.h"
#include "widgets/fold_group.h"
#include "widgets/icon_engine.h"
#include "widgets/notice_bar.h"
#include "widgets/number_field.h"
#include "widgets/parameter_editor.h"
#include "widgets/parameter_row.h"
#include "widgets/run_footer.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// Two sets are compared by their values; specs are the same when made by the same generator.
bool sameSpecs(const ParameterSet& a, const ParameterSet& b) {
  return std::ranges::equal(a.specs(), b.specs(), [](const auto& x, const auto& y) {
    return x.name == y.name && toJson(x) == toJson(y);
  });
}

QString groupTitle(const ParameterSpec& spec) {
  if (spec.advanced) return ParameterPanel::tr("Advanced");
  if (!spec.group.empty()) return QString::fromStdString(spec.group);
  return spec.sampling ? ParameterPanel::tr("Sampling") : ParameterPanel::tr("Parameters");
}

}  // namespace

ParameterPanel::ParameterPanel(QWidget* parent) : QWidget(parent) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(makeLine());

  scroll_ = new QScrollArea;
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->setAccessibleName(tr("Parameters"));
  auto* content = new QWidget;
  setSurface(content, "panel");
  auto* contentLayout = new QVBoxLayout(content);
  contentLayout->setContentsMargins(0, 0, 0, 9);
  contentLayout->setSpacing(0);
  notice_ = new NoticeBar({Notice::Severity::Info, "", {}, {}});
  auto* noticeFrame = new QHBoxLayout;
  noticeFrame->setContentsMargins(12, 10, 12, 0);
  noticeFrame->addWidget(notice_);
  contentLayout->addLayout(noticeFrame);
  groupsLayout_ = new QVBoxLayout;
  groupsLayout_->setSpacing(0);
  contentLayout->addLayout(groupsLayout_);
  contentLayout->addStretch(1);
  scroll_->setWidget(content);
  column->addWidget(scroll_, 1);
  footer_ = new RunFooter;
  column->addWidget(footer_);

  notice_->hide();
  connect(notice_, &NoticeBar::actionRequested, this, &ParameterPanel::queueRequested);
  connect(&theme(), &Theme::changed, this, &ParameterPanel::refreshPresets);
}

QWidget* ParameterPanel::makeHead() {
  auto* head = new QWidget;
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(12, 10, 9, 10);
  column->setSpacing(8);
  auto* first = new QHBoxLayout;
  generator_ = new QComboBox;
  generator_->setAccessibleName(tr("Generator"));
  generator_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  guardWheel(generator_);
  auto* help = makeIconButton("circle-question-mark", tr("About this generator"));
  first->addWidget(generator_, 1);
  first->addWidget(help);
  column->addLayout(first);

  auto* second = new QHBoxLayout;
  second->setSpacing(4);
  presetSegments_ = new SegmentedControl(tr("Preset"));
  presetSegments_->setCompact(true);
  morePresets_ = makeIconButton("ellipsis", tr("More presets"), nullptr, true);
  presetMenu_ = new QMenu(morePresets_);
  morePresets_->setMenu(presetMenu_);
  morePresets_->setPopupMode(QToolButton::InstantPopup);
  morePresets_->hide();
  resetAll_ = makeLabel({}, "detail");
  resetAll_->setTextFormat(Qt::RichText);
  resetAll_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  resetAll_->setFocusPolicy(Qt::TabFocus);
  resetAll_->setAccessibleName(tr("Reset all"));
  second->addWidget(presetSegments_);
  second->addWidget(morePresets_);
  second->addStretch(1);
  second->addWidget(resetAll_);
  second->addSpacing(3);
  column->addLayout(second);

  connect(generator_, &QComboBox::textActivated, this, &ParameterPanel::generatorChosen);
  connect(help, &QToolButton::clicked, this,
          [this] { emit helpRequested(generator_->currentText()); });
  connect(resetAll_, &QLabel::linkActivated, this,
          [this] { takeAll(ParameterSet(parameters_.specs())); });
  connect(presetSegments_, &SegmentedControl::activated, this, [this](int index) {
    int featured = 0;
    for (const auto& preset : presets_) {
      if (preset.featured && featured++ == index) {
        applyPreset(preset);
        return;
      }
    }
    refreshPresets();  // "Custom" is a state, not a choice
  });
  return head;
}

void ParameterPanel::setGenerators(const QStringList& names, const QString& icon) {
  generator_->clear();
  for (const QString& name : names) generator_->addItem(themedIcon(icon), name);
}

void ParameterPanel::setCurrentGenerator(const QString& name) {
  generator_->setCurrentText(name);
}

void ParameterPanel::setParameters(const ParameterSet& parameters) {
  const bool same = sameSpecs(parameters_, parameters);
  parameters_ = parameters;
  if (!same) {
    setPresets({});  // those of other parameters mean nothing here
    rebuild();
  }
  for (auto* row : rows_) row->setValue(parameters_.value(row->spec().name));
  refreshPresets();
  refreshSummaries();
  refreshProblems();
  refreshNotice();
}

void ParameterPanel::rebuild() {
  rows_.clear();
  groups_.clear();
  while (auto* item = groupsLayout_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  QVector<QString> order;
  std::vector<std::vector<const ParameterSpec*>> members;
  for (const auto& spec : parameters_.specs()) {
    const QString title = groupTitle(spec);
    auto index = order.indexOf(title);
    if (index < 0) {
      index = order.size();
      order.append(title);
      members.emplace_back();
    }
    members[static_cast<std::size_t>(index)].push_back(&spec);
  }
  const auto advanced = order.indexOf(tr("Advanced"));
  for (qsizetype i = 0; i < order.size(); ++i) {
    if (i != advanced) addGroup(order[i], members[static_cast<std::size_t>(i)], false);
  }
  if (advanced >= 0) addGroup(order[advanced], members[static_cast<std::size_t>(advanced)], true);
}

void ParameterPanel::addGroup(const QString& title, const std::vector<const ParameterSpec*>& specs,
                              bool folded) {
  if (!groups_.isEmpty()) groupsLayout_->addWidget(makeLine());
  auto* box = new FoldGroup(title);
  box->setContentsMargins(12, 9, 5, 6);
  Group group{box, {}, folded};
  bool sampling = true;
  for (const auto* spec : specs) {
    auto* row = new ParameterRow(*spec);
    sampling = sampling && spec->sampling;
    box->addWidget(row);
    group.rows.append(row);
    rows_.append(row);
    connect(row, &ParameterRow::edited, this, &ParameterPanel::takeEdit);
    connect(row, &ParameterRow::refusalChanged, this, &ParameterPanel::refreshProblems);
    connect(row, &ParameterRow::resetRequested, this, [this, row](const std::string& name) {
      row->setValue(row->spec().defaultValue);
      takeEdit(name, row->spec().defaultValue);
    });
  }
  if (sampling) box->setNote("zap", tr("preview follows"));
  box->setFolded(folded);
  groupsLayout_->addWidget(box);
  groups_.append(group);
}

void ParameterPanel::takeEdit(const std::string& name, const ParameterValue& value) {
  parameters_.set(name, value);
  changed(parameters_.spec(name).sampling);
}

void ParameterPanel::takeAll(const ParameterSet& next) {
  bool samplingOnly = true;
  bool any = false;
  for (const auto& spec : parameters_.specs()) {
    if (parameters_.value(spec.name) == next.value(spec.name)) continue;
    any = true;
    samplingOnly = samplingOnly && spec.sampling;
  }
  parameters_ = next;
  for (auto* row : rows_) row->setValue(parameters_.value(row->spec().name));
  if (any) {
    changed(samplingOnly);
  } else {
    refreshPresets();
    refreshProblems();
  }
}

void ParameterPanel::changed(bool samplingOnly) {
  refreshPresets();
  refreshSummaries();
  refreshProblems();
  refreshNotice();
  emit parametersChanged(parameters_);
  if (samplingOnly) emit samplingChanged(parameters_);
}

ParameterSet ParameterPanel::presetSet(const ParameterPreset& preset) const {
  ParameterSet set(parameters_.specs());
  set.apply(preset.values);
  return set;
}

void ParameterPanel::applyPreset(const ParameterPreset& preset) {
  takeAll(presetSet(preset));
}

void ParameterPanel::setPresets(const QVector<ParameterPreset>& presets) {
  presets_ = presets;
  presetMenu_->clear();
  QStringList labels;
  for (const auto& preset : presets_) {
    if (preset.featured) {
      labels.append(preset.label);
    } else {
      auto* action = presetMenu_->addAction(preset.label);
      action->setToolTip(preset.help);
      action->setCheckable(true);
      action->setData(preset.id);
      connect(action, &QAction::triggered, this, [this, preset] { applyPreset(preset); });
    }
  }
  presetSegments_->setSegments(labels + QStringList{tr("Custom")});
  presetSegments_->setVisible(!presets_.isEmpty());
  morePresets_->setVisible(!presetMenu_->isEmpty());
  presetMenu_->setToolTipsVisible(true);
  int index = 0;
  for (const auto& preset : presets_) {
    if (preset.featured) presetSegments_->segment(index++)->setToolTip(preset.help);
  }
  refreshPresets();
}

QString ParameterPanel::currentPreset() const {
  for (const auto& preset : presets_) {
    if (presetSet(preset) == parameters_) return preset.id;
  }
  return {};
}

void ParameterPanel::refreshPresets() {
  const QString current = currentPreset();
  int shown = presetSegments_->count() - 1;
  int index = 0;
  for (const auto& preset : presets_) {
    if (!preset.featured) continue;
    if (preset.id == current) shown = index;
    ++index;
  }
  presetSegments_->setCurrentIndex(shown);
  for (auto* action : presetMenu_->actions()) {
    action->setChecked(action->data().toString() == current);
  }
  const auto count = static_cast<int>(parameters_.changed().size());
  resetAll_->setVisible(count > 0);
  resetAll_->setText(QStringLiteral("<a href=\"reset\" style=\"color:%1; text-decoration:none; "
                                    "font-weight:500\">%2</a>")
                         .arg(theme().color(Token::Accent).name(), tr("Reset %1").arg(count)));
  resetAll_->setToolTip(
      count == 1 ? tr("1 setting differs from the defaults. Set it back.")
                 : tr("%1 settings differ from the defaults. Set them back.").arg(count));
}

void ParameterPanel::refreshSummaries() {
  for (const auto& group : groups_) {
    if (group.advanced) {
      const auto count = static_cast<int>(group.rows.size());
      group.box->setSummary(count == 1 ? tr("1 parameter") : tr("%1 parameters").arg(count));
      continue;
    }
    QStringList values;
    for (const auto* row : group.rows) {
      values.append(shownValue(row->spec(), parameters_.value(row->spec().name)));
    }
    group.box->setSummary(values.join(", "));
  }
}

void ParameterPanel::setValidator(Validator validator) {
  validator_ = std::move(validator);
  refreshProblems();
}

void ParameterPanel::setObstacle(const QString& sentence) {
  obstacle_ = sentence;
  refreshProblems();
}

void ParameterPanel::refreshProblems() {
  std::vector<ParameterProblem> problems;
  if (validator_) problems = validator_(parameters_);
  QString obstacle = obstacle_;
  for (auto* row : rows_) {
    row->clearHint();
    // An error outweighs a warning about the same parameter.
    for (auto severity : {ParameterProblem::Severity::Warning, ParameterProblem::Severity::Error}) {
      for (const auto& problem : problems) {
        if (problem.parameter == row->spec().name && problem.severity == severity) {
          row->setHint(severity, QString::fromStdString(problem.message));
          if (severity == ParameterProblem::Severity::Error && obstacle.isEmpty()) {
            obstacle = tr("Start waits for %1.").arg(QString::fromStdString(row->spec().label));
          }
        }
      }
    }
    if (!row->refusal().isEmpty() && obstacle.isEmpty()) {
      obstacle = tr("Start waits for %1.").arg(QString::fromStdString(row->spec().label));
    }
  }
  for (const auto& problem : problems) {
    const bool hasRow = std::ranges::any_of(
        rows_, [&](const auto* row) { return row->spec().name == problem.parameter; });
    if (!hasRow && problem.severity == ParameterProblem::Severity::Error && obstacle.isEmpty()) {
      obstacle = QString::fromStdString(problem.message);
    }
  }
  footer_->setObstacle(obstacle);
}

void ParameterPanel::setRunParameters(const std::optional<ParameterSet>& parameters) {
  runParameters_ = parameters;
  refreshNotice();
}

void ParameterPanel::setJobState(JobState state) {
  footer_->setState(state);
  refreshNotice();
}

void ParameterPanel::refreshNotice() {
  bool differs = false;
  if (runParameters_ && sameSpecs(*runParameters_, parameters_)) {
    for (const auto& spec : parameters_.specs()) {
      differs = differs || (!spec.sampling &&
                            !(runParameters_->value(spec.name) == parameters_.value(spec.name)));
    }
  }
  footer_->setSettingsChanged(differs);
  const JobState state = footer_->state();
  const bool going = showsBar(state);
  const bool over = state == JobState::Finished;
  notice_->setVisible(differs && (going || over));
  if (going) {
    notice_->setNotice(
        {Notice::Severity::Info,
         tr("Settings changed since this run began. They apply to the next.").toStdString(),
         {},
         {}});
    notice_->setActions({{"queue", tr("Queue a run")}});
  } else {
    notice_->setNotice({Notice::Severity::Info,
                        tr("Settings changed. Press Start to train again.").toStdString(),
                        {},
                        {}});
    notice_->setActions({});
  }
}

void ParameterPanel::setFolded(const QString& group, bool folded) {
  for (const auto& entry : groups_) {
    if (entry.box->title() == group) entry.box->setFolded(folded);
  }
}

ParameterRow* ParameterPanel::row(const std::string& name) const {
  for (auto* row : rows_) {
    if (row->spec().name == name) return row;
  }
  return nullptr;
}

}  // namespace emoforge
