// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/placeholder_view.h"

#include <QLabel>
#include <QVBoxLayout>

namespace emoforge {

PlaceholderView::PlaceholderView(QWidget* parent) : SkeletonView(parent) {
  auto* layout = new QVBoxLayout(this);
  auto* problem = new QLabel(tr("The 3-D view has no OpenGL."), this);
  auto* remedy =
      new QLabel(tr("Start the program on a display with OpenGL 3.3, hardware or software."), this);
  for (QLabel* label : {problem, remedy}) {
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
  }
  remedy->setProperty("kind", "caption");
  layout->addStretch();
  layout->addWidget(problem);
  layout->addWidget(remedy);
  layout->addStretch();
  setAccessibleName(problem->text());
}

void PlaceholderView::setColors(const ViewColors& /*colors*/) {}
void PlaceholderView::setClips(std::vector<PlacedClip> /*clips*/, bool /*reframe*/) {}
void PlaceholderView::setTime(double /*clockSeconds*/) {}
void PlaceholderView::setParticles(const ParticleCloud& /*cloud*/) {}

void PlaceholderView::look(CameraPreset preset) {
  camera_.look(preset, 0.0F);
  emit presetChanged(preset);
}

void PlaceholderView::addPlate(Qt::Corner /*corner*/, QWidget* plate) {
  // Nothing to lie above; kept alive so that its owner can go on using it.
  plate->setParent(this);
  plate->hide();
}

}  // namespace emoforge
