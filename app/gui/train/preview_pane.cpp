// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/preview_pane.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

#include "app/gui/item_names.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/role_label.h"
#include "app/gui/player/skeleton_pane.h"
#include "widgets/compact_transport.h"
#include "widgets/empty_view.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

PreviewPane::PreviewPane(const WindowContext& context, Sampling sampling, QWidget* parent)
    : PaneFrame(new RoleLabel(ClipRole::Synthetic, tr("Preview")),
                new EmptyView("person-standing", tr("No synthetic clip yet"),
                              tr("A preview appears with the first iteration of a run.")),
                parent),
      context_(context),
      sampling_(std::move(sampling)) {
  pane_ = new SkeletonPane(0, this);
  ViewStyle style;
  style.trails = false;
  style.axesCross = false;
  pane_->setStyle(style);
  setContent(pane_);
  updated_ = makeLabel({}, "small");
  updated_->setContentsMargins(10, 0, 10, 0);
  updated_->setMinimumHeight(theme().scaled(24));
  setSurface(updated_, "plate");
  pane_->view()->addPlate(Qt::BottomRightCorner, updated_);
  distance_ = makeLabel({}, "detail");
  distance_->setTextFormat(Qt::RichText);
  distance_->setContentsMargins(10, 0, 10, 0);
  distance_->setMinimumHeight(theme().scaled(24));
  distance_->setToolTip(
      tr("Mean distance of the joints to the training clip of the class that is nearest"));
  setSurface(distance_, "plate");
  pane_->view()->addPlate(Qt::TopLeftCorner, distance_);
  distance_->hide();
  class_ = new QComboBox(this);
  class_->setProperty("compact", true);
  class_->setMinimumWidth(104);
  class_->setAccessibleName(tr("Class of the preview"));
  class_->setToolTip(tr("Class of the preview"));
  addTool(class_);
  QToolButton* compare =
      makeIconButton("columns-2", tr("Beside a real clip, on Compare"), this, true);
  addTool(compare);
  setFoot(new CompactTransport(&clock_, this));
  connect(compare, &QToolButton::clicked, this, &PreviewPane::compareRequested);
  connect(class_, &QComboBox::activated, this, [this] {
    chosen_ = true;
    draw();
  });
  connect(&sampler_, &RunSampler::sampled, this, &PreviewPane::show);
  connect(&sampler_, &RunSampler::failed, this, &PreviewPane::notice);
  connect(&nearest_, &NearestTraining::found, this, &PreviewPane::showDistance);
  connect(&nearest_, &NearestTraining::failed, distance_, &QWidget::hide);
  connect(&clock_, &PlaybackClock::timeChanged, pane_->view(), &SkeletonView::setTime);
  connect(&theme(), &Theme::changed, this, &PreviewPane::refreshMarks);
}

void PreviewPane::setMarks(const ClassMarks& marks) {
  marks_ = marks;
  const QString before = class_->currentText();
  class_->clear();
  for (const QString& name : marks_.classNames()) {
    class_->addItem(markIcon(marks_.mark(name), true, devicePixelRatio()), name);
  }
  if (!before.isEmpty()) class_->setCurrentText(before);
}

void PreviewPane::setTraining(const Dataset& data, const std::vector<std::string>& excluded) {
  nearest_.setData(data, excluded);
}

void PreviewPane::showDistance(const std::shared_ptr<const PosedClip>& clip, double metres) {
  if (clip != clip_) return;
  distance_->setText(tr("Nearest training clip <b>%1 mm</b>").arg(1000.0 * metres, 0, 'f', 0));
  distance_->adjustSize();
  distance_->show();
}

QString PreviewPane::distanceText() const {
  return distance_->isHidden() ? QString() : distance_->text().remove("<b>").remove("</b>");
}

void PreviewPane::refreshMarks() {
  for (int i = 0; i < class_->count(); ++i) {
    class_->setItemIcon(i, markIcon(marks_.mark(class_->itemText(i)), true, devicePixelRatio()));
  }
}

void PreviewPane::begin() {
  run_.clear();
  drafts_.clear();
  chosen_ = false;
  clock_.setPlaying(false);
  distance_->hide();
  setContentShown(false);
  setCaption({});
}

void PreviewPane::add(const Preview& preview) {
  drafts_[preview.label] = preview;
  if (run_.empty() && class_->currentText().toStdString() == preview.label) draw();
}

void PreviewPane::followClass(const QString& label) {
  if (chosen_ || label == class_->currentText()) return;
  class_->setCurrentText(label);
  draw();
}

void PreviewPane::showRun(const std::filesystem::path& folder) {
  run_ = folder;
  draw();
}

void PreviewPane::draw() {
  SampleRequest request;
  request.label = class_->currentText().toStdString();
  request.seed = kPreviewSeed;
  request.parameters = sampling_();
  const auto draft = drafts_.find(request.label);
  if (!run_.empty()) {
    request.run = run_;
    const Json all = request.parameters.toJson();
    for (const ParameterSpec& spec : request.parameters.specs()) {
      if (spec.sampling) request.set[spec.name] = all.at(spec.name);
    }
  } else if (draft != drafts_.end()) {
    request.draft = std::dynamic_pointer_cast<const SampleDraft>(draft->second.content);
    request.step = draft->second.step;
  }
  if (!request.draft && run_.empty()) return;
  sampler_.request(request);
}

void PreviewPane::show(const SampleRequest& request, const LoadedClip& clip,
                       const QString& source) {
  if (run_ != request.run) return;  // of a run that is no longer shown
  const bool first = !isContentShown();
  PlacedClip placed;
  placed.clip = clip.posed;
  placed.role = ClipRole::Synthetic;
  setContentShown(true);
  clock_.setFrameTime(clip.posed->frameTimeSeconds);
  clock_.setDuration(playedSeconds(*clip.posed));
  if (first) clock_.setTime(0.4 * clock_.duration());
  pane_->view()->setTime(clock_.time());
  pane_->setClips({placed}, first);
  clip_ = clip.posed;
  nearest_.request(request.label, clip_);
  const QString name = QString::fromStdString(request.label);
  setCaption(tr("%1, same random draw at each update").arg(name));
  updated_->setText(request.draft ? tr("updated at iteration %1").arg(request.step)
                                  : tr("from the finished run, %1").arg(source));
  updated_->adjustSize();
  emit shown(name);
}

void PreviewPane::showEvent(QShowEvent* event) {
  PaneFrame::showEvent(event);
  clock_.setPlaying(playing_);
}

void PreviewPane::hideEvent(QHideEvent* event) {
  playing_ = clock_.isPlaying();
  clock_.setPlaying(false);
  PaneFrame::hideEvent(event);
}

}  // namespace emoforge
