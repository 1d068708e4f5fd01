// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "core/base/progress.h"

namespace emoforge::cli {

/// A bar with stage and time left on standard error; on something else than a terminal a line every
/// tenth. Ctrl+C and SIGTERM ask the work to stop; a second one ends the program.
class TerminalProgress : public Progress {
 public:
  TerminalProgress();
  ~TerminalProgress() override;

  void notice(const Notice& notice) override;
  bool cancelled() const override;

  static void catchSignals();

 protected:
  void changed() override;

 private:
  void draw(double fraction);
  void clear();

  bool terminal_;
  bool drawn_ = false;
  int lastTenth_ = -1;
  std::size_t lastStages_ = 0;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point lastDraw_;
};

/// "0:37", "1:02:05"
std::string clockText(double seconds);

}  // namespace emoforge::cli
