// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/welcome_page.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "app/gui/background.h"
#include "app/gui/welcome/drop_area.h"
#include "app/gui/welcome/learn_links.h"
#include "app/gui/welcome/machine_check.h"
#include "app/gui/welcome/recent_list.h"
#include "app/gui/welcome/samples.h"
#include "core/experiment/catalogues.h"
#include "widgets/icon_engine.h"
#include "widgets/notice_bar.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int cardsInARow = 3;
constexpr int cardGap = 16;
constexpr int pictureDelayMilliseconds = 300;

/// The program's mark in the colours of the theme in use.
class Mark : public QWidget {
 public:
  explicit Mark(QWidget* parent) : QWidget(parent) { setFixedSize(72, 56); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.drawPixmap(0, -8, programMark(72, devicePixelRatioF()));
  }
};

/// An icon and a line of text.
QWidget* makePoint(const QString& icon, const QString& text, QWidget* parent) {
  class Point : public QWidget {
   public:
    Point(QString name, QWidget* owner) : QWidget(owner), name_(std::move(name)) {}

   protected:
    void paintEvent(QPaintEvent*) override {
      QPainter painter(this);
      paintIcon(&painter, QRectF(0, 0, 16, height()), name_, theme().color(Token::Text2), 16);
    }

   private:
    QString name_;
  };
  auto* point = new Point(icon, parent);
  auto* row = new QHBoxLayout(point);
  row->setContentsMargins(26, 3, 0, 3);
  QLabel* label = makeLabel(text, "detail", point);
  label->setWordWrap(true);
  row->addWidget(label);
  return point;
}

QStringList readableExtensions() {
  QStringList result;
  for (const auto& entry : registry().formats.entries()) {
    const auto format = entry.create();
    QStringList names;
    for (const std::string& extension : format->extensions())
      names << QString::fromStdString(extension);
    if (format->canRead()) result << names.join(' ');
  }
  result.removeDuplicates();
  return result;
}

}  // namespace

WelcomePage::WelcomePage(const QString& autosaveFolder, QWidget* parent)
    : QWidget(parent), autosaveFolder_(autosaveFolder) {
  setSurface(this, "start-page");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(scroll);
  setSurface(content, "start-page");
  auto* columns = new QHBoxLayout(content);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->addStretch(1);
  columns->addWidget(makeLeft(), 6);
  columns->addStretch(1);
  columns->addWidget(makeRight(), 15);
  columns->addStretch(1);
  scroll->setWidget(content);
  row->addWidget(scroll);
}

QWidget* WelcomePage::makeLeft() {
  auto* left = new QWidget(this);
  left->setMinimumWidth(theme().scaled(360));
  left->setMaximumWidth(theme().scaled(420));
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 40, 0, 32);
  column->setSpacing(0);
  column->addWidget(makeHeader());
  column->addSpacing(24);
  column->addWidget(makeButtons());
  column->addSpacing(32);
  recentTitle_ = makeLabel(tr("Recent projects"), "title", left);
  column->addWidget(recentTitle_);
  column->addSpacing(8);
  recent_ = new RecentList(left);
  recent_->setAutosaveFolder(autosaveFolder_);
  recent_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  column->addWidget(recent_);
  column->addSpacing(28);
  column->addWidget(makeLabel(tr("Learn"), "title", left));
  column->addSpacing(6);
  column->addWidget(new LearnLinks(left));
  column->addStretch(1);
  column->addSpacing(16);
  column->addWidget(makeLine(left));
  column->addWidget(new MachineCheck(left));
  connect(recent_, &RecentList::openRequested, this, &WelcomePage::projectRequested);
  connect(recent_, &RecentList::locateRequested, this, &WelcomePage::locateRequested);
  connect(recent_, &RecentList::unsavedFound, this, &WelcomePage::offerRecovery);
  return left;
}

QWidget* WelcomePage::makeHeader() {
  auto* header = new QWidget(this);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(4, 0, 0, 0);
  row->setSpacing(16);
  row->addWidget(new Mark(header));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(makeLabel(tr("EmoForge"), "hero", header));
  texts->addWidget(makeLabel(tr("Synthetic emotion data, compared with real"), "", header));
  row->addLayout(texts, 1);
  return header;
}

QWidget* WelcomePage::makeButtons() {
  auto* buttons = new QWidget(this);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  const auto add = [&](const QString& text, const QString& icon, bool primary, const QString& tip,
                       void (WelcomePage::*request)()) {
    QPushButton* button = makeButton(text, icon, primary, buttons);
    button->setMinimumHeight(theme().scaled(34));
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, request);
    row->addWidget(button, 1);
  };
  add(tr("New project"), "plus", true, tr("Makes a project in an empty folder"),
      &WelcomePage::newRequested);
  add(tr("Open project"), "folder-open", false, tr("Opens a folder with an emoforge.json"),
      &WelcomePage::openRequested);
  add(tr("Open data"), "database", false, tr("Opens a folder with one folder for each class"),
      &WelcomePage::openDataRequested);
  return buttons;
}

