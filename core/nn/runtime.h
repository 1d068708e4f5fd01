// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace emoforge {

/// What the numbers were computed with; goes into every record.
struct RuntimeInfo {
  std::string torch;  ///< "1.13.1"
  std::string blas;   ///< "OpenBLAS 0.3.21", "MKL", "reference BLAS" or "unknown BLAS"
  int threads = 1;    ///< threads of one large job, LibTorch's included
};

/// Threads that one large job may use, in our own loops and in LibTorch (whose default is often
/// one). Call at the start of a program; worker threads inherit it. Counts below 1 mean all cores.
void setComputeThreads(int count);

/// The libraries as found in the running process. Thread-safe.
RuntimeInfo runtimeInfo();

/// Empty, or a translated sentence with advice when the slow reference BLAS is in use.
std::string blasWarning();

}  // namespace emoforge
