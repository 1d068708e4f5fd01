// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_scene.h"

#include <QVector2D>
#include <QVector3D>
#include <QVector4D>
#include <Qt3DCore/QEntity>
#include <Qt3DRender/QRenderAspect>
#include <algorithm>
#include <cmath>
#include <utility>

namespace emoforge {
namespace {

const Eigen::Vector3f keyDirection = Eigen::Vector3f(-0.50F, 0.78F, 0.38F).normalized();
constexpr float gridReachMetres = 20.0F;
constexpr unsigned shadowBit = 1;
constexpr unsigned ghostBit = 2;
constexpr int particleSides = 10;

QVector3D toVector(const Colour& colour) {
  return {colour.red, colour.green, colour.blue};
}

LineMesh crossLines(const ViewColors& colors, const OrbitCamera& camera) {
  LineMesh lines;
  const Eigen::Vector3f right = camera.right();
  const Eigen::Vector3f up = camera.up();
  // Letters are strokes in a unit square that always faces the camera.
  using Stroke = std::array<float, 4>;
  const std::array<std::pair<Eigen::Vector3f, std::vector<Stroke>>, 3> axes{{
      {Eigen::Vector3f::UnitX(), {{-1, -1, 1, 1}, {-1, 1, 1, -1}}},
      {Eigen::Vector3f::UnitY(), {{-1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, -1}}},
      {Eigen::Vector3f::UnitZ(), {{-1, 1, 1, 1}, {1, 1, -1, -1}, {-1, -1, 1, -1}}},
  }};
  const std::array<Colour, 3> paint{colors.axisX, colors.axisY, colors.axisZ};
  for (std::size_t i = 0; i < 3; ++i) {
    const Colour colour = paint[i].withAlpha(1.0F);
    lines.add(Eigen::Vector3f::Zero(), axes[i].first * 0.85F, colour, colour, 2.2F);
    const Eigen::Vector3f centre = axes[i].first * 1.12F;
    for (const Stroke& s : axes[i].second) {
      const auto at = [&](float x, float y) {
        return Eigen::Vector3f(centre + right * (0.085F * x) + up * (0.115F * y));
      };
      lines.add(at(s[0], s[1]), at(s[2], s[3]), colour, colour, 1.7F);
    }
  }
  return lines;
}

}  // namespace

SkeletonScene::SkeletonScene(QObject* surface, bool multisampling, const QSize& picture)
    : engine_(std::make_unique<Qt3DCore::QAspectEngine>()),
      root_(new Qt3DCore::QEntity),
      multisampling_(multisampling) {
  engine_->registerAspect(new Qt3DRender::QRenderAspect);
  stages_ = std::make_unique<Qt3DStages>(root_, surface, picture);
  background_ = backgroundMaterial(root_);
  ground_ = lineMaterial(root_, false);
  lit_ = litMaterial(root_, multisampling ? EdgeMode::Everything : EdgeMode::Inside);
  outline_ = litMaterial(root_, EdgeMode::Outline);
  glass_ = litMaterial(root_, EdgeMode::Everything);
  shadow_ = shadowMaterial(root_, shadowBit);
  for (const ViewMaterial& material : {lit_, outline_, glass_, shadow_}) {
    material.first->setValue(QVector3D(keyDirection.x(), keyDirection.y(), keyDirection.z()));
  }
  ghost_ = silhouetteMaterial(root_, ghostBit);
  depth_ = depthMaterial(root_);
  line_ = lineMaterial(root_, true);
  overlayLine_ = lineMaterial(root_, false);
  addGround();
  using Kind = Qt3DMesh::Kind;
  ghostMesh_ = std::make_unique<Qt3DMesh>(Kind::Surface, root_, ghost_.material, stages_->ghosts);
  lineMesh_ = std::make_unique<Qt3DMesh>(Kind::Line, root_, line_.material, stages_->lines);
  overlayMesh_ =
      std::make_unique<Qt3DMesh>(Kind::Line, root_, overlayLine_.material, stages_->overlay);
  particleMesh_ =
      std::make_unique<Qt3DMesh>(Kind::Surface, root_, lit_.material, stages_->particles);
  if (!multisampling_) {
    particleOutline_ = particleMesh_->addCopy(outline_.material, stages_->particleOutlines);
  }
  labels_ = std::make_unique<JointLabels>(root_, stages_->overlay);
  crossMesh_ = std::make_unique<Qt3DMesh>(Kind::Line, root_, overlayLine_.material, stages_->cross);
}

SkeletonScene::~SkeletonScene() {
  // The engine owns the scene from its first run on.
  if (engine_->rootEntity().isNull()) delete root_;
  engine_->setRootEntity({});
}

void SkeletonScene::addGround() {
  backgroundMesh_ = std::make_unique<Qt3DMesh>(Qt3DMesh::Kind::Surface, root_, background_.material,
                                               stages_->background);
  const std::array<SurfaceVertex, 4> corners{{{{-1, -1, 0}, {0, 0, 1}},
                                              {{1, -1, 0}, {0, 0, 1}},
                                              {{-1, 1, 0}, {0, 0, 1}},
                                              {{1, 1, 0}, {0, 0, 1}}}};
  backgroundMesh_->setSurface(corners);
  backgroundMesh_->setColours(std::vector<Colour>(4));
  backgroundMesh_->setIndices({0, 1, 2, 2, 1, 3});
  groundMesh_ =
      std::make_unique<Qt3DMesh>(Qt3DMesh::Kind::Line, root_, ground_.material, stages_->ground);
}

SkeletonScene::Figure SkeletonScene::makeFigure() {
  Figure figure;
  figure.mesh =
      std::make_unique<Qt3DMesh>(Qt3DMesh::Kind::Surface, root_, lit_.material, stages_->figures);
  figure.shadow = figure.mesh->addCopy(shadow_.material, stages_->shadow);
  figure.depth = figure.mesh->addCopy(depth_.material, stages_->glassDepth);
  if (!multisampling_) figure.outline = figure.mesh->addCopy(outline_.material, stages_->outlines);
  return figure;
}

void SkeletonScene::setColors(const ViewColors& colors) {
  colors_ = colors;
  background_.first->setValue(toVector(colors.backgroundTop));
  background_.second->setValue(toVector(colors.backgroundBottom));
  rebuildGround();
  paintFigures();
  shownGhosts_.clear();
  setTime(clockSeconds_);
  drawParticles();
  drawCross();
  nameJoints();
}

void SkeletonScene::setLineFactor(float factor) {
  for (Qt3DMesh* mesh : {groundMesh_.get(), lineMesh_.get(), overlayMesh_.get(), crossMesh_.get()})
    mesh->setLineFactor(factor);
}

std::vector<PlacedClip> SkeletonScene::clips() const {
  std::vector<PlacedClip> placed;
  for (const ClipTrack& track : tracks_) placed.push_back(track.placed());
  return placed;
}

void SkeletonScene::setStyle(const ViewStyle& style) {
  const bool otherBodies = style.endSites != style_.endSites;
  style_ = style;
  if (otherBodies) {
    for (ClipTrack& track : tracks_) track = ClipTrack(track.placed(), style_.endSites);
    showFigures();
  }
  rebuildGround();
  trailRange_ =
      tracks_.empty() ? std::array<float, 2>{0.0F, 1.0F} : tracks_.front().speedRange(style_);
  shownGhosts_.clear();
  crossMesh_->setVisible(style_.axesCross);
  showMeshes();
  setTime(clockSeconds_);
  nameJoints();
}

void SkeletonScene::setClips(std::vector<PlacedClip> clips) {
  tracks_.clear();
  for (PlacedClip& placed : clips) {
    if (!placed.clip || placed.clip->frames() == 0 || placed.clip->joints() == 0) continue;
    tracks_.emplace_back(std::move(placed), style_.endSites);
  }
  showFigures();
  trailRange_ =
      tracks_.empty() ? std::array<float, 2>{0.0F, 1.0F} : tracks_.front().speedRange(style_);
  shownGhosts_.clear();
  setTime(clockSeconds_);
  nameJoints();
}

void SkeletonScene::showFigures() {
  while (figures_.size() < tracks_.size()) figures_.push_back(makeFigure());
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    Figure& figure = figures_[i];
    figure.body = std::make_unique<BodyMesh>(tracks_[i].plan(), tracks_[i].clip().parents);
    figure.ghost = std::make_unique<BodyMesh>(tracks_[i].plan(), tracks_[i].clip().parents,
                                              BodyMesh::Detail::Silhouette);
    figure.vertices.resize(figure.body->vertexCount());
    const bool glass = tracks_[i].placed().opacity < 0.995F;
    figure.mesh->setStage(glass ? glass_.material : lit_.material,
                          glass ? stages_->glass : stages_->figures);
  }
  showMeshes();
  paintFigures();
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    figures_[i].moved = poseJoints(i);
    figures_[i].body->pose(figures_[i].joints, figures_[i].vertices);
    figures_[i].mesh->setSurface(figures_[i].vertices);
    figures_[i].mesh->setIndices(figures_[i].body->indices());
  }
}

