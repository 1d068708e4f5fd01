// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/panels/log_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QTextDocumentFragment>

#include "app/gui/background.h"
#include "core/base/files.h"
#include "widgets/empty_view.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

QString levelName(Notice::Severity level) {
  switch (level) {
    case Notice::Severity::Info:
      return LogPanel::tr("info");
    case Notice::Severity::Warning:
      return LogPanel::tr("warning");
    case Notice::Severity::Error:
      return LogPanel::tr("error");
  }
  return {};
}

Token levelToken(Notice::Severity level) {
  switch (level) {
    case Notice::Severity::Info:
      return Token::Text2;
    case Notice::Severity::Warning:
      return Token::Warning;
    case Notice::Severity::Error:
      return Token::Error;
  }
  return Token::Text2;
}

/// "2026-11-18T14:02:11Z finished" as it stands in log.txt.
LogLine parsed(const QString& line) {
  const qsizetype space = line.indexOf(' ');
  LogLine result{QDateTime::fromString(line.left(space), Qt::ISODate), Notice::Severity::Info,
                 line.mid(space + 1)};
  if (result.text.startsWith("failed:")) result.level = Notice::Severity::Error;
  return result;
}

}  // namespace

LogPanel::LogPanel(const WindowContext& context, QWidget* parent)
    : QStackedWidget(parent), context_(context), edit_(new QPlainTextEdit(this)) {
  setSurface(this, "panel");
  addWidget(new EmptyView("notebook-text", tr("No log yet"),
                          tr("A run writes here what it does and what it finds."), this));
  edit_->setReadOnly(true);
  edit_->setFrameShape(QFrame::NoFrame);
  edit_->setAccessibleName(tr("Log of the run"));
  edit_->setMaximumBlockCount(5000);
  edit_->setLineWrapMode(QPlainTextEdit::NoWrap);
  addWidget(edit_);
  connect(&context_.jobs, &JobRunner::logged, this, [this](int id) {
    const Job* job = context_.jobs.find(id);
    if (id != job_ || job == nullptr) return;
    for (; shown_ < job->log.size(); ++shown_)
      append(job->log[shown_].time, job->log[shown_].level, job->log[shown_].text);
  });
  connect(&theme(), &Theme::changed, this, &LogPanel::rebuild);
}

void LogPanel::append(const QDateTime& time, Notice::Severity level, const QString& text) {
  const auto colored = [](const QString& part, Token token) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(theme().color(token).name(), part.toHtmlEscaped().replace(' ', "&nbsp;"));
  };
  edit_->appendHtml(colored(time.toLocalTime().toString("HH:mm:ss  "), Token::Text3) +
                    colored(levelName(level).leftJustified(9), levelToken(level)) +
                    colored(text, Token::Text1));
  setCurrentWidget(edit_);
}

void LogPanel::followJob(int id) {
  job_ = id;
  folder_.clear();
  rebuild();
}

void LogPanel::showRun(const std::filesystem::path& folder) {
  job_ = 0;
  folder_ = folder;
  rebuild();
}

void LogPanel::rebuild() {
  edit_->clear();
  shown_ = 0;
  if (const Job* job = context_.jobs.find(job_)) {
    emit captionChanged(job->title);
    for (; shown_ < job->log.size(); ++shown_)
      append(job->log[shown_].time, job->log[shown_].level, job->log[shown_].text);
    return;
  }
  if (folder_.empty()) return;
  emit captionChanged(runTitle(folder_));
  runInBackground(
      this,
      [folder = folder_] {
        QVector<LogLine> lines;
        const QString content = QString::fromStdString(readFile(folder / "log.txt"));
        for (const QString& line : content.split('\n', Qt::SkipEmptyParts)) lines << parsed(line);
        return lines;
      },
      [this, folder = folder_](const QVector<LogLine>& lines) {
        if (folder != folder_) return;
        for (const LogLine& line : lines) append(line.time, line.level, line.text);
      });
}

void LogPanel::copy() {
  const QString selected = edit_->textCursor().selection().toPlainText();
  QGuiApplication::clipboard()->setText(selected.isEmpty() ? text() : selected);
}

QString LogPanel::text() const {
  return edit_->toPlainText();
}

}  // namespace emoforge
