// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace emoforge {

/// The previews of a run so far, class by class, so that one can go back in time. Holds at most
/// kMostBytes: when they are full, every second preview of the class with the most is dropped, the
/// newest kept. Interface thread only.
class PreviewHistory {
 public:
  static constexpr std::size_t kMostBytes = 32u << 20;

  /// Steps of a class must not decrease; a step that is not after the last (a resumed run) takes
  /// the place of those from it on.
  void add(const Preview& preview);
  /// Previews of one class, oldest first, for those of them that lie before all that are known.
  void addEarlier(const std::vector<Preview>& previews);
  void clear();
  bool empty() const { return byClass_.empty(); }
  const std::vector<Preview>& of(const std::string& label) const;
  /// The newest preview of a class that is not after `step`, else its first; null for an unknown
  /// class.
  const Preview* at(const std::string& label, std::size_t step) const;
  /// The positions of up to `count` previews before this one, newest first.
  std::vector<Array> before(const Preview& preview, std::size_t count) const;
  std::size_t bytes() const { return bytes_; }

 private:
  void thinOut();

  std::map<std::string, std::vector<Preview>> byClass_;
  std::size_t bytes_ = 0;
};

}  // namespace emoforge
