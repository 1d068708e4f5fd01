// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "app/gui/background.h"
#include "app/gui/failure_notice.h"
#include "core/base/files.h"
#include "widgets/figures/figure_form.h"
#include "widgets/figures/figure_preview.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kPreviewDelayMilliseconds = 60;

QString shellQuoted(const std::filesystem::path& path) {
  QString text = QString::fromStdString(path.string());
  if (!text.contains(QRegularExpression("[^A-Za-z0-9_./-]"))) return text;
  return '\'' + text.replace('\'', "'\\''") + '\'';
}

}  // namespace

ExportDialog::ExportDialog(QWidget* parent)
    : ExportShell(tr("Export figure"), "image-down", parent) {
  content()->addWidget(makeHead());
  preview_ = new FigurePreview(this);
  content()->addWidget(preview_, 1);
  size_ = makeLabel({}, "caption", this);
  size_->setAlignment(Qt::AlignCenter);
  size_->setContentsMargins(0, 6, 0, 6);
  content()->addWidget(size_);
  content()->addWidget(makeBody());
  command_ = addFooterButton(tr("Copy as command"), "terminal");
  command_->setToolTip(tr("Writes the figure's .json and copies the command that draws from it"));
  connect(command_, &QPushButton::clicked, this, &ExportDialog::copyCommand);
  previewTimer_.setSingleShot(true);
  previewTimer_.setInterval(kPreviewDelayMilliseconds);
  connect(&previewTimer_, &QTimer::timeout, this, &ExportDialog::drawPreview);
  connect(preview_, &FigurePreview::dotsPerInchChanged, this, [this] { previewTimer_.start(); });
  connect(form_, &FigureForm::changed, this, [this] {
    redraw();
    emit choicesChanged();
  });
  resize(theme().scaled(560), theme().scaled(720));
}

ExportDialog::~ExportDialog() = default;

QWidget* ExportDialog::makeHead() {
  auto* head = new QWidget(this);
  setSurface(head, "head");
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 6, 12, 6);
  row->addWidget(makeLabel(tr("Export figure"), "small-strong", head));
  title_ = makeLabel({}, "small", head);
  row->addWidget(title_, 1);
  return head;
}

