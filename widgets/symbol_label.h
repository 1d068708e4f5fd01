// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

namespace emoforge {

/// A symbol of a paper in italics with its subscript: "λ_f".
class SymbolLabel : public QWidget {
  Q_OBJECT
 public:
  explicit SymbolLabel(const std::string& symbol, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QFont baseFont() const;
  QFont subscriptFont() const;
  QString base_;
  QString subscript_;
};

}  // namespace emoforge
