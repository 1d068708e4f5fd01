// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/figure_files.h"

namespace emoforge::cli {

/// Draws by asking the window program, which stands beside this one, with
///   emoforge --draw-figure REQUEST.json RESULT
/// It opens no window and needs no display. The request is {"spec", "layout", "file_format"}; its
/// exit codes are those of this program and its error text is passed on.
class ProgramRenderer : public FigureRenderer {
 public:
  /// Throws Error(Usage) where there is no window program: a build without Qt draws nothing.
  std::string render(const FigureSpec& spec, const FigureLayout& layout,
                     FigureFormat format) override;
};

}  // namespace emoforge::cli
