// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/base/parameters.h"

namespace emoforge::testing {

/// Every part of the look in every state, beside each other.
class ComponentGallery : public QWidget {
 public:
  explicit ComponentGallery(QWidget* parent = nullptr);
};

/// The parts that pages are assembled from, with values as after some work.
class WorkbenchGallery : public QWidget {
 public:
  explicit WorkbenchGallery(QWidget* parent = nullptr);
};

/// Specs in the manner of a generator, for the gallery and the tests.
ParameterSet sampleParameters();

}  // namespace emoforge::testing
