// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/experiment/figure_files.h"

namespace emoforge {

/// Draws by starting the window program for one figure,
///   emoforge --draw-figure REQUEST.json RESULT
/// which opens no window and needs no display. The request is {"spec", "layout", "file_format"};
/// its exit codes are those of the command line and its error text is passed on. The command line
/// has no Qt and draws this way; the window does so to stay usable meanwhile. Any thread, best a
/// worker: it waits for the program.
class ProgramRenderer : public FigureRenderer {
 public:
  /// Asks `progress` whether to stop; the program is ended then. It must outlive the renderer.
  ProgramRenderer(std::filesystem::path program, const Progress& progress);

  /// Throws Error(Usage) where there is no such program: a build without Qt draws nothing;
  /// Cancelled; other Errors as the program tells them.
  std::string render(const FigureSpec& spec, const FigureLayout& layout,
                     FigureFormat format) override;

 private:
  std::filesystem::path program_;
  const Progress& progress_;
};

/// "emoforge" in the folder of the running program.
std::filesystem::path windowProgram();

}  // namespace emoforge
