// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/generators/controls/clip_control.h"
#include "core/generators/controls/register_controls.h"

namespace emoforge {
namespace {

class Copy : public ClipChange {
 public:
  std::vector<Notice> prepare(const KeptClips&) override { return {}; }
  Changed apply(const KeptClips& clips, std::size_t item, const ParameterSet&,
                Random&) const override {
    return {clips.clips()[item], "copy of " + clips.ids()[item]};
  }
};

}  // namespace

void registerDuplicate(GeneratorCatalogue& generators) {
  Card card;
  card.name = "duplicate";
  card.title = text("Duplicate (control)");
  card.summary = text(
      "Training clips as they are, each as often as the others: the control that a generator has "
      "to beat to have done more than repeat.");
  card.modalities = {"body-motion"};
  card.authors = "Nathalie Japkowicz, Shaju Stephen (random oversampling)";
  card.reference =
      "Japkowicz and Stephen 2002, The class imbalance problem: a systematic study, Intelligent "
      "Data Analysis 6(5)";
  card.bibtex =
      "@article{japkowicz2002imbalance,\n"
      "  title = {The Class Imbalance Problem: A Systematic Study},\n"
      "  author = {Japkowicz, Nathalie and Stephen, Shaju},\n"
      "  journal = {Intelligent Data Analysis},\n"
      "  volume = {6},\n"
      "  number = {5},\n"
      "  pages = {429--449},\n"
      "  year = {2002}\n"
      "}\n";
  addClipControl(generators, card, {}, [] { return std::make_unique<Copy>(); });
}

}  // namespace emoforge
