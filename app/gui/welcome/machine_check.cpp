// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/machine_check.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "app/gui/item_names.h"
#include "core/nn/runtime.h"
#include "viewers/skeleton_view.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// A small icon that follows the theme.
class CheckIcon : public QWidget {
 public:
  CheckIcon(const QString& name, Token token, QWidget* parent)
      : QWidget(parent), name_(name), token_(token) {
    setFixedSize(theme().scaled(16), theme().scaled(18));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintIcon(&painter, QRectF(rect()), name_, theme().color(token_), 14);
  }

 private:
  QString name_;
  Token token_;
};

void addLine(QVBoxLayout* column, QWidget* parent, const QString& icon, Token token,
             const QString& text) {
  auto* row = new QHBoxLayout;
  row->setSpacing(7);
  row->addWidget(new CheckIcon(icon, token, parent), 0, Qt::AlignTop);
  QLabel* label = makeLabel(text, "detail", parent);
  label->setWordWrap(true);
  row->addWidget(label, 1);
  column->addLayout(row);
}

QString openGlSentence() {
  if (!openGlAvailable()) return MachineCheck::tr("OpenGL 3.3 was not found: no 3-D views.");
  return openGlIsSoftware() ? MachineCheck::tr("Software OpenGL is in use.")
                            : MachineCheck::tr("Hardware OpenGL is in use.");
}

}  // namespace

MachineCheck::MachineCheck(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Machine check"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 10, 0, 0);
  column->setSpacing(5);
  const RuntimeInfo info = runtimeInfo();
  const QString warning = QString::fromStdString(blasWarning());
  const bool good = openGlAvailable() && warning.isEmpty();
  const QString threads = counted(info.threads, tr("%1 thread"), tr("%1 threads"));
  addLine(column, this, good ? "circle-check" : "triangle-alert",
          good ? Token::Good : Token::Warning,
          tr("%1, %2. %3").arg(QString::fromStdString(info.blas), threads, openGlSentence()));
  if (!warning.isEmpty()) addLine(column, this, "triangle-alert", Token::Warning, warning);
  addLine(column, this, "info", Token::Accent,
          tr("Training runs on the processor; this version does not use a GPU for it."));
}

}  // namespace emoforge