void SkeletonScene::showMeshes() {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    Figure& figure = figures_[i];
    const bool shown = i < tracks_.size() && cloud_.figure;
    const bool glass = shown && tracks_[i].placed().opacity < 0.995F;
    figure.mesh->setVisible(shown);
    figure.shadow->setEnabled(shown && style_.shadow);
    figure.depth->setEnabled(glass);
    if (figure.outline != nullptr) figure.outline->setEnabled(shown && !glass);
  }
}

void SkeletonScene::paintFigures() {
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    const PlacedClip& placed = tracks_[i].placed();
    Colour bone = boneColour(colors_, placed.role);
    // Particles are what counts while the gas learns: the figure steps back.
    if (!cloud_.positions.empty()) bone = bone.mixedWith(colors_.backgroundTop, 0.55F);
    figures_[i].mesh->setColours(
        figures_[i].body->colours(bone.withAlpha(placed.opacity), colors_.leftFactor));
  }
  shadow_.second->setValue(colors_.shadowOpacity);
}

void SkeletonScene::rebuildGround() {
  groundMesh_->setVisible(style_.grid);
  groundMesh_->setLines(
      groundGrid(colors_, static_cast<float>(std::max(0.05, style_.gridMetres)), gridReachMetres));
}

void SkeletonScene::setTime(double clockSeconds) {
  clockSeconds_ = clockSeconds;
  poseFigures();
  poseGhosts();
  drawLines();
}

