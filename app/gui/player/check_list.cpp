// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/check_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// A link that looks like those of the notices.
QString linkText(const CheckList::Check& check) {
  return QStringLiteral(
             " <a href=\"%1\" style=\"color:%2; text-decoration:none; font-weight:500\">%3</a>")
      .arg(QString::number(check.id), theme().color(Token::Accent).name(),
           check.link.toHtmlEscaped());
}

}  // namespace

CheckList::CheckList(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  connect(&theme(), &Theme::changed, this, &CheckList::refresh);
}

void CheckList::setChecks(const QVector<Check>& checks) {
  checks_ = checks;
  refresh();
}

void CheckList::refresh() {
  delete rows_;
  rows_ = new QWidget(this);
  auto* column = new QVBoxLayout(rows_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  for (const Check& check : checks_) {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* icon = new QLabel(rows_);
    icon->setPixmap(iconPixmap(check.good ? "circle-check" : "triangle-alert",
                               theme().color(check.good ? Token::Good : Token::Warning), 14,
                               devicePixelRatio()));
    line->addWidget(icon, 0, Qt::AlignTop);
    auto* text = makeLabel(check.sentence, "detail", rows_);
    text->setWordWrap(true);
    if (!check.link.isEmpty()) {
      text->setTextFormat(Qt::RichText);
      text->setText(check.sentence.toHtmlEscaped() + linkText(check));
      text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
      text->setFocusPolicy(Qt::StrongFocus);
      text->setAccessibleName(check.sentence);
      connect(text, &QLabel::linkActivated, this,
              [this](const QString& id) { emit linkActivated(id.toInt()); });
    }
    line->addWidget(text, 1);
    column->addLayout(line);
  }
  layout()->addWidget(rows_);
}

}  // namespace emoforge
