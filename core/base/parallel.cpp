// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace emoforge {
namespace {

std::atomic<int> chosenThreads{0};
thread_local bool insideParallel = false;

/// Marks its thread as one of several.
class InsideParallel {
 public:
  InsideParallel() { insideParallel = true; }
  ~InsideParallel() { insideParallel = false; }
};

}  // namespace

int threadCount() {
  const int chosen = chosenThreads;
  return chosen > 0 ? chosen : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

void setThreadCount(int count) {
  chosenThreads = std::max(0, count);
}

void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, int threads) {
  const auto wanted = static_cast<std::size_t>(threads > 0 ? threads : threadCount());
  if (insideParallel || std::min(wanted, count) < 2) {
    for (std::size_t i = 0; i < count; ++i) body(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto work = [&] {
    const InsideParallel mark;
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        body(i);
      } catch (...) {
        next = count;
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(wanted, count); ++i) helpers.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

void parallelFor(std::size_t count, Progress& progress,
                 const std::function<void(std::size_t)>& body) {
  constexpr std::size_t kBatch = 16;
  for (std::size_t begin = 0; begin < count; begin += kBatch) {
    progress.throwIfCancelled();
    const std::size_t size = std::min(kBatch, count - begin);
    parallelFor(size, [&](std::size_t i) { body(begin + i); });
    progress.setStageFraction(static_cast<double>(begin + size) / static_cast<double>(count));
  }
}

}  // namespace emoforge
