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

/// LibTorch works on one thread while this lives, in the calling thread and in those started
/// meanwhile: small operations lose more by waiting for a second thread than it does for them, many
/// times so on a busy machine. Afterwards threadCount() holds again.
class OneComputeThread {
 public:
  OneComputeThread();
  ~OneComputeThread();
  OneComputeThread(const OneComputeThread&) = delete;
  OneComputeThread& operator=(const OneComputeThread&) = delete;
};

/// The libraries as found in the running process. Thread-safe.
RuntimeInfo runtimeInfo();

/// Empty, or a translated sentence with advice when the slow reference BLAS is in use.
std::string blasWarning();

}  // namespace emoforge
