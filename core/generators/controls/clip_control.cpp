// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/controls/clip_control.h"

#include <utility>

#include "core/generators/class_wise/oversampling.h"
#include "core/generators/class_wise/show_draft.h"

namespace emoforge {
namespace {

/// What is needed to draw: shared by the model and its drafts.
struct Drawing {
  std::string label;
  KeptClips clips;
  std::unique_ptr<ClipChange> change;

  SyntheticSample draw(std::size_t number, const ParameterSet& parameters,
                       const Random& random) const {
    Random own = sampleRandom(random, label, number);
    const std::size_t item =
        oversampledItem(number, clips.ids().size(), orderRandom(random, label));
    ClipChange::Changed changed = change->apply(clips, item, parameters, own);
    return {label, number, std::move(changed.sample), std::move(changed.source)};
  }
};

class ClipDraft : public SampleDraft {
 public:
  ClipDraft(std::shared_ptr<const Drawing> drawing, const Random& random)
      : drawing_(std::move(drawing)), random_(random) {}
  SyntheticSample draw(const ParameterSet& parameters) const override {
    return drawing_->draw(1, parameters, random_);
  }

 private:
  std::shared_ptr<const Drawing> drawing_;
  Random random_;
};

class ClipModel : public ClassModel {
 public:
  ClipModel(const std::string& label, std::unique_ptr<ClipChange> change)
      : drawing_(std::make_shared<Drawing>()) {
    drawing_->label = label;
    drawing_->change = std::move(change);
  }

  void train(const TrainingClass& data, const TrainingContext& context) override {
    if (finished_) return;
    drawing_->clips = KeptClips(data);
    for (Notice& notice : drawing_->change->prepare(drawing_->clips)) {
      notice.place.item = drawing_->label;
      context.progress.notice(notice);
    }
    finished_ = true;
    if (context.progress.wantsPreviews()) {
      showDraft(*this, drawing_->label, 0, context.progress);
    }
  }

  bool finished() const override { return finished_; }

  SyntheticSample sample(std::size_t number, const ParameterSet& parameters,
                         const Random& random) const override {
    return drawing_->draw(number, parameters, random);
  }

  std::shared_ptr<const SampleDraft> draft(const Random& random) const override {
    if (!finished_) return nullptr;
    return std::make_shared<ClipDraft>(drawing_, random);
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.meta()[prefix + "finished"] = finished_;
    if (finished_) drawing_->clips.save(archive, prefix);
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    finished_ = archive.meta().at(prefix + "finished").get<bool>();
    if (!finished_) return;
    drawing_->clips.load(archive, prefix);
    drawing_->change->prepare(drawing_->clips);
  }

 private:
  std::shared_ptr<Drawing> drawing_;
  bool finished_ = false;
};

}  // namespace

ClipControl::ClipControl(std::string name, std::vector<ParameterSpec> specs, MakeChange makeChange)
    : ClassWiseGenerator(std::move(name), std::move(specs)), makeChange_(std::move(makeChange)) {}

std::unique_ptr<ClassModel> ClipControl::makeModel(const std::string& label, const ParameterSet&,
                                                   const Random&) const {
  return std::make_unique<ClipModel>(label, makeChange_());
}

void addClipControl(GeneratorCatalogue& generators, const Card& card,
                    const std::vector<ParameterSpec>& specs, ClipControl::MakeChange makeChange) {
  generators.add({card, specs, [name = card.name, specs, makeChange] {
                    return std::make_unique<ClipControl>(name, specs, makeChange);
                  }});
}

}  // namespace emoforge
