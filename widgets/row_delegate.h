// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace emoforge {

/// Rows of tables and trees: class mark or icon or job mark at the left, text, text or warning at
/// the right, a hair line below rows of tables. Reads the roles of item_roles.h.
class RowDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  enum class Kind { Table, Tree };
  explicit RowDelegate(Kind kind, QObject* parent = nullptr);

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                 const QModelIndex& index) override;

 private:
  Kind kind_;
};

}  // namespace emoforge
