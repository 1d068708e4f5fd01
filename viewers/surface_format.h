// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace emoforge {

/// One OpenGL format and shared contexts for all 3-D views, so that they survive floating and
/// tabbing. Call before the QApplication is made.
void setUpOpenGl();

}  // namespace emoforge
