// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/gui/compare/compare_pane.h"
#include "app/gui/export/named_view.h"
#include "app/gui/window_context.h"

class QGridLayout;

namespace emoforge {

struct OrbitCamera;
struct ViewStyle;

/// Up to six panes in one or two rows, on one clock and, if wanted, one camera. The first two stay:
/// the real and the synthetic clip that are compared.
class PaneGrid : public QWidget, public ViewGroup {
  Q_OBJECT
 public:
  static constexpr std::size_t mostPanes = 6;

  explicit PaneGrid(const WindowContext& context, QWidget* parent = nullptr);

  const std::vector<ComparePane*>& panes() const { return panes_; }
  ComparePane* real() const { return panes_[0]; }
  ComparePane* synthetic() const { return panes_[1]; }
  bool isFull() const { return panes_.size() >= mostPanes; }

  /// Null where there are six already.
  ComparePane* addPane(ClipRole role);
  void removePane(ComparePane* pane);
  /// One picture with both clips instead of all panes.
  void setOverlaid(bool overlaid);
  bool isOverlaid() const { return overlaid_; }
  void setOneCamera(bool one);
  /// All panes look like the first.
  void followFirstCamera();
  std::vector<NamedView> shownViews() const override;

 signals:
  void panesChanged();

 private:
  ComparePane* makePane(ClipRole role, int furniture);
  void arrange();
  void takeCamera(ComparePane* from, ComparePane* to);

  WindowContext context_;
  QGridLayout* grid_;
  std::vector<ComparePane*> panes_;
  bool overlaid_ = false;
  bool oneCamera_ = true;
};

}  // namespace emoforge
