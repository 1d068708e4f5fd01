// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kShownAtOnce = 3;

struct Look {
  const char* state;
  const char* icon;
  Token color;
};

Look lookOf(Notice::Severity severity) {
  switch (severity) {
    case Notice::Severity::Info:
      return {"info", "info", Token::Accent};
    case Notice::Severity::Warning:
      return {"warning", "triangle-alert", Token::Warning};
    case Notice::Severity::Error:
      return {"error", "octagon-x", Token::Error};
  }
  return {"info", "info", Token::Accent};
}

}  // namespace

NoticeBar::NoticeBar(const Notice& notice, QWidget* parent) : QWidget(parent), notice_(notice) {
  setAttribute(Qt::WA_StyledBackground);
  setProperty("kind", "notice");
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(13, 8, 8, 8);
  layout->setSpacing(9);
  icon_ = new QLabel;
  icon_->setFixedSize(16, 16);
  text_ = makeLabel({}, "notice");
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::RichText);
  text_->setTextInteractionFlags(Qt::TextBrowserInteraction);
  text_->setFocusPolicy(Qt::NoFocus);
  close_ = makeIconButton("x", tr("Close this notice"), this, true);
  layout->addWidget(icon_, 0, Qt::AlignTop);
  layout->addWidget(text_, 1);
  layout->addWidget(close_, 0, Qt::AlignTop);
  close_->hide();
  connect(text_, &QLabel::linkActivated, this, &NoticeBar::actionRequested);
  connect(close_, &QToolButton::clicked, this, &NoticeBar::closed);
  connect(&theme(), &Theme::changed, this, &NoticeBar::refresh);
  refresh();
}

void NoticeBar::setNotice(const Notice& notice) {
  notice_ = notice;
  refresh();
}

void NoticeBar::setActions(const QVector<std::pair<QString, QString>>& idAndText) {
  actions_ = idAndText.mid(0, 2);
  text_->setFocusPolicy(actions_.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
  refresh();
}

void NoticeBar::setClosable(bool closable) {
  close_->setVisible(closable);
}

void NoticeBar::refresh() {
  const Look look = lookOf(notice_.severity);
  setStyleProperty(this, "state", QString::fromLatin1(look.state));
  icon_->setPixmap(iconPixmap(look.icon, theme().color(look.color), 16, devicePixelRatioF()));
  QString html;
  if (!notice_.place.empty()) {
    html += QStringLiteral("<span style=\"font-weight:600\">%1:</span> ")
                .arg(QString::fromStdString(notice_.place.toString()).toHtmlEscaped());
  }
  html += QString::fromStdString(notice_.message).toHtmlEscaped();
  if (!notice_.advice.empty()) {
    html += ' ' + QString::fromStdString(notice_.advice).toHtmlEscaped();
  }
  setAccessibleName(QString::fromStdString(notice_.toString()));
  for (const auto& [id, text] : actions_) {
    html += QStringLiteral(
                " <a href=\"%1\" style=\"color:%2; text-decoration:none; "
                "font-weight:500\">%3</a>")
                .arg(id.toHtmlEscaped(), theme().color(Token::Accent).name(),
                     QString(text).replace(' ', QChar::Nbsp).toHtmlEscaped());
  }
  text_->setText(QStringLiteral("<div style=\"line-height:112%\">%1</div>").arg(html));
  text_->setAccessibleName(QString::fromStdString(notice_.toString()));
}

NoticeStack::NoticeStack(QWidget* parent) : QWidget(parent) {
  layout_ = new QVBoxLayout(this);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(8);
  more_ = makeLabel({}, "detail", this);
  more_->setTextFormat(Qt::RichText);
  more_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  more_->setAccessibleName(tr("More notices"));
  layout_->addWidget(more_);
  connect(more_, &QLabel::linkActivated, this, [this] {
    expanded_ = !expanded_;
    refresh();
  });
  refresh();
}

NoticeBar* NoticeStack::add(const Notice& notice,
                            const QVector<std::pair<QString, QString>>& actions) {
  for (auto* bar : bars_) {
    if (bar->notice().toString() == notice.toString()) return bar;
  }
  auto* bar = new NoticeBar(notice, this);
  bar->setActions(actions);
  bar->setClosable(true);
  layout_->insertWidget(0, bar);
  bars_.prepend(bar);
  connect(bar, &NoticeBar::actionRequested, this, &NoticeStack::actionRequested);
  connect(bar, &NoticeBar::closed, this, [this, bar] { remove(bar); });
  refresh();
  return bar;
}

void NoticeStack::remove(NoticeBar* bar) {
  if (!bars_.removeOne(bar)) return;
  bar->hide();
  bar->deleteLater();
  refresh();
}

void NoticeStack::clear() {
  for (auto* bar : bars_) {
    bar->hide();
    bar->deleteLater();
  }
  bars_.clear();
  expanded_ = false;
  refresh();
}

void NoticeStack::refresh() {
  const int hidden = count() - kShownAtOnce;
  for (int i = 0; i < count(); ++i) bars_[i]->setVisible(expanded_ || i < kShownAtOnce);
  more_->setVisible(hidden > 0);
  const QString text = expanded_ ? tr("Show fewer") : tr("%1 more").arg(hidden);
  more_->setText(QStringLiteral("<a href=\"more\" style=\"color:%1; text-decoration:none\">%2</a>")
                     .arg(theme().color(Token::Accent).name(), text));
  setVisible(count() > 0);
}

}  // namespace emoforge