QWidget* WelcomePage::makeRight() {
  auto* right = new QWidget(this);
  right->setMaximumWidth(theme().scaled(1200));
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 44, 0, 32);
  column->setSpacing(0);
  notices_ = new NoticeStack(right);
  notices_->setContentsMargins(0, 0, 0, 16);
  column->addWidget(notices_);
  column->addSpacing(4);
  auto* titles = new QHBoxLayout;
  titles->setSpacing(10);
  titles->addWidget(makeLabel(tr("Start from a sample"), "title", right));
  titles->addWidget(makeLabel(tr("one for each kind of data"), "detail", right));
  titles->addStretch(1);
  column->addLayout(titles);
  column->addSpacing(12);
  column->addWidget(makeSamples());
  column->addSpacing(28);
  column->addWidget(makeLabel(tr("Bring your own data"), "title", right));
  column->addSpacing(12);
  drop_ = new DropArea(readableExtensions(), right);
  column->addWidget(drop_, 1);
  connect(drop_, &DropArea::chosen, this, &WelcomePage::importRequested);
  connect(drop_, &DropArea::filesRequested, this, &WelcomePage::openFilesRequested);
  connect(drop_, &DropArea::folderRequested, this, &WelcomePage::openDataRequested);
  return right;
}

QWidget* WelcomePage::makeSamples() {
  auto* area = new QWidget(this);
  auto* grid = new QGridLayout(area);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(cardGap);
  for (int column = 0; column < cardsInARow; ++column) grid->setColumnStretch(column, 1);
  int place = 0;
  for (const DemoCard& demo : demoCards()) {
    auto* card = new SampleCard(demo.icon, demo.name, tr("Procedural data"), demo.methods, area);
    card->setObjectName("sample-" + QString::fromStdString(demo.modality));
    cards_ << card;
    grid->addWidget(card, place / cardsInARow, place % cardsInARow);
    ++place;
    const QString modality = QString::fromStdString(demo.modality);
    connect(card, &SampleCard::clicked, this, [this, modality] { emit sampleRequested(modality); });
  }
  grid->addWidget(makeHoldsCard(), place / cardsInARow, place % cardsInARow);
  return area;
}

/// A program that is started on a project shows this page for a moment only; the project goes
/// first.
void WelcomePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  QTimer::singleShot(pictureDelayMilliseconds, this, &WelcomePage::makePictures);
}

void WelcomePage::makePictures() {
  if (pictured_ || !isVisible()) return;
  pictured_ = true;
  const std::vector<DemoCard> demos = demoCards();
  for (int i = 0; i < cards_.size(); ++i) {
    runInBackground(
        cards_[i],
        [modality = demos[static_cast<std::size_t>(i)].modality] { return makePreview(modality); },
        [card = cards_[i]](const DemoPreview& preview) {
          card->setHolds(preview.holds);
          if (preview.picture) card->setPicture(preview.picture);
        });
  }
}

QWidget* WelcomePage::makeHoldsCard() {
  auto* card = new QWidget(this);
  setSurface(card, "card");
  auto* column = new QVBoxLayout(card);
  column->setContentsMargins(20, 20, 20, 20);
  column->setSpacing(4);
  column->addWidget(makeLabel(tr("What a sample holds"), "strong", card));
  column->addSpacing(6);
  column->addWidget(makePoint("database", tr("Procedural data, labelled as such"), card));
  column->addWidget(makePoint("flask-conical", tr("Recommended settings, ready to start"), card));
  column->addWidget(makePoint("columns-2", tr("Real beside synthetic after a first run"), card));
  column->addStretch(1);
  return card;
}

void WelcomePage::refresh() {
  notices_->clear();
  recent_->refresh();
  recentTitle_->setVisible(recent_->count() > 0);
}

void WelcomePage::offerRecovery(const QString& folder, const QString& name, const QString& time) {
  const QString text =
      tr("EmoForge did not end by itself. \"%1\" has edits of %2 that were not saved.")
          .arg(name, time);
  NoticeBar* bar = notices_->add({Notice::Severity::Info, text.toStdString(), {}, {}},
                                 {{"open", tr("Recover the study of %1").arg(time)}});
  connect(bar, &NoticeBar::actionRequested, this,
          [this, folder] { emit recoveryRequested(folder); });
}

}  // namespace emoforge
