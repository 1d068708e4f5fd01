// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "core/base/progress.h"

namespace emoforge {

/// Threads that one large job may use; by default all cores. Set once by the program's --threads.
int threadCount();
void setThreadCount(int count);

/// Calls body(i) for i = 0 … count − 1 on up to `threads` threads (0: threadCount()), in no fixed
/// order. Results must not depend on the order. Within the body of another parallelFor it runs on
/// that one's thread. The first exception stops the rest and is thrown here.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, int threads = 0);

/// The same for many short pieces of work (files): the calling thread reports the stage's fraction
/// and looks whether it should stop between batches. Throws Cancelled.
void parallelFor(std::size_t count, Progress& progress,
                 const std::function<void(std::size_t)>& body);

}  // namespace emoforge
