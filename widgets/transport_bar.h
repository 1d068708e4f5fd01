// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace emoforge {

class NumberField;
class PlaybackClock;

/// Start, back one, play, forward one, end | loop and its region | speed | time / length | frame.
class TransportBar : public QWidget {
  Q_OBJECT
 public:
  explicit TransportBar(PlaybackClock* clock, QWidget* parent = nullptr);

  /// Two panes show a frame each, so the field gives way to widgets of their own.
  void setFrameFieldVisible(bool visible);
  /// Put left of the time.
  void addInfo(QWidget* widget);
  /// Put at the right end.
  void addTool(QWidget* widget);
  /// Texts give way in a narrow bar, so that buttons and the time stay.
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitTexts();
  QToolButton* addButton(QHBoxLayout* layout, const char* icon, const QString& name,
                         const QString& key);
  void showTime();
  void showDuration();
  void showLoop();
  void showSpeed();
  void showPlaying();

  PlaybackClock* clock_;
  QToolButton* play_;
  QToolButton* loop_;
  QLabel* region_;
  QComboBox* speed_;
  QHBoxLayout* info_;
  QLabel* time_;
  QLabel* length_;
  QWidget* frameBox_;
  NumberField* frame_;
  QLabel* frameLabel_;
  QLabel* lastFrame_;
};

}  // namespace emoforge
