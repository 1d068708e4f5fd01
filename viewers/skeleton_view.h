// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "viewers/orbit_camera.h"
#include "viewers/skeleton_painter.h"
#include "viewers/view_types.h"

namespace emoforge {

/// Shows skeleton clips in 3-D. The one interface the program knows; what draws behind it can be
/// exchanged. Interface thread only. Times are seconds of the clock that all views share.
///
/// Mouse: drag turns, Alt- or middle-drag pans, wheel zooms about the pointer. Keys: 1 front, 3
/// side, 7 top, F frames the figure; all other keys go on to the parent widget.
class SkeletonView : public QWidget {
  Q_OBJECT
 public:
  explicit SkeletonView(QWidget* parent = nullptr) : QWidget(parent) {}

  virtual void setColors(const ViewColors& colors) = 0;
  virtual void setStyle(const ViewStyle& style) = 0;
  virtual const ViewStyle& style() const = 0;

  /// Replaces what is shown. Clips without frames are left out. The camera frames the first clip if
  /// `reframe`, else it stays.
  virtual void setClips(std::vector<PlacedClip> clips, bool reframe = true) = 0;
  virtual void setTime(double clockSeconds) = 0;
  /// An empty cloud removes the particles.
  virtual void setParticles(const ParticleCloud& cloud) = 0;

  virtual const OrbitCamera& camera() const = 0;
  /// Does not emit cameraMoved(), so that two views can follow each other.
  virtual void setCamera(const OrbitCamera& camera) = 0;
  /// Where the first figure is now, the point that a following camera keeps in sight; metres.
  virtual Eigen::Vector3f figureCentre() const = 0;
  virtual void look(CameraPreset preset) = 0;
  virtual void frameFigure() = 0;

  /// Slowest and fastest speed of the trails, metres per second; for a legend.
  virtual std::array<float, 2> trailSpeedRange() const = 0;
  /// Pixels that one metre spans at the point the camera turns about.
  virtual float pixelsPerMetre() const = 0;

  /// Puts a small opaque widget above the picture. The view owns it. Corners are filled from the
  /// edge inwards.
  virtual void addPlate(Qt::Corner corner, QWidget* plate) = 0;

  /// Draws one frame and hands it over, upright, without plates; a null image where nothing can be
  /// drawn.
  virtual void grabPicture(std::function<void(const QImage&)> done) = 0;

  /// Draws what is shown now in pictures of this size, its lines and marks as large in proportion;
  /// in the view's colours or, where given, in others. Null where nothing can be drawn.
  /// `smooth` draws more than is needed and reduces it: for print, too slow for films.
  virtual std::unique_ptr<SkeletonPainter> makePainter(const QSize& pixels,
                                                       const std::optional<ViewColors>& colors = {},
                                                       bool smooth = true) const = 0;
  /// The time of the clock that is shown.
  virtual double time() const = 0;
  virtual std::vector<PlacedClip> clips() const = 0;

  /// False for the placeholder.
  virtual bool canDraw() const = 0;

 signals:
  void cameraMoved(const emoforge::OrbitCamera& camera);
  void presetChanged(emoforge::CameraPreset preset);
};

/// True where a context of OpenGL 3.3 can be made; false under the offscreen platform.
bool openGlAvailable();

/// True where the processor draws: then multisampling costs four times the frame and is left out.
bool openGlIsSoftware();

/// The Qt3D view, or a placeholder that says why there is none.
SkeletonView* createSkeletonView(QWidget* parent = nullptr);

}  // namespace emoforge
