// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogues.h"

#include "core/classifiers/register_classifiers.h"
#include "core/generators/register_generators.h"
#include "core/metrics/published_set_metrics.h"
#include "core/metrics/register_metrics.h"
#include "core/motion/register_motion.h"

namespace emoforge {
namespace {

Registry registerAll() {
  Registry all;
  registerMotion(all.formats, all.representations, all.demos, all.features);
  registerClassifiers(all.classifiers);
  registerGenerators(all.generators);
  registerMetrics(all.metrics);
  registerSampleMetrics(all.sampleMetrics);
  registerPublishedMetrics(all.publishedMetrics);
  return all;
}

}  // namespace

const Registry& registry() {
  static const Registry all = registerAll();
  return all;
}

}  // namespace emoforge
