// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/data/dataset.h"
#include "core/data/feature_set.h"
#include "core/generators/generator.h"

namespace emoforge {

/// Features by name with its parameters set; an empty name takes the modality's default. Throws
/// Error(Usage).
std::unique_ptr<FeatureSet> makeFeatures(const std::string& name, const std::string& modality,
                                         const Json& set);
/// The name that stands for "" with this modality.
std::string defaultFeatures(const std::string& modality);

/// One row a sample, class by class, on all cores. Items that cannot be described, and rows with
/// NaN or Inf, are left out and added to `notices` with the item's id; more than 1 % of them is a
/// warning, all of them Error(Input) (facts/metrics.md 12.1). Throws Cancelled.
FeatureTable computeFeatures(const FeatureSet& features, const TrainingData& data,
                             Progress& progress, std::vector<Notice>& notices);

/// Fills in the persons and groups of a table made of items of `data`; the group is the item's
/// value of that column, unknown for "".
void addOrigin(FeatureTable& table, const Dataset& data, const std::string& groupColumn);

/// "id,label,…" and a row an item, numbers so that they read back equal.
std::string toCsv(const FeatureTable& table);

/// The rows of these items.
FeatureTable rowsWhere(const FeatureTable& table, const std::vector<std::size_t>& rows);

}  // namespace emoforge
