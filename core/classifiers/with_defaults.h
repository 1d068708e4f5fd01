// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/classifiers/classifier.h"

namespace emoforge {

/// A classifier whose parameters have their defaults.
inline std::unique_ptr<Classifier> withDefaults(const ClassifierCatalogue::Entry& entry) {
  auto classifier = entry.create();
  classifier->configure(ParameterSet(entry.parameters));
  return classifier;
}

}  // namespace emoforge
