// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <array>
#include <optional>

namespace emoforge {

inline constexpr std::array<double, 6> kPlaybackSpeeds{0.1, 0.25, 0.5, 1.0, 2.0, 4.0};

struct LoopRegion {
  double start = 0.0;  ///< seconds
  double end = 0.0;
  bool operator==(const LoopRegion&) const = default;
};

/// The one clock of a window: time in seconds, speed, loop. It drives any number of players, each
/// of which turns the time into its own frame. Main thread only. Time runs by the wall clock, not
/// by timer ticks.
class PlaybackClock : public QObject {
  Q_OBJECT
 public:
  explicit PlaybackClock(QObject* parent = nullptr);

  /// Time of the last frame: (frames − 1) × frame time. Keeps the time where it can.
  void setDuration(double seconds);
  double duration() const { return duration_; }
  /// The frame time that stepping and the frame number go by; other players may differ.
  void setFrameTime(double seconds);
  double frameTime() const { return frameTime_; }

  double time() const { return time_; }
  void setTime(double seconds);
  /// The frame of a player with this frame time; the nearest one not after now, within its clip.
  static int frameAt(double time, double frameTimeSeconds, int frameCount);
  int frame() const { return frameAt(time_, frameTime_, frameCount()); }
  int frameCount() const;
  void setFrame(int frame);
  void step(int frames);
  void stepSeconds(double seconds);

  bool isPlaying() const { return playing_; }
  void setPlaying(bool playing);
  void toggle() { setPlaying(!playing_); }

  double speed() const { return speed_; }
  void setSpeed(double speed);
  void slower();
  void faster();

  bool isLooping() const { return looping_; }
  void setLooping(bool looping);
  /// Part of the clip that is looped; none means the whole. Ends may come in any order.
  void setLoopRegion(std::optional<LoopRegion> region);
  const std::optional<LoopRegion>& loopRegion() const { return region_; }

  /// Lets wall-clock seconds pass while playing; the timer calls it, tests may.
  void advance(double elapsedSeconds);

 signals:
  void timeChanged(double seconds);
  void durationChanged();
  void playingChanged(bool playing);
  void speedChanged(double speed);
  void loopChanged();

 private:
  double loopStart() const { return region_ ? region_->start : 0.0; }
  double loopEnd() const { return region_ ? region_->end : duration_; }

  double duration_ = 0.0;
  double frameTime_ = 1.0 / 30.0;
  double time_ = 0.0;
  double speed_ = 1.0;
  bool playing_ = false;
  bool looping_ = true;
  std::optional<LoopRegion> region_;
  QTimer timer_;
  QElapsedTimer elapsed_;
};

}  // namespace emoforge