QWidget* ExportDialog::makeBody() {
  auto* body = new QWidget(this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(12, 10, 12, 10);
  column->setSpacing(8);
  form_ = new FigureForm(body);
  column->addWidget(form_);
  sidecars_ = new QCheckBox(tr("Data and record beside the file"), body);
  sidecars_->setToolTip(
      tr("A .csv with the raw values and a .json from which the figure can be "
         "made again"));
  sidecars_->setAccessibleName(sidecars_->text());
  sidecars_->setChecked(true);
  connect(sidecars_, &QCheckBox::clicked, this, &ExportDialog::choicesChanged);
  column->addWidget(sidecars_);
  column->addWidget(makePathRow(tr("File"),
                                tr("File name; without a folder it goes to the project's figures"),
                                tr("Choose folder and name")));
  connect(path(), &QLineEdit::textEdited, this, [this] {
    named_ = true;
    refresh();
  });
  hint_ = makeLabel({}, "caption", body);
  column->addWidget(hint_);
  column->addWidget(makeReport());
  return body;
}

void ExportDialog::setSubject(std::unique_ptr<ExportSubject> subject) {
  if (!subject || busy()) return;
  const bool same = subject_ && subject_->widget() == subject->widget();
  subject_ = std::move(subject);
  if (!same) {
    named_ = false;
    clearNotices();
    preview_->setPicture({});
  }
  form_->setFormats(subject_->formats());
  form_->setPlot(subject_->isPlot());
  form_->setScreenLayout(subject_->screenLayout());
  sidecars_->setText(subject_->isPlot() ? tr("Data and record beside the file (.csv, .json)")
                                        : tr("Record beside the file (.json)"));
  setElidedText(title_, subject_->title(), theme().scaled(400));
  redraw();
}

void ExportDialog::setFolder(const std::filesystem::path& folder) {
  folder_ = folder;
  refresh();
}

Json ExportDialog::choices() const {
  return {{"layout", form_->figureLayout().toJson()},
          {"format", toText(form_->format())},
          {"unit", form_->inInches() ? "in" : "mm"},
          {"sidecars", sidecars_->isChecked()},
          {"screen_colours", form_->screenColors()}};
}

void ExportDialog::setChoices(const Json& choices) {
  if (!choices.is_object()) return;
  try {
    form_->setFigureLayout(FigureLayout::fromJson(choices.value("layout", Json::object())));
    const auto format = figureFormatOf("f." + choices.value("format", std::string("pdf")));
    form_->setFormat(format.value_or(FigureFormat::Pdf));
    form_->setInInches(choices.value("unit", "mm") == "in");
    sidecars_->setChecked(choices.value("sidecars", true));
    form_->setScreenColors(choices.value("screen_colours", false));
  } catch (const std::exception&) {
    // Choices of a damaged or newer project are not worth a message: the defaults stand.
    form_->setFigureLayout({});
  }
  redraw();
}

std::filesystem::path ExportDialog::file() const {
  std::filesystem::path file = typedPath();
  if (file.empty()) return file;
  const std::string extension = std::string(".") + toText(form_->format());
  if (figureFormatOf(file)) {
    file.replace_extension(extension);
  } else {
    file += extension;
  }
  return file.is_absolute() ? file : folder_ / file;
}

ExportRequest ExportDialog::request() const {
  return {file(), form_->figureLayout(), sidecars_->isChecked(), form_->screenColors()};
}

void ExportDialog::showFileName() {
  if (!named_ && subject_)
    path()->setText(fileNameOf(subject_->title()) + '.' + toText(form_->format()));
  std::error_code ignored;
  const std::filesystem::path target = file();
  const bool there = !target.empty() && std::filesystem::exists(target, ignored);
  const QString folder =
      QDir::toNativeSeparators(QString::fromStdString(target.parent_path().string()));
  setElidedText(hint_, there ? tr("Replaces the file in %1").arg(folder) : tr("In %1").arg(folder),
                theme().scaled(520));
}

void ExportDialog::refresh() {
  showFileName();
  const FigureLayout& layout = form_->figureLayout();
  preview_->setFigureSize(layout.widthMillimetres, layout.heightMillimetres);
  tellSize();
  const bool ready = subject_ != nullptr && !file().empty();
  showState(ready);
  command_->setEnabled(!busy() && ready && subject_->isPlot());
}

void ExportDialog::redraw() {
  refresh();
  previewTimer_.start();
}

void ExportDialog::cancelWork() {
  if (subject_) subject_->cancel();
}

void ExportDialog::tellSize() {
  const FigureLayout& layout = form_->figureLayout();
  QStringList parts;
  parts << tr("%1 × %2 mm")
               .arg(layout.widthMillimetres, 0, 'f', 1)
               .arg(layout.heightMillimetres, 0, 'f', 1);
  if (form_->format() == FigureFormat::Png)
    parts << tr("%1 × %2 pixels").arg(layout.widthPixels()).arg(layout.heightPixels());
  parts << tr("shown at %1 %").arg(qRound(100.0 * preview_->scale()));
  if (subject_ && subject_->isPlot()) parts << tr("always in the light figure style");
  size_->setText(parts.join(QStringLiteral(", ")));
}

void ExportDialog::showEvent(QShowEvent* event) {
  ExportShell::showEvent(event);
  redraw();
}

void ExportDialog::drawPreview() {
  if (!isVisible() || !subject_) return;
  tellSize();
  subject_->preview(form_->figureLayout(), preview_->dotsPerInch(), form_->screenColors(),
                    [this](const QImage& picture) { preview_->setPicture(picture); });
}

void ExportDialog::browse() {
  const QString chosen = QFileDialog::getSaveFileName(
      this, tr("Export figure"), QString::fromStdString(file().string()),
      tr("Figures (*.pdf *.svg *.png)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (chosen.isEmpty()) return;
  named_ = true;
  path()->setText(chosen);
  const auto format = figureFormatOf(chosen.toStdString());
  if (format && subject_ && subject_->formats().contains(*format)) form_->setFormat(*format);
  redraw();
  emit choicesChanged();
}

void ExportDialog::copyCommand() {
  const std::filesystem::path figure = file();
  const std::filesystem::path record = recordFileOf(figure);
  const QString command = QStringLiteral("emoforge-cli figure spec --from %1 --out %2")
                              .arg(shellQuoted(record), shellQuoted(figure));
  const ProgressPtr progress = startWork();
  runInBackground(
      this,
      [record, contents = subject_->recordText(form_->figureLayout())] {
        ensureWritableFolder(record.parent_path(), contents.size());
        writeFileSafely(record, contents);
        return true;
      },
      [this, progress, record, command](bool) {
        if (!isCurrent(progress)) return;
        endWork();
        QGuiApplication::clipboard()->setText(command);
        tell(tr("The command is copied. It draws from %1.")
                 .arg(QString::fromStdString(record.filename().string())));
      },
      [this, progress](const std::exception& error) {
        if (!isCurrent(progress)) return;
        endWork();
        tellProblem(failureNotice(error));
      });
}

void ExportDialog::begin() {
  const ExportRequest asked = request();
  const ProgressPtr progress = startWork();
  // The figure may live longer than this dialog.
  subject_->write(asked, progress,
                  [guard = QPointer(this), progress](const ExportOutcome& outcome) {
                    if (guard && guard->isCurrent(progress)) guard->finish(outcome);
                  });
}

void ExportDialog::finish(const ExportOutcome& outcome) {
  endWork();
  if (outcome.problem) return tellProblem(*outcome.problem);
  const std::filesystem::path figure = outcome.files.front();
  QString names = QString::fromStdString(figure.filename().string());
  for (std::size_t i = 1; i < outcome.files.size(); ++i)
    names += ", " + QString::fromStdString(outcome.files[i].extension().string());
  tellWritten(tr("Written: %1.").arg(names), figure.parent_path());
  emit exported(QString::fromStdString(figure.string()));
}

}  // namespace emoforge
