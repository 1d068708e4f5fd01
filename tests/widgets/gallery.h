// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge::testing {

/// Every part of the look in every state, beside each other.
class ComponentGallery : public QWidget {
 public:
  explicit ComponentGallery(QWidget* parent = nullptr);
};

}  // namespace emoforge::testing
