// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <optional>

#include "app/gui/player/clip_checks.h"
#include "app/gui/player/view_settings.h"
#include "app/gui/workspace.h"
#include "widgets/class_mark.h"

namespace emoforge {

class FoldGroup;

/// What is known of the selected clip (file, checks) and how the player shows it.
class ClipDetails : public QScrollArea {
  Q_OBJECT
 public:
  explicit ClipDetails(QWidget* parent = nullptr);

  /// `notices` are those of the data set; the ones about this item are listed.
  void show(const LoadedClip& clip, const ClipChecks& checks, const Item& item, ClassMark mark,
            const std::vector<Notice>& notices);
  void clear();
  ViewSettings* viewSettings() const { return settings_; }

 private:
  struct Fact {
    QString name;
    QString value;
    std::optional<ClassMark> mark;
  };
  void setFacts(const QVector<Fact>& facts);
  void showChecks(std::size_t frames, const ClipChecks& checks, const std::vector<Notice>& notices);
  void addCheck(bool good, const QString& sentence);

  FoldGroup* file_;
  FoldGroup* checks_;
  FoldGroup* viewGroup_;
  QWidget* facts_ = nullptr;
  QWidget* findings_ = nullptr;
  ViewSettings* settings_;
};

}  // namespace emoforge
