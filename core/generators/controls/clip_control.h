// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/generators/class_wise/class_wise_generator.h"
#include "core/generators/controls/kept_clips.h"

namespace emoforge {

/// What a control makes of a training clip.
class ClipChange {
 public:
  virtual ~ClipChange() = default;

  /// Looks at all clips of the class, after training and after loading alike. What cannot be done
  /// with them is told.
  virtual std::vector<Notice> prepare(const KeptClips& clips) = 0;

  struct Changed {
    SamplePtr sample;
    std::string source;  ///< how it came about
  };
  /// `random` is that of the sample. Thread-safe beside itself.
  virtual Changed apply(const KeptClips& clips, std::size_t item, const ParameterSet& parameters,
                        Random& random) const = 0;
};

/// A control that oversamples the training clips of each class (oversampledItem) and changes each
/// one; nothing is learned.
class ClipControl : public ClassWiseGenerator {
 public:
  using MakeChange = std::function<std::unique_ptr<ClipChange>()>;
  ClipControl(std::string name, std::vector<ParameterSpec> specs, MakeChange makeChange);

 protected:
  std::unique_ptr<ClassModel> makeModel(const std::string& label, const ParameterSet& parameters,
                                        const Random& random) const override;

 private:
  MakeChange makeChange_;
};

/// Puts it into the catalogue.
void addClipControl(GeneratorCatalogue& generators, const Card& card,
                    const std::vector<ParameterSpec>& specs, ClipControl::MakeChange makeChange);

}  // namespace emoforge
