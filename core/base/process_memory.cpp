// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process_memory.h"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace emoforge {

std::size_t residentBytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  if (!(file >> all >> resident)) return 0;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t allocatedBytes() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  // Large blocks are mapped one by one and counted apart from those of the arenas.
  const struct mallinfo2 info = ::mallinfo2();
  if (info.uordblks + info.hblkhd > 0) return info.uordblks + info.hblkhd;
#endif
  return residentBytes();
}

void returnFreedMemory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

void keepLittleFreedMemory() {
#ifdef __GLIBC__
  // Set by hand, the threshold no longer grows with the largest block that was freed.
  constexpr int kMappedAlone = 4 << 20;
  constexpr int kHeaps = 4;
  ::mallopt(M_MMAP_THRESHOLD, kMappedAlone);
  ::mallopt(M_ARENA_MAX, kHeaps);
#endif
}

void MemoryWatch::look() {
  const std::size_t now = allocatedBytes();
  least_ = std::min(least_, now);
  peak_ = std::max(peak_, now - least_);
}

}  // namespace emoforge
