// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace emoforge {

/// Bytes of this program that lie in physical memory; 0 where the system does not tell (no /proc).
/// Any thread.
std::size_t residentBytes();

/// Bytes that this program has allocated and not freed, whatever lies in physical memory; where the
/// C library does not tell (other than glibc ≥ 2.33, sanitizers), residentBytes(). Takes well under
/// a millisecond. Any thread.
std::size_t allocatedBytes();

/// Gives memory that was freed, but that the C library keeps for later, back to the system: after
/// large work of many threads it would stay for good. Takes some milliseconds. Any thread.
void returnFreedMemory();

/// For programs that run for hours, once at the start: freed blocks of some megabytes go back to the
/// system at once and threads share few heaps, so that what short threads leave does not add up.
void keepLittleFreedMemory();

/// By how much the allocated memory of the program grew since the watch was made, or since a later
/// look that saw less: what earlier work frees meanwhile does not hide the growth. What other work
/// allocates in the same time counts too: there is no ledger for each thread. Not thread-safe.
class MemoryWatch {
 public:
  MemoryWatch() : least_(allocatedBytes()) {}
  void look();
  /// The largest growth at any look.
  std::size_t peak() const { return peak_; }

 private:
  std::size_t least_;
  std::size_t peak_ = 0;
};

}  // namespace emoforge
