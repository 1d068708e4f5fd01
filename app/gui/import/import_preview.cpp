// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_preview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/gui/import/import_classes.h"
#include "app/gui/import/import_columns.h"
#include "app/gui/import/import_facts.h"
#include "app/gui/import/import_tables.h"
#include "app/gui/item_names.h"
#include "core/data/index_csv.h"
#include "widgets/fold_group.h"
#include "widgets/notice_bar.h"
#include "widgets/parameter_row.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kTypingMilliseconds = 250;

}  // namespace

ImportPreview::ImportPreview(const FormatCatalogue& formats,
                             const std::filesystem::path& collections, QWidget* parent)
    : QDialog(parent), formats_(formats), collections_(collections), session_(formats) {
  setWindowTitle(tr("Import"));
  setAccessibleName(tr("Import"));
  setSurface(this, "panel");
  setModal(false);
  resize(theme().scaled(960), theme().scaled(680));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  failure_ = new NoticeBar({}, this);
  failure_->setClosable(false);
  failure_->hide();
  column->addWidget(failure_);
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->addWidget(makeChoices());
  splitter->addWidget(makeFindings());
  splitter->setChildrenCollapsible(false);
  splitter->setSizes({theme().scaled(400), theme().scaled(560)});
  splitter->setStretchFactor(1, 1);
  column->addWidget(splitter, 1);
  column->addWidget(makeLine());
  column->addWidget(makeFooter());
  // Enter in a field ends the typing and must not import.
  for (auto* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
  applyTimer_.setSingleShot(true);
  applyTimer_.setInterval(kTypingMilliseconds);
  connect(&applyTimer_, &QTimer::timeout, this, &ImportPreview::apply);
  connect(&session_, &ImportSession::surveyed, this, &ImportPreview::showSurvey);
  connect(&session_, &ImportSession::progressed, this, &ImportPreview::showProgress);
  connect(&session_, &ImportSession::finished, this, &ImportPreview::showContents);
  connect(&session_, &ImportSession::failed, this, &ImportPreview::showFailure);
}

ImportPreview::~ImportPreview() = default;

QWidget* ImportPreview::makeHead() {
  auto* head = new QWidget(this);
  setSurface(head, "page-head");
  head->setFixedHeight(theme().scaled(44));
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(10);
  title_ = makeLabel(tr("Import"), "title", head);
  caption_ = makeLabel({}, "detail", head);
  row->addWidget(title_);
  row->addWidget(caption_, 1);
  return head;
}

FoldGroup* ImportPreview::addGroup(QVBoxLayout* column, const QString& title, QWidget* content) {
  auto* group = new FoldGroup(title);
  if (content != nullptr) group->addWidget(content);
  column->addWidget(group);
  column->addWidget(makeLine());
  return group;
}

QWidget* ImportPreview::makeChoices() {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setAccessibleName(tr("What is imported and how"));
  auto* body = new QWidget;
  setSurface(body, "panel");
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(12, 9, 12, 12);
  column->setSpacing(9);
  facts_ = new ImportFacts;
  classes_ = new ImportClasses;
  columns_ = new ImportColumns;
  addGroup(column, tr("Found"), facts_);
  addGroup(column, tr("Classes"), classes_);
  optionGroup_ = addGroup(column, tr("Reading"), nullptr);
  addGroup(column, tr("Columns from file names"), columns_);
  column->addStretch(1);
  scroll->setWidget(body);
  connect(classes_, &ImportClasses::edited, &applyTimer_, qOverload<>(&QTimer::start));
  connect(columns_, &ImportColumns::edited, &applyTimer_, qOverload<>(&QTimer::start));
  return scroll;
}

QWidget* ImportPreview::makeFindings() {
  auto* box = new QWidget(this);
  setSurface(box, "panel");
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 9, 0, 0);
  column->setSpacing(6);
  itemsTitle_ = makeLabel(tr("Clips"), "strong", box);
  itemsTitle_->setContentsMargins(12, 0, 12, 0);
  items_ = new ImportItems(box);
  problemsTitle_ = makeLabel(tr("Problems"), "strong", box);
  problemsTitle_->setContentsMargins(12, 6, 12, 0);
  problems_ = new ImportProblems(box);
  column->addWidget(itemsTitle_);
  column->addWidget(items_, 3);
  column->addWidget(problemsTitle_);
  column->addWidget(problems_, 2);
  return box;
}

QWidget* ImportPreview::makeFooter() {
  auto* footer = new QWidget(this);
  setSurface(footer, "footer");
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 8, 12, 8);
  row->setSpacing(8);
  progressText_ = makeLabel({}, "detail", footer);
  progress_ = new QProgressBar(footer);
  progress_->setTextVisible(false);
  progress_->setFixedWidth(theme().scaled(140));
  progress_->setAccessibleName(tr("Files read"));
  stop_ = makeButton(tr("Stop reading"), {}, false, footer);
  auto* cancel = makeButton(tr("Cancel"), {}, false, footer);
  import_ = makeButton(tr("Import"), "import", true, footer);
  import_->setObjectName("import");
  row->addWidget(progressText_);
  row->addWidget(progress_);
  row->addWidget(stop_);
  row->addStretch(1);
  row->addWidget(cancel);
  row->addWidget(import_);
  connect(stop_, &QPushButton::clicked, &session_, &ImportSession::cancel);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(this, &QDialog::rejected, &session_, &ImportSession::cancel);
  connect(import_, &QPushButton::clicked, this, &ImportPreview::import);
  return footer;
}

