// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <optional>

#include "app/gui/player/check_list.h"
#include "app/gui/player/clip_checks.h"
#include "app/gui/player/view_settings.h"
#include "app/gui/workspace.h"
#include "widgets/class_mark.h"

namespace emoforge {

class FoldGroup;
class NumberField;
class TagEditor;

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
  TagEditor* tags() const { return tags_; }

 signals:
  /// "Show" of a check: the first and last frame it is about.
  void framesRequested(std::size_t first, std::size_t last);

 private:
  struct Fact {
    QString name;
    QString value;
    std::optional<ClassMark> mark;
  };
  void setFacts(const QVector<Fact>& facts);
  void showAboutClip(bool shown);
  void addSlide(QVector<CheckList::Check>& list) const;
  QWidget* makeSlideLimit();
  void showFindings();
  void showChecks(std::size_t frames, const ClipChecks& checks, const std::vector<Notice>& notices);
  FoldGroup* file_;
  FoldGroup* checks_;
  FoldGroup* tagGroup_;
  FoldGroup* viewGroup_;
  QVector<QWidget*> lines_;  ///< one below each group
  TagEditor* tags_;
  QWidget* facts_ = nullptr;
  CheckList* findings_;
  QVector<CheckList::Check> otherChecks_;  ///< all but that of the feet
  std::vector<FootSlide> slides_;
  NumberField* slideLimit_;
  ViewSettings* settings_;
};

}  // namespace emoforge
