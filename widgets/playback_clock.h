// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVector>
#include <optional>

namespace emoforge {

/// The one clock of a window: what is played, how fast, and which part again. Views follow
/// timeChanged(); nobody else keeps a time. Interface thread only.
class PlaybackClock : public QObject {
  Q_OBJECT
 public:
  struct Loop {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    bool operator==(const Loop&) const = default;
  };

  explicit PlaybackClock(QObject* parent = nullptr);

  /// What is played: its length, and the time of one frame for stepping. Keeps the time where it
  /// still lies inside, drops a loop region that does not.
  void setContent(double durationSeconds, double frameTimeSeconds);
  double durationSeconds() const { return duration_; }
  double frameTimeSeconds() const { return frameTime_; }
  int frameCount() const;

  double seconds() const { return seconds_; }
  int frame() const;  ///< nearest
  bool isPlaying() const { return playing_; }
  double speed() const { return speed_; }
  bool loops() const { return loops_; }
  /// Played again and again while loops() is on; none: the whole content.
  const std::optional<Loop>& region() const { return region_; }

 public slots:
  void setSeconds(double seconds);
  void setFrame(int frame);
  void play();
  void pause();
  void toggle();
  void stepFrames(int count);  ///< pauses
  void stepSeconds(double seconds);
  void toStart();
  void toEnd();
  void setSpeed(double speed);
  void faster();
  void slower();
  void setLoops(bool on);

 public:
  void setRegion(const std::optional<Loop>& region);
  /// 0.1 … 4, as offered.
  static const QVector<double>& speeds();

 signals:
  void timeChanged(double seconds);
  void playingChanged(bool playing);
  void contentChanged();
  void speedChanged(double speed);
  void loopChanged();

 private:
  void advance();
  void moveTo(double seconds);
  Loop played() const;

  double duration_ = 0.0;
  double frameTime_ = 1.0 / 30.0;
  double seconds_ = 0.0;
  double speed_ = 1.0;
  bool playing_ = false;
  bool loops_ = true;
  std::optional<Loop> region_;
  QTimer timer_;
  QElapsedTimer elapsed_;
};

}  // namespace emoforge
