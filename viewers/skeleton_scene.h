// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt3DCore/QAspectEngine>
#include <memory>
#include <vector>

#include "viewers/clip_track.h"
#include "viewers/joint_labels.h"
#include "viewers/qt3d_materials.h"
#include "viewers/qt3d_mesh.h"
#include "viewers/qt3d_stages.h"

namespace emoforge {

/// The Qt3D scene behind a skeleton view or picture: a few entities whose triangles are made anew
/// when the clock moves. Interface thread only. The surface must live longer.
class SkeletonScene {
 public:
  /// Draws into a window, or a picture of this size with an off-screen surface. Without
  /// `multisampling` the outlines are smoothed by the shader.
  SkeletonScene(QObject* surface, bool multisampling, const QSize& picture = {});
  ~SkeletonScene();
  SkeletonScene(const SkeletonScene&) = delete;
  SkeletonScene& operator=(const SkeletonScene&) = delete;

  void setColors(const ViewColors& colors);
  const ViewColors& colors() const { return colors_; }
  /// Widens all lines, for pictures larger than the screen; before anything is shown.
  void setLineFactor(float factor);
  void setStyle(const ViewStyle& style);
  const ViewStyle& style() const { return style_; }
  void setClips(std::vector<PlacedClip> clips);
  void setParticles(const ParticleCloud& cloud);
  /// Poses everything for a time of the clock.
  void setTime(double clockSeconds);
  void setCamera(const OrbitCamera& camera, const QSize& pixels, double pixelRatio);
  /// Stopped, the scene costs nothing and touches no window; it must be stopped while its window is
  /// hidden. It is made stopped.
  void setRunning(bool running);
  /// Draws again although nothing changed, for instance after the window was covered.
  void redraw();

  const std::vector<ClipTrack>& tracks() const { return tracks_; }
  std::vector<PlacedClip> clips() const;
  const ParticleCloud& particles() const { return cloud_; }
  std::array<float, 2> trailSpeedRange() const { return trailRange_; }
  Qt3DRender::QRenderCapture* capture() const { return stages_->capture(); }

 private:
  /// Drawing nodes of one figure, kept when the clips change.
  struct Figure {
    std::unique_ptr<Qt3DMesh> mesh;
    Qt3DCore::QEntity* shadow = nullptr;
    Qt3DCore::QEntity* depth = nullptr;
    Qt3DCore::QEntity* outline = nullptr;  ///< null with multisampling
    std::unique_ptr<BodyMesh> body;
    std::unique_ptr<BodyMesh> ghost;  ///< coarse: only its silhouette is seen
    std::vector<SurfaceVertex> vertices;
    JointPositions joints;
    Eigen::Vector3f moved = Eigen::Vector3f::Zero();  ///< from the clip's own place
  };

  void addGround();
  Figure makeFigure();
  void showFigures();
  void showMeshes();
  void paintFigures();
  void rebuildGround();
  /// Poses a figure's joints now; returns by how much it was moved to another's root.
  Eigen::Vector3f poseJoints(std::size_t i);
  void poseFigures();
  void poseGhosts();
  void drawLines();
  void drawDistances();
  void drawTails();
  void drawParticles();
  void nameJoints();
  void drawCross();

  std::unique_ptr<Qt3DCore::QAspectEngine> engine_;
  Qt3DCore::QEntity* root_;
  std::unique_ptr<Qt3DStages> stages_;
  ViewMaterial background_;
  ViewMaterial ground_;
  ViewMaterial lit_;  ///< whole figures, or their inside where outlines_ draws the rest
  ViewMaterial outline_;
  ViewMaterial glass_;
  ViewMaterial shadow_;
  ViewMaterial ghost_;
  ViewMaterial depth_;
  ViewMaterial line_;
  ViewMaterial overlayLine_;
  std::unique_ptr<Qt3DMesh> backgroundMesh_;
  std::unique_ptr<Qt3DMesh> groundMesh_;
  std::unique_ptr<Qt3DMesh> ghostMesh_;
  std::unique_ptr<Qt3DMesh> lineMesh_;
  std::unique_ptr<Qt3DMesh> overlayMesh_;
  std::unique_ptr<Qt3DMesh> particleMesh_;
  std::unique_ptr<Qt3DMesh> crossMesh_;
  std::unique_ptr<JointLabels> labels_;

  ViewColors colors_;
  ViewStyle style_;
  OrbitCamera camera_;
  double pixelRatio_ = 1.0;
  std::vector<ClipTrack> tracks_;
  std::vector<Figure> figures_;
  ParticleCloud cloud_;
  std::array<float, 2> trailRange_{0.0F, 1.0F};
  double clockSeconds_ = 0.0;
  std::vector<int> shownGhosts_;  ///< frames of the ghosts now in the mesh, per track in turn
  LineMesh lines_;                ///< kept to spare allocations
  Qt3DCore::QEntity* particleOutline_ = nullptr;
  const bool multisampling_;
  int redraws_ = 0;
};

}  // namespace emoforge
