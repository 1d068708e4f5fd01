// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/data/format.h"

namespace emoforge::testing {

class TextSample : public Sample {
 public:
  std::string_view modality() const override { return "text"; }
  std::string content;
};

/// A format simple enough to test data sets alone: a file is good unless it says "bad".
class TextFormat : public Format {
 public:
  std::vector<std::string> extensions() const override { return {".txt"}; }
  std::string modality() const override { return "text"; }
  ItemSummary summarise(const std::filesystem::path&) const override { return {}; }
  ItemSummary summarise(const Sample& sample) const override {
    ItemSummary summary;
    summary.frames = dynamic_cast<const TextSample&>(sample).content.size();
    return summary;
  }
  SamplePtr load(const std::filesystem::path& file, const ParameterSet&,
                 std::vector<Notice>&) const override {
    auto sample = std::make_shared<TextSample>();
    sample->content = readFile(file);
    if (sample->content == "bad")
      throw Error(ErrorKind::Input, "It is bad.", {.file = file, .line = 1});
    return sample;
  }
};

inline FormatCatalogue textFormats() {
  FormatCatalogue formats;
  Card card;
  card.name = "text";
  formats.add({card, {}, [] { return std::make_unique<TextFormat>(); }});
  return formats;
}

}  // namespace emoforge::testing
