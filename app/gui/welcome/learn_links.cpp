// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/learn_links.h"

#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/experiment/catalogues.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// A non-modal window of titled rows; the one with this name is brought to the front if it is open.
QGridLayout* openSheet(QWidget* parent, const QString& name, const QString& title) {
  if (auto* open = parent->window()->findChild<QDialog*>(name)) {
    open->raise();
    open->activateWindow();
    return nullptr;
  }
  auto* sheet = new QDialog(parent->window());
  sheet->setObjectName(name);
  sheet->setWindowTitle(title);
  sheet->setAttribute(Qt::WA_DeleteOnClose);
  auto* outer = new QVBoxLayout(sheet);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(sheet);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  auto* content = new QWidget(scroll);
  setSurface(content, "panel");
  auto* grid = new QGridLayout(content);
  grid->setContentsMargins(20, 16, 20, 20);
  grid->setHorizontalSpacing(20);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  scroll->setWidget(content);
  outer->addWidget(scroll);
  sheet->resize(560, 520);
  sheet->show();
  return grid;
}

void addHeading(QGridLayout* grid, const QString& text) {
  const int row = grid->rowCount();
  grid->addWidget(makeLabel(text, "title"), row, 0, 1, 2);
}

void addRow(QGridLayout* grid, const QString& left, const char* role, const QString& right) {
  const int row = grid->rowCount();
  QLabel* key = makeLabel(left, role);
  key->setTextInteractionFlags(Qt::TextSelectableByMouse);
  QLabel* meaning = makeLabel(right, "detail");
  meaning->setWordWrap(true);
  meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
  grid->addWidget(key, row, 0, Qt::AlignTop);
  grid->addWidget(meaning, row, 1, Qt::AlignTop);
}

void finish(QGridLayout* grid) {
  grid->setRowStretch(grid->rowCount(), 1);
}

QToolButton* makeLink(const QString& icon, const QString& text, QWidget* parent) {
  auto* link = new QToolButton(parent);
  link->setIcon(themedIcon(icon));
  link->setText(text);
  link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  link->setAutoRaise(true);
  link->setAccessibleName(text);
  link->setFocusPolicy(Qt::StrongFocus);
  link->setCursor(Qt::PointingHandCursor);
  setStyleProperty(link, "kind", QStringLiteral("link"));
  return link;
}

}  // namespace

void showCommandLine(QWidget* parent) {
  QGridLayout* grid = openSheet(parent, "command-line", LearnLinks::tr("Command line"));
  if (grid == nullptr) return;
  const auto row = [grid](const QString& command, const QString& text) {
    addRow(grid, command, "mono", text);
  };
  addHeading(grid, QStringLiteral("emoforge-cli"));
  row("list generators", LearnLinks::tr("What there is: formats, demos, generators, presets"));
  row("describe generator NAME", LearnLinks::tr("Parameters with ranges, reference"));
  row("dataset demo", LearnLinks::tr("Writes a procedural data set"));
  row("dataset info FOLDER", LearnLinks::tr("What a data set holds and its problems"));
  row("train", LearnLinks::tr("Trains a generator into a run folder; --resume goes on"));
  row("generate", LearnLinks::tr("Draws synthetic samples from a run"));
  row("COMMAND --help", LearnLinks::tr("All options of a command"));
  addHeading(grid, LearnLinks::tr("From the window"));
  addRow(grid, LearnLinks::tr("Copy as command"), "small-strong",
         LearnLinks::tr("On every job: the command that does the same work"));
  finish(grid);
}

void showMethods(QWidget* parent) {
  QGridLayout* grid = openSheet(parent, "methods", LearnLinks::tr("Methods"));
  if (grid == nullptr) return;
  for (const auto& entry : registry().generators.entries()) {
    addHeading(grid, QString::fromStdString(entry.card.title));
    const auto row = [grid](const QString& name, const std::string& text) {
      if (!text.empty()) addRow(grid, name, "detail", QString::fromStdString(text));
    };
    row(LearnLinks::tr("What it does"), entry.card.summary);
    row(LearnLinks::tr("Authors"), entry.card.authors);
    row(LearnLinks::tr("Reference"), entry.card.reference);
    row(LearnLinks::tr("Name"), entry.card.name);
  }
  finish(grid);
}

LearnLinks::LearnLinks(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(1, 1);
  const auto entries = registry().generators.entries();
  const QString methods =
      entries.size() == 1
          ? tr("The method: %1").arg(QString::fromStdString(entries.front().card.title))
          : tr("The %1 methods").arg(entries.size());
  QToolButton* method = makeLink("book-open", methods, this);
  QToolButton* shortcuts = makeLink("keyboard", tr("Shortcuts"), this);
  QToolButton* commands = makeLink("terminal", tr("Command line"), this);
  connect(method, &QToolButton::clicked, this, [this] { showMethods(this); });
  connect(shortcuts, &QToolButton::clicked, this, &LearnLinks::shortcutsRequested);
  connect(commands, &QToolButton::clicked, this, [this] { showCommandLine(this); });
  grid->addWidget(shortcuts, 0, 0, Qt::AlignLeft);
  grid->addWidget(commands, 0, 1, Qt::AlignLeft);
  grid->addWidget(method, 1, 0, 1, 2, Qt::AlignLeft);
}

}  // namespace emoforge
