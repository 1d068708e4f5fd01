// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/page_memory.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>

#include "app/gui/player/skeleton_pane.h"
#include "app/gui/player/view_style_text.h"

namespace emoforge {
namespace {

QString keyOf(const QString& page, const QObject* part) {
  return QStringLiteral("pages/%1/%2").arg(page, part->objectName());
}

bool isKept(const QObject* part) {
  return part->objectName().startsWith("keep-");
}

QHeaderView* headerOf(const QAbstractItemView* view) {
  if (const auto* table = qobject_cast<const QTableView*>(view)) return table->horizontalHeader();
  const auto* tree = qobject_cast<const QTreeView*>(view);
  return tree == nullptr ? nullptr : tree->header();
}

}  // namespace

PageMemory::PageMemory(QObject* parent) : QObject(parent) {}

void PageMemory::add(const QString& page, QWidget* root) {
  for (auto* splitter : root->findChildren<QSplitter*>()) {
    if (!isKept(splitter)) continue;
    splitters_.append({page, keyOf(page, splitter), splitter, splitter->saveState(), false});
    // Emitted when someone drags, not when the program sets sizes.
    connect(splitter, &QSplitter::splitterMoved, this,
            [this, i = splitters_.size() - 1] { splitters_[i].moved = true; });
  }
  for (auto* view : root->findChildren<QAbstractItemView*>()) {
    QHeaderView* header = headerOf(view);
    if (isKept(view) && header != nullptr) addColumns(page, header, keyOf(page, view));
  }
  for (auto* pane : root->findChildren<SkeletonPane*>()) {
    if (isKept(pane)) views_.append({keyOf(page, pane), pane});
  }
  for (auto* button : root->findChildren<QAbstractButton*>()) {
    if (isKept(button)) toggles_.append({keyOf(page, button), button});
  }
}

void PageMemory::addColumns(const QString& page, QHeaderView* header, const QString& key) {
  Columns columns{page, key, header, {}, {}, false};
  for (int i = 0; i < header->count(); ++i) columns.initial[i] = header->sectionSize(i);
  columns_.append(columns);
  header->viewport()->installEventFilter(this);
  connect(header, &QHeaderView::sectionResized, this,
          [this, i = columns_.size() - 1](int section, int, int now) {
            Columns& own = columns_[i];
            // Stretched sections follow the others and the window.
            const bool ours = own.header->sectionResizeMode(section) == QHeaderView::Interactive;
            if (own.pressed && ours && now > 0) own.chosen[section] = now;
          });
}

bool PageMemory::eventFilter(QObject* watched, QEvent* event) {
  const bool press = event->type() == QEvent::MouseButtonPress;
  if (press || event->type() == QEvent::MouseButtonRelease) {
    for (Columns& columns : columns_) {
      if (columns.header->viewport() == watched) columns.pressed = press;
    }
  }
  return QObject::eventFilter(watched, event);
}

void PageMemory::restore(const QSettings& settings) {
  for (Splitter& one : splitters_) {
    const QByteArray state = settings.value(one.key).toByteArray();
    one.moved = !state.isEmpty() && one.splitter->restoreState(state);
  }
  for (Columns& one : columns_) {
    const QVariantMap widths = settings.value(one.key).toMap();
    for (auto width = widths.begin(); width != widths.end(); ++width) {
      const int section = width.key().toInt();
      if (section < 0 || section >= one.header->count() || width->toInt() <= 0) continue;
      one.chosen[section] = width->toInt();
      one.header->resizeSection(section, width->toInt());
    }
  }
  for (const View& one : views_) {
    const QString text = settings.value(one.key).toString();
    if (text.isEmpty()) continue;
    const ViewStyle style = viewStyleFrom(text, one.pane->style());
    one.pane->setStyle(style);
    emit one.pane->styleChanged(style);
  }
  for (const Toggle& one : toggles_) {
    if (settings.contains(one.key)) one.button->setChecked(settings.value(one.key).toBool());
  }
}

void PageMemory::save(QSettings& settings) const {
  for (const Splitter& one : splitters_) {
    if (one.moved) {
      settings.setValue(one.key, one.splitter->saveState());
    } else {
      settings.remove(one.key);
    }
  }
  for (const Columns& one : columns_) {
    QVariantMap widths;
    for (auto width = one.chosen.begin(); width != one.chosen.end(); ++width)
      widths[QString::number(width.key())] = width.value();
    settings.setValue(one.key, widths);
  }
  for (const View& one : views_) settings.setValue(one.key, toText(one.pane->style()));
  for (const Toggle& one : toggles_) settings.setValue(one.key, one.button->isChecked());
}

void PageMemory::reset(const QString& page) {
  for (Splitter& one : splitters_) {
    if (one.page != page) continue;
    one.splitter->restoreState(one.initial);
    one.moved = false;
  }
  for (Columns& one : columns_) {
    if (one.page != page) continue;
    for (auto width = one.chosen.begin(); width != one.chosen.end(); ++width)
      one.header->resizeSection(width.key(), one.initial.value(width.key()));
    one.chosen.clear();
  }
}

}  // namespace emoforge
