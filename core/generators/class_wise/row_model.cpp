// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/class_wise/row_model.h"

#include <utility>

#include "core/generators/class_wise/oversampling.h"
#include "core/generators/class_wise/show_draft.h"
#include "core/generators/representation_parameters.h"
#include "core/generators/trained_generator.h"

namespace emoforge {
namespace {

/// Sample `number` as the model stood when it was drafted.
class RowDraft : public SampleDraft {
 public:
  RowDraft(std::string label, std::size_t number, const Random& random,
           std::shared_ptr<const Representation> representation,
           std::shared_ptr<const RowSource> source)
      : label_(std::move(label)),
        number_(number),
        random_(random),
        representation_(std::move(representation)),
        source_(std::move(source)) {}

  SyntheticSample draw(const ParameterSet& parameters) const override {
    Random own = sampleRandom(random_, label_, number_);
    RowSource::Drawn drawn =
        source_->draw({number_, parameters, orderRandom(random_, label_), own});
    return {label_, number_, representation_->decode(drawn.row, parameters.real("smoothing")),
            std::move(drawn.source)};
  }

 private:
  std::string label_;
  std::size_t number_;
  Random random_;
  std::shared_ptr<const Representation> representation_;
  std::shared_ptr<const RowSource> source_;
};

}  // namespace

RowModel::RowModel(std::string label, const ParameterSet& parameters,
                   std::unique_ptr<RowSource> source)
    : label_(std::move(label)),
      representation_(makeRepresentation(parameters)),
      source_(std::move(source)) {}

void RowModel::train(const TrainingClass& data, const TrainingContext& context) {
  if (finished_) return;
  // Learned anew after a stop: only a finished model is saved.
  runAside(context.progress, [&] {
    representation_->fit(data.samples, data.ids, context.progress);
    const auto rows =
        std::make_shared<const EncodedRows>(encodeRows(*representation_, data, context.progress));
    source_->fit({rows, *representation_, data.ids, label_, context.random, context.progress});
  });
  finished_ = true;
  if (context.progress.wantsPreviews()) showDraft(*this, label_, 0, context.progress);
}

SyntheticSample RowModel::sample(std::size_t number, const ParameterSet& parameters,
                                 const Random& random) const {
  return RowDraft(label_, number, random, representation_, source_).draw(parameters);
}

std::shared_ptr<const SampleDraft> RowModel::draft(const Random& random) const {
  if (!finished_) return nullptr;
  return std::make_shared<RowDraft>(label_, 1, random, representation_, source_);
}

void RowModel::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "finished"] = finished_;
  if (!finished_) return;
  representation_->save(archive, prefix + "representation/");
  source_->save(archive, prefix);
}

void RowModel::load(const ArchiveReader& archive, const std::string& prefix) {
  finished_ = archive.meta().at(prefix + "finished").get<bool>();
  if (!finished_) return;
  representation_->load(archive, prefix + "representation/");
  source_->load(archive, prefix);
}

}  // namespace emoforge