Eigen::Vector3f SkeletonScene::poseJoints(std::size_t i) {
  Eigen::Vector3f moved = Eigen::Vector3f::Zero();
  JointPositions& joints = figures_[i].joints;
  tracks_[i].pose(tracks_[i].frameAt(clockSeconds_), style_, joints);
  if (!style_.jointDistances || i != 1) return moved;
  const auto root = [this](std::size_t track) {
    return figures_[track].joints[static_cast<std::size_t>(tracks_[track].plan().centre)];
  };
  moved = root(0) - root(1);
  for (Eigen::Vector3f& joint : joints) joint += moved;
  return moved;
}

void SkeletonScene::poseFigures() {
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    Figure& figure = figures_[i];
    figure.moved = poseJoints(i);
    figure.body->pose(figure.joints, figure.vertices);
    figure.mesh->setSurface(figure.vertices);
  }
  if (labels_->isVisible() && !figures_.empty()) labels_->place(figures_.front().joints);
}

void SkeletonScene::poseGhosts() {
  ghostMesh_->setVisible(style_.onionSkin);
  if (!style_.onionSkin) return;
  // Ghosts stand at whole multiples of the step, so that they change only now and then.
  const int step = std::max(1, style_.onionEveryFrames);
  std::vector<int> wanted;
  for (const ClipTrack& track : tracks_) {
    const double frame = track.frameAt(clockSeconds_);
    const int nearest = static_cast<int>(std::lround(frame / step));
    for (int away = -style_.onionBefore; away <= style_.onionAfter; ++away) {
      const int ghost = (nearest + away) * step;
      const bool inside = ghost >= 0 && ghost <= static_cast<int>(track.lastFrame());
      wanted.push_back(inside && std::abs(ghost - frame) > 0.45 * step ? ghost : -1);
    }
  }
  if (wanted == shownGhosts_) return;
  shownGhosts_ = wanted;
  std::vector<SurfaceVertex> vertices;
  std::vector<Colour> colours;
  std::vector<std::uint32_t> indices;
  JointPositions joints;
  const int perTrack = style_.onionBefore + style_.onionAfter + 1;
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    const BodyMesh& body = *figures_[i].ghost;
    for (int k = 0; k < perTrack; ++k) {
      const int ghost =
          wanted[i * static_cast<std::size_t>(perTrack) + static_cast<std::size_t>(k)];
      if (ghost < 0) continue;
      tracks_[i].pose(ghost, style_, joints);
      const auto first = static_cast<std::uint32_t>(vertices.size());
      vertices.resize(vertices.size() + body.vertexCount());
      body.pose(joints, std::span(vertices).subspan(first));
      const int reach = std::max(1, std::max(style_.onionBefore, style_.onionAfter));
      const float share =
          static_cast<float>(std::abs(k - style_.onionBefore)) / static_cast<float>(reach);
      const float alpha =
          (colors_.ghostNearest + (colors_.ghostFarthest - colors_.ghostNearest) * share) *
          tracks_[i].placed().opacity;
      colours.insert(colours.end(), body.vertexCount(),
                     boneColour(colors_, tracks_[i].placed().role).withAlpha(alpha));
      for (const std::uint32_t index : body.indices()) indices.push_back(first + index);
    }
  }
  if (!indices.empty()) {
    ghostMesh_->setSurface(vertices);
    ghostMesh_->setColours(colours);
  }
  ghostMesh_->setIndices(indices);
}

