// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/experiment/experiment_spec.h"

namespace emoforge {

/// The smallest piece of an experiment: one classifier after one protocol, or the metrics of one
/// source, in one fold. Independent of all others.
struct Cell {
  std::string id;        ///< stable, also the name of its file
  std::string protocol;  ///< name, or "metrics"
  std::size_t samplingSeed = 1;
  std::size_t classifier = 0;  ///< index in the experiment; not of metrics
  std::size_t features = 0;    ///< index
  std::string variant = "standard";

  bool isMetrics() const { return protocol == "metrics"; }
};

/// Cells that share one fitted generator: they are worked off together, by one thread.
struct CellGroup {
  std::string key;  ///< stable
  std::size_t fold = 0;
  std::size_t source = 0;  ///< index in the experiment
  std::size_t trainingSeed = 1;
  Protocol fit;  ///< decides what the generator is fitted on (Scarce: a share of the groups)
  std::vector<Cell> cells;
};

/// All cells of an experiment with so many folds, fold by fold.
std::vector<CellGroup> expand(const ExperimentSpec& spec, std::size_t folds);

std::size_t cellCount(const std::vector<CellGroup>& groups);

}  // namespace emoforge
