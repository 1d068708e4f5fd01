// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/item_names.h"
#include "app/gui/window_context.h"
#include "widgets/class_mark.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace emoforge {

class ClipDetails;
class ClipPlayer;
class ClipTable;
class EmptyView;

/// Look at a data set: clips per class, table, player. Its details panel lives in a dock of the
/// window.
class InspectPage : public QWidget {
  Q_OBJECT
 public:
  explicit InspectPage(const WindowContext& context, QWidget* parent = nullptr);
  ~InspectPage() override;

  ClipPlayer* player() const { return player_; }
  /// Owned by whoever puts it into a dock.
  ClipDetails* details() const { return details_; }
  ClipTable* table() const { return table_; }

 signals:
  void noticesRequested();
  void titleChanged(const QString& clip);  ///< "angry / walk 001"
  void notice(const emoforge::Notice& notice);

 private:
  QWidget* makeHead();
  void showData();
  void showSelection();
  void showClip(const LoadedClip& clip, const Item& item);
  void showChecks(const LoadedClip& clip, const Item& item);
  void savePicture();

  WindowContext context_;
  QLabel* title_;
  QLabel* caption_;
  QPushButton* problems_;
  ClipTable* table_;
  QStackedWidget* stage_;
  EmptyView* empty_;
  ClipPlayer* player_;
  ClipDetails* details_;
  ClassMarks marks_;
  ItemNames names_;
  std::string wantedId_;  ///< the clip that was asked for last
};

}  // namespace emoforge
