// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/experiment/experiment_spec.h"
#include "core/generators/generator.h"

namespace emoforge {

/// What fitting and sampling took: processor time of the thread, so that cells beside it do not
/// count.
struct SourceCosts {
  double fitSeconds = 0.0;
  double sampleSeconds = 0.0;
  std::size_t samples = 0;
  std::set<std::string> warnings;  ///< what the method said of data and samples
};

/// Seconds of processor time that the calling thread has used.
double threadSeconds();

/// A generator or control fitted on one training part. The same seed gives the same model, with or
/// without an interruption: work of more than a few seconds is kept in `stateFile` and gone on
/// from.
class FittedSource {
 public:
  /// Throws Error, Cancelled.
  FittedSource(const MethodSpec& method, const TrainingData& training, const Random& random,
               const std::filesystem::path& stateFile, const Registry& known, Progress& progress);

  /// The first counts[i] samples of classes[i]; more samples keep the earlier ones. A class that
  /// the training part lacks has none.
  TrainingData draw(const std::vector<std::string>& classes, const std::vector<std::size_t>& counts,
                    const Random& random, Progress& progress);

  const SourceCosts& costs() const { return costs_; }

 private:
  std::unique_ptr<Generator> generator_;
  ParameterSet parameters_;
  std::vector<std::string> known_;
  std::string modality_;
  SourceCosts costs_;
};

}  // namespace emoforge
