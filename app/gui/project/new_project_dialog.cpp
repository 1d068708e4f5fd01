// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/new_project_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include "core/base/files.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

const QString parentKey = QStringLiteral("project/parent-folder");

}  // namespace

NewProjectDialog::NewProjectDialog(QWidget* parent)
    : QDialog(parent),
      name_(new QLineEdit(tr("New study"), this)),
      parentFolder_(new QLineEdit(this)),
      result_(makeLabel({}, "small", this)),
      create_(makeButton(tr("Create"), {}, true, this)) {
  setWindowTitle(tr("New project"));
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumWidth(theme().scaled(520));
  const QString documents =
      QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/EmoForge";
  parentFolder_->setText(
      QDir::toNativeSeparators(QSettings().value(parentKey, documents).toString()));
  name_->setAccessibleName(tr("Name of the project"));
  name_->setToolTip(tr("Also the name of its folder"));
  parentFolder_->setAccessibleName(tr("Make it in"));
  parentFolder_->setToolTip(tr("The project gets a folder of its own in here"));
  result_->setWordWrap(true);
  QPushButton* choose = makeButton(tr("Choose…"), {}, false, this);
  choose->setAccessibleName(tr("Choose the folder"));
  QPushButton* cancel = makeButton(tr("Cancel"), {}, false, this);
  create_->setDefault(true);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(20, 20, 20, 16);
  grid->setVerticalSpacing(10);
  grid->addWidget(makeLabel(tr("Name"), "", this), 0, 0);
  grid->addWidget(name_, 0, 1, 1, 2);
  grid->addWidget(makeLabel(tr("Make it in"), "", this), 1, 0);
  grid->addWidget(parentFolder_, 1, 1);
  grid->addWidget(choose, 1, 2);
  grid->addWidget(result_, 2, 1, 1, 2);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(create_);
  grid->addLayout(buttons, 3, 0, 1, 3);

  connect(name_, &QLineEdit::textChanged, this, &NewProjectDialog::check);
  connect(parentFolder_, &QLineEdit::textChanged, this, &NewProjectDialog::check);
  connect(choose, &QPushButton::clicked, this, &NewProjectDialog::chooseParent);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(create_, &QPushButton::clicked, this, [this] {
    QSettings().setValue(parentKey, QDir::fromNativeSeparators(parentFolder_->text()));
    emit chosen(folder(), name());
    accept();
  });
  name_->selectAll();
  check();
}

QString NewProjectDialog::name() const {
  return name_->text().trimmed();
}

QString NewProjectDialog::folder() const {
  const std::string own = safeFileName(name().toStdString());
  return QDir(QDir::fromNativeSeparators(parentFolder_->text()))
      .absoluteFilePath(QString::fromStdString(own));
}

void NewProjectDialog::chooseParent() {
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Make the project in"), parentFolder_->text());
  if (!folder.isEmpty()) parentFolder_->setText(QDir::toNativeSeparators(folder));
}

QString NewProjectDialog::problem() const {
  if (name().isEmpty()) return tr("A project needs a name.");
  if (parentFolder_->text().trimmed().isEmpty()) return tr("Choose where to make it.");
  const QFileInfo info(folder());
  if (!info.exists()) return {};
  if (QFileInfo::exists(folder() + "/emoforge.json"))
    return tr("There is already a project of this name. Choose another name, or open that one.");
  if (!info.isDir() || !QDir(folder()).isEmpty())
    return tr("There is already a folder of this name with something in it. Choose another name.");
  return {};
}

void NewProjectDialog::check() {
  const QString trouble = problem();
  setStyleProperty(result_, "role",
                   trouble.isEmpty() ? QStringLiteral("small") : QStringLiteral("error"));
  result_->setText(trouble.isEmpty() ? QDir::toNativeSeparators(folder()) : trouble);
  create_->setEnabled(trouble.isEmpty());
}

}  // namespace emoforge