void SkeletonScene::drawLines() {
  lines_.clear();
  if (style_.trails) {
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
      const std::size_t first = lines_.vertices.size();
      tracks_[i].addTrails(tracks_[i].frameAt(clockSeconds_), style_, trailRange_, colors_, lines_);
      for (std::size_t k = first; k < lines_.vertices.size(); ++k) {
        lines_.vertices[k].start += figures_[i].moved;
        lines_.vertices[k].end += figures_[i].moved;
      }
    }
  }
  lineMesh_->setLines(lines_);
  lines_.clear();
  if (style_.jointDistances && tracks_.size() >= 2) drawDistances();
  if (!cloud_.positions.empty()) drawTails();
  overlayMesh_->setLines(lines_);
}

void SkeletonScene::drawDistances() {
  const PosedClip& first = tracks_[0].clip();
  const PosedClip& second = tracks_[1].clip();
  for (std::size_t a = 0; a < first.joints(); ++a) {
    const auto found = std::find(second.names.begin(), second.names.end(), first.names[a]);
    if (first.endSites[a] || found == second.names.end()) continue;
    const auto b = static_cast<std::size_t>(found - second.names.begin());
    lines_.add(figures_[0].joints[a], figures_[1].joints[b], colors_.accent, colors_.accent, 1.8F,
               0.03F);
  }
}

void SkeletonScene::drawTails() {
  const auto point = [](const Array& positions, std::size_t i) {
    return Eigen::Vector3f(positions(i, 0), positions(i, 1), positions(i, 2));
  };
  const Colour ember = colors_.boneSynthetic;
  for (std::size_t i = 0; i < cloud_.positions.extent(0); ++i) {
    Eigen::Vector3f newer = point(cloud_.positions, i);
    // A thin dotted link to the joint that the particle is nearest to.
    if (i < cloud_.links.size() && !figures_.empty() &&
        cloud_.links[i] < figures_.front().joints.size()) {
      const Colour link = colors_.text.withAlpha(0.55F);
      lines_.add(newer, figures_.front().joints[cloud_.links[i]], link, link, 1.0F, 0.02F);
    }
    const float steps = static_cast<float>(cloud_.tails.size());
    for (std::size_t age = 0; age < cloud_.tails.size(); ++age) {
      if (cloud_.tails[age].size() != cloud_.positions.size()) break;
      const Eigen::Vector3f older = point(cloud_.tails[age], i);
      const float share = static_cast<float>(age);
      lines_.add(newer, older, ember.withAlpha(0.8F * (1.0F - share / steps)),
                 ember.withAlpha(0.8F * (1.0F - (share + 1.0F) / steps)), 1.8F);
      newer = older;
    }
  }
}

