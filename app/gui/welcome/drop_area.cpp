// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/drop_area.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int leastHeight = 150;

/// The large icon beside the invitation, in the colour of the theme in use.
class AreaIcon : public QWidget {
 public:
  explicit AreaIcon(QWidget* parent) : QWidget(parent) {
    setFixedSize(theme().scaled(34), theme().scaled(34));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintIcon(&painter, QRectF(rect()), "import", theme().color(Token::Accent), 28);
  }
};

}  // namespace

QStringList draggedPaths(const QMimeData* data) {
  QStringList paths;
  for (const QUrl& url : data->urls()) {
    if (url.isLocalFile()) paths << url.toLocalFile();
  }
  return paths;
}

DropArea::DropArea(const QStringList& extensions, QWidget* parent) : QWidget(parent) {
  setAcceptDrops(true);
  setAccessibleName(tr("Drop files or folders here"));
  setMinimumHeight(theme().scaled(leastHeight));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 20, 24, 20);
  column->setSpacing(14);
  column->addStretch(1);
  column->addWidget(makeInvitation());
  column->addWidget(makeChips(extensions));
  column->addStretch(1);
}

QWidget* DropArea::makeInvitation() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addStretch(1);
  layout->addWidget(new AreaIcon(row));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(3);
  texts->addWidget(makeLabel(tr("Drop files or folders here"), "strong", row));
  texts->addWidget(makeLabel(tr("You see a preview with all problems before anything is imported."),
                             "detail", row));
  layout->addLayout(texts);
  layout->addSpacing(20);
  QPushButton* files = makeButton(tr("Choose files"), "file-text", false, row);
  QPushButton* folder = makeButton(tr("Choose a folder"), "folder", false, row);
  files->setToolTip(tr("Choose clips, or the table that lists them"));
  folder->setToolTip(tr("Open a folder with one folder for each class"));
  connect(files, &QPushButton::clicked, this, &DropArea::filesRequested);
  connect(folder, &QPushButton::clicked, this, &DropArea::folderRequested);
  layout->addWidget(files);
  layout->addWidget(folder);
  layout->addStretch(1);
  return row;
}

QWidget* DropArea::makeChips(const QStringList& extensions) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addStretch(1);
  for (const QString& extension : extensions) {
    QLabel* chip = makeLabel(extension, "detail", row);
    setStyleProperty(chip, "kind", QStringLiteral("chip"));
    chip->setContentsMargins(8, 3, 8, 3);
    layout->addWidget(chip);
  }
  layout->addStretch(1);
  return row;
}

void DropArea::setDraggedOver(bool over) {
  draggedOver_ = over;
  update();
}

void DropArea::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPen border(theme().color(draggedOver_ ? Token::Accent : Token::InputBorder), 1.5);
  border.setDashPattern({4, 3});
  painter.setPen(border);
  painter.setBrush(theme().color(draggedOver_ ? Token::Selected : Token::Panel));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

void DropArea::dragEnterEvent(QDragEnterEvent* event) {
  if (draggedPaths(event->mimeData()).isEmpty()) return;
  event->acceptProposedAction();
  setDraggedOver(true);
}

void DropArea::dragLeaveEvent(QDragLeaveEvent*) {
  setDraggedOver(false);
}

void DropArea::dropEvent(QDropEvent* event) {
  setDraggedOver(false);
  event->acceptProposedAction();
  emit chosen(draggedPaths(event->mimeData()));
}

}  // namespace emoforge
