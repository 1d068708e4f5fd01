// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <typeindex>
#include <vector>

#include "core/data/sample.h"

namespace emoforge {

/// An item with its content.
struct LoadedSample {
  std::string id;
  std::string label;
  std::string group;  ///< person, else take; "" where unknown or synthetic
  SamplePtr sample;
};

/// The samples of one set, of any modality. Copies share the samples and what was made of them, so
/// that the real sides of many comparisons are prepared once. Thread-safe.
class SampleSet {
 public:
  SampleSet() : SampleSet(std::vector<LoadedSample>()) {}
  explicit SampleSet(std::vector<LoadedSample> samples);

  const std::vector<LoadedSample>& samples() const { return *samples_; }
  std::size_t count() const { return samples_->size(); }
  /// Samples of one class; all for "".
  std::size_t countOf(const std::string& label) const;

  /// What a modality needs of all samples, made once by Made(*this) and kept as long as any copy of
  /// the set lives. What the constructor throws is thrown here, each time.
  template <typename Made>
  const Made& prepared() const {
    const std::lock_guard<std::mutex> lock(kept_->mutex);
    std::shared_ptr<const void>& place = kept_->made[std::type_index(typeid(Made))];
    if (!place) place = std::make_shared<const Made>(*this);
    return *static_cast<const Made*>(place.get());
  }

 private:
  struct Kept {
    std::mutex mutex;
    std::map<std::type_index, std::shared_ptr<const void>> made;
  };
  std::shared_ptr<const std::vector<LoadedSample>> samples_;
  std::shared_ptr<Kept> kept_;
};

}  // namespace emoforge
