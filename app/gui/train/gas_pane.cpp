// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/gas_pane.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "app/gui/item_names.h"
#include "app/gui/player/skeleton_pane.h"
#include "app/gui/player/view_plates.h"
#include "app/gui/train/particle_legend.h"
#include "widgets/empty_view.h"
#include "widgets/parameter_editor.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr std::size_t kTail = 6;  ///< stored iterations that a tail goes back

}  // namespace

GasPane::GasPane(const WindowContext& context, QWidget* parent)
    : PaneFrame(makeLabel(tr("Gas on the skeleton"), "small-strong"),
                new EmptyView("flask-conical", tr("No particles to show"),
                              tr("They settle on a posture while a run learns: press Start.")),
                parent),
      context_(context) {
  pane_ = new SkeletonPane(0, this);
  ViewStyle style;
  style.trails = false;
  style.axesCross = false;
  pane_->setStyle(style);
  setContent(pane_);
  schedule_ = makeLabel({}, "small-strong");
  schedule_->setTextFormat(Qt::RichText);
  schedule_->setContentsMargins(10, 0, 10, 0);
  schedule_->setMinimumHeight(theme().scaled(24));
  schedule_->setAccessibleName(tr("Schedule of the iteration"));
  setSurface(schedule_, "plate");
  legend_ = new ParticleLegend;
  pane_->view()->addPlate(Qt::TopRightCorner, schedule_);
  pane_->view()->addPlate(Qt::BottomLeftCorner, legend_);
  tails_ = addToggle("route", tr("Tails"));
  links_ = addToggle("link-2", tr("Links to the winning joints"));
  posture_ = addToggle("person-standing", tr("Training posture"));
  tails_->setObjectName("keep-tails");
  links_->setObjectName("keep-links");
  posture_->setObjectName("keep-posture");
  QToolButton* picture = makeIconButton("camera", tr("Save a picture of the view"), this, true);
  addTool(picture);
  connect(picture, &QToolButton::clicked, pane_, &SkeletonPane::pictureRequested);
  setFoot(makeFoot());
  begin();
}

QToolButton* GasPane::addToggle(const QString& icon, const QString& name) {
  QToolButton* button = makeIconButton(icon, name, this, true);
  button->setCheckable(true);
  button->setChecked(true);
  addTool(button);
  connect(button, &QToolButton::toggled, this, &GasPane::refresh);
  return button;
}

QWidget* GasPane::makeFoot() {
  auto* foot = new QWidget(this);
  foot->setFixedHeight(theme().scaled(42));
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(10);
  slider_ = new QSlider(Qt::Horizontal, foot);
  slider_->setAccessibleName(tr("Iteration"));
  slider_->setToolTip(tr("Goes back through the iterations of the class"));
  count_ = makeLabel({}, "detail", foot);
  count_->setTextFormat(Qt::RichText);
  follow_ = new QCheckBox(tr("Follow"), foot);
  follow_->setToolTip(tr("Shows the newest iteration of the class that is trained"));
  follow_->setChecked(true);
  row->addWidget(makeLabel(tr("Iteration"), "detail", foot));
  row->addWidget(slider_, 1);
  row->addWidget(count_);
  row->addWidget(follow_);
  connect(slider_, &QSlider::valueChanged, this, [this](int value) {
    follow_->setChecked(false);
    goTo(static_cast<std::size_t>(value));
  });
  connect(follow_, &QCheckBox::clicked, this, [this](bool on) {
    if (on) showNewest();
  });
  return foot;
}

void GasPane::showMissing(const QString& why) {
  static_cast<EmptyView*>(empty())->setContent("flask-conical", tr("No particles to show"), why);
}

void GasPane::begin() {
  showMissing(tr("They settle on a posture while a run learns: press Start."));
  history_.clear();
  iterations_.clear();
  label_.clear();
  about_.clear();
  shownStep_ = 0;
  setContentShown(false);
  setCaption({});
  count_->clear();
  slider_->setEnabled(false);
  follow_->setEnabled(false);
  follow_->setChecked(true);
}

