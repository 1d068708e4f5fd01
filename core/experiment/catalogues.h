// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"
#include "core/data/demo.h"
#include "core/data/feature_set.h"
#include "core/data/format.h"
#include "core/data/representation.h"
#include "core/generators/generator.h"
#include "core/metrics/sample_metrics.h"
#include "core/metrics/set_metrics.h"

namespace emoforge {

/// Everything that can be chosen by name. Filled once by registerAll(), then read-only.
struct Registry {
  FormatCatalogue formats;
  RepresentationCatalogue representations;
  DemoCatalogue demos;
  FeatureCatalogue features;
  ClassifierCatalogue classifiers;
  MetricCatalogue metrics;              ///< over rows of a feature space
  MetricCatalogue publishedMetrics;     ///< variant as-published of those, by the same names
  SampleMetricCatalogue sampleMetrics;  ///< over samples; names differ from those
  GeneratorCatalogue generators;
};

/// The one list of what the program knows; each folder adds its own items.
const Registry& registry();

}  // namespace emoforge