void SkeletonScene::setParticles(const ParticleCloud& cloud) {
  cloud_ = cloud;
  showMeshes();
  paintFigures();
  drawParticles();
  drawLines();
}

void SkeletonScene::nameJoints() {
  QStringList names;
  if (style_.jointNames && !tracks_.empty()) {
    const PosedClip& clip = tracks_.front().clip();
    for (std::size_t i = 0; i < clip.joints(); ++i) {
      names << (clip.endSites[i] ? QString() : QString::fromStdString(clip.names[i]));
    }
    labels_->setNames(names, colors_, pixelRatio_);
    labels_->place(figures_.front().joints);
  }
  labels_->setVisible(!names.isEmpty());
}

void SkeletonScene::drawParticles() {
  const std::size_t count = cloud_.positions.empty() ? 0 : cloud_.positions.extent(0);
  particleMesh_->setVisible(count > 0);
  if (particleOutline_ != nullptr) particleOutline_->setEnabled(count > 0);
  if (count == 0) return;
  BodyPlan plan;
  std::vector<int> parents(count, -1);
  JointPositions points(count);
  const float stature = tracks_.empty() ? 1.7F : tracks_.front().plan().statureMetres;
  for (std::size_t i = 0; i < count; ++i) {
    plan.balls.push_back({static_cast<int>(i), 0.011F * stature, BodySide::Centre});
    points[i] = {cloud_.positions(i, 0), cloud_.positions(i, 1), cloud_.positions(i, 2)};
  }
  const BodyMesh balls(plan, parents);
  std::vector<SurfaceVertex> vertices(balls.vertexCount());
  balls.pose(points, vertices);
  particleMesh_->setSurface(vertices);
  particleMesh_->setColours(std::vector<Colour>(vertices.size(), colors_.boneSynthetic));
  particleMesh_->setIndices(balls.indices());
}

void SkeletonScene::drawCross() {
  crossMesh_->setLines(crossLines(colors_, camera_));
}

void SkeletonScene::setCamera(const OrbitCamera& camera, const QSize& pixels, double pixelRatio) {
  const bool turned = camera.yaw != camera_.yaw || camera.pitch != camera_.pitch;
  camera_ = camera;
  pixelRatio_ = pixelRatio;
  const float aspect =
      pixels.isEmpty() ? 1.0F
                       : static_cast<float>(pixels.width()) / static_cast<float>(pixels.height());
  stages_->setCamera(camera, aspect);
  stages_->setViewSize(pixels, pixelRatio);
  ground_.first->setValue(QVector3D(camera.target.x(), 0.0F, camera.target.z()));
  const float reach = std::clamp(camera.distance * 1.9F, 4.0F, gridReachMetres);
  ground_.second->setValue(QVector2D(0.35F * reach, reach));
  if (turned || crossMesh_ == nullptr) drawCross();
}

void SkeletonScene::setRunning(bool running) {
  if (running && engine_->rootEntity().isNull())
    engine_->setRootEntity(Qt3DCore::QEntityPtr(root_));
  if (running) redraw();
}

void SkeletonScene::redraw() {
  // Any changed uniform makes the on-demand renderer draw; the length of a zero vector is not used.
  ++redraws_;
  overlayLine_.second->setValue(QVector2D(1e6F + static_cast<float>(redraws_ % 1024), 2e6F));
}

}  // namespace emoforge