void GasPane::add(const Preview& preview, std::size_t iterations) {
  history_.add(preview);
  iterations_[preview.label] = iterations;
  if (!follow_->isChecked()) return;
  const std::vector<Preview>& shown = history_.of(label_);
  const bool over = shown.empty() || shown.back().step >= iterations_[label_];
  if (over && preview.label != label_) return showClass(preview.label);
  if (preview.label == label_) show(history_.of(label_).back());
}

void GasPane::addEarlier(const std::vector<Preview>& previews, std::size_t iterations) {
  if (previews.empty()) return;
  const std::string& label = previews.front().label;
  history_.addEarlier(previews);
  iterations_[label] = iterations;
  if (shownStep_ == 0) return showClass(label);
  if (label == label_) refresh();  // its tails
}

void GasPane::showClass(const std::string& label) {
  if (history_.of(label).empty()) return;
  label_ = label;
  show(history_.of(label).back());
  emit classShown(QString::fromStdString(label));
}

void GasPane::showNewest() {
  if (!history_.of(label_).empty()) show(history_.of(label_).back());
}

void GasPane::goTo(std::size_t step) {
  if (const Preview* preview = history_.at(label_, step)) show(*preview);
}

void GasPane::show(const Preview& preview) {
  shownStep_ = preview.step;
  showPosture(preview);
  const int last = static_cast<int>(iterations_[label_]);
  {
    const QSignalBlocker blocker(slider_);
    slider_->setRange(1, std::max(1, last));
    if (!slider_->isSliderDown()) slider_->setValue(static_cast<int>(preview.step));
  }
  slider_->setEnabled(true);
  follow_->setEnabled(true);
  count_->setText(QStringLiteral("<b>%1</b> / %2").arg(preview.step).arg(last));
  const auto number = [&](const char* name, int digits) {
    const auto found = preview.numbers.find(name);
    return found == preview.numbers.end() ? QString() : QString::number(found->second, 'g', digits);
  };
  schedule_->setText(QStringLiteral("<i>ε</i> %1 &nbsp;&nbsp; <i>λ</i> %2")
                         .arg(number("learning-rate", 2), number("range", 2)));
  schedule_->adjustSize();
  setContentShown(true);
  refresh();
}

void GasPane::showPosture(const Preview& preview) {
  const Dataset* data = context_.workspace.data();
  if (preview.about == about_ || data == nullptr) return;
  const Item* item = data->find(preview.about);
  if (item == nullptr) return;
  about_ = preview.about;
  const auto frame = preview.numbers.at("frame");
  setCaption(tr("%1 / %2, frame %3")
                 .arg(QString::fromStdString(preview.label), ItemNames(*data).of(*item))
                 .arg(frame));
  context_.workspace.loadClip(*item, this, [this, about = about_, frame](const LoadedClip& clip) {
    if (about != about_) return;
    PlacedClip placed;
    placed.clip = clip.posed;
    pane_->setClips({placed});
    pane_->view()->setTime(frame * clip.posed->frameTimeSeconds);
    pane_->view()->frameFigure();
    refresh();
  });
}

void GasPane::resizeEvent(QResizeEvent* event) {
  PaneFrame::resizeEvent(event);
  constexpr int kRoomForLegend = 420;  ///< below it three lines would lie on the legs
  legend_->setShort(height() < theme().scaled(kRoomForLegend));
}

void GasPane::refresh() {
  const Preview* preview = history_.at(label_, shownStep_);
  if (preview == nullptr) return;
  ParticleCloud cloud;
  cloud.positions = preview->values;
  if (tails_->isChecked()) cloud.tails = history_.before(*preview, kTail);
  if (links_->isChecked()) cloud.links = preview->links;
  cloud.figure = posture_->isChecked();
  pane_->view()->setParticles(cloud);
  const auto metres = preview->numbers.find("link-metres");
  legend_->setNumbers(static_cast<int>(preview->values.extent(0)),
                      static_cast<int>(cloud.tails.size()),
                      metres == preview->numbers.end() ? 0.0 : metres->second);
}

}  // namespace emoforge