void ImportPreview::preview(const std::vector<std::filesystem::path>& paths) {
  if (paths.empty()) return;
  failure_->hide();
  import_->setEnabled(false);
  shownFormat_.clear();
  classes_->setRowCount(0);
  session_.setSource(paths);
  const QString first = QString::fromStdString(paths.front().string());
  setElidedText(caption_,
                paths.size() == 1 ? first : tr("%1 and %2 more").arg(first).arg(paths.size() - 1),
                width() - theme().scaled(140));
  show();
  raise();
  activateWindow();
}

ImportOptions ImportPreview::options() const {
  ImportOptions options;
  classes_->apply(options);
  options.columnPatterns = columns_->patterns();
  for (const std::string& name : formatOptions_.changed()) {
    options.formatOptions[name] = toText(formatOptions_.value(name));
  }
  return options;
}

void ImportPreview::apply() {
  session_.setOptions(options());
}

/// The rows of the format's own options, made from its specs.
void ImportPreview::showOptions() {
  const ImportSurvey& survey = *session_.survey();
  if (shownFormat_ == survey.data.formatName()) return;
  shownFormat_ = survey.data.formatName();
  formatOptions_ = survey.data.formatOptions();
  delete optionRows_;
  optionRows_ = new QWidget;
  auto* column = new QVBoxLayout(optionRows_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  for (const ParameterSpec& spec : formatOptions_.specs()) {
    auto* row = new ParameterRow(spec, optionRows_);
    row->setValue(formatOptions_.value(spec.name));
    column->addWidget(row);
    const auto set = [this, row](const std::string& name, const ParameterValue& value) {
      formatOptions_.set(name, value);
      row->setValue(value);
      applyTimer_.start();
    };
    connect(row, &ParameterRow::edited, this, set);
    connect(row, &ParameterRow::resetRequested, this,
            [set, spec](const std::string& name) { set(name, spec.defaultValue); });
  }
  optionGroup_->addWidget(optionRows_);
}

void ImportPreview::showSurvey() {
  const ImportSurvey& survey = *session_.survey();
  failure_->hide();
  showOptions();
  classes_->setClasses(survey.classes);
  columns_->setPatterns(survey.data.options().columnPatterns);
  items_->show(survey.data);
  const qsizetype count = static_cast<qsizetype>(survey.data.items().size());
  itemsTitle_->setText(count > ImportItems::kMostRows
                           ? tr("The first %1 of %2 clips")
                                 .arg(ImportItems::kMostRows)
                                 .arg(QLocale().toString(count))
                           : counted(count, tr("%1 clip"), tr("%1 clips")));
  showContents();
}

void ImportPreview::showProgress(int done, int total) {
  const bool reading = session_.reading();
  progressText_->setText(tr("Reading %1 of %2").arg(done).arg(total));
  progress_->setRange(0, std::max(1, total));
  progress_->setValue(done);
  for (QWidget* widget : std::initializer_list<QWidget*>{progressText_, progress_, stop_}) {
    widget->setVisible(reading);
  }
}

/// What the files themselves tell, as far as they were read.
void ImportPreview::showContents() {
  if (session_.survey() == nullptr) return;
  const Dataset* checked = session_.checked();
  facts_->show(*session_.survey(), checked);
  const std::vector<Notice>& notices =
      checked == nullptr ? session_.survey()->data.notices() : checked->notices();
  problems_->show(notices, session_.folder());
  const qsizetype count = static_cast<qsizetype>(notices.size());
  QString text =
      count > 0 ? counted(count, tr("%1 problem"), tr("%1 problems")) : tr("No problem found");
  if (checked == nullptr) text = tr("Problems, files not read yet");
  problemsTitle_->setText(text);
  problems_->setVisible(count > 0);
  if (!session_.reading()) showProgress(0, 0);
  refreshButton();
}

void ImportPreview::showFailure(const Notice& notice) {
  failure_->setNotice(notice);
  failure_->show();
  refreshButton();
}

void ImportPreview::refreshButton() {
  const ImportSurvey* survey = session_.survey();
  const qsizetype count =
      survey == nullptr ? 0 : static_cast<qsizetype>(survey->data.items().size());
  import_->setEnabled(count > 0 && classes_->anyKept() && !failure_->isVisible());
  import_->setText(counted(count, tr("Import %1 clip"), tr("Import %1 clips")));
  import_->setAccessibleName(import_->text());
}

/// Loose files get a folder with a table that names them; the files stay where they are.
std::filesystem::path ImportPreview::keepCollection() const {
  const std::filesystem::path first = session_.paths().front();
  const std::string name = first.parent_path().filename().string();
  std::filesystem::path folder = collections_ / name;
  for (int number = 2; std::filesystem::exists(folder); ++number) {
    folder = collections_ / (name + "-" + std::to_string(number));
  }
  std::filesystem::create_directories(folder);
  writeIndex(std::filesystem::weakly_canonical(folder), collectItems(session_.paths(), formats_));
  return folder;
}

void ImportPreview::import() {
  try {
    const std::filesystem::path folder =
        session_.isCollection() ? keepCollection() : session_.folder();
    session_.cancel();
    emit importRequested(folder, options());
    accept();
  } catch (const Error& error) {
    showFailure(toNotice(error));
  } catch (const std::filesystem::filesystem_error& error) {
    showFailure({Notice::Severity::Error, error.what(), {}, {}});
  }
}

}  // namespace emoforge
