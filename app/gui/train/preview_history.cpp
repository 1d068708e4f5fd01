// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/preview_history.h"

#include <algorithm>
#include <iterator>

namespace emoforge {
namespace {

std::size_t bytesOf(const Preview& preview) {
  return sizeof(Preview) + preview.values.size() * sizeof(float) +
         preview.links.size() * sizeof(std::size_t);
}

}  // namespace

void PreviewHistory::add(const Preview& preview) {
  std::vector<Preview>& known = byClass_[preview.label];
  while (!known.empty() && known.back().step >= preview.step) {
    bytes_ -= bytesOf(known.back());
    known.pop_back();
  }
  known.push_back(preview);
  bytes_ += bytesOf(preview);
  if (bytes_ > kMostBytes) thinOut();
}

void PreviewHistory::addEarlier(const std::vector<Preview>& previews) {
  if (previews.empty()) return;
  std::vector<Preview>& known = byClass_[previews.front().label];
  std::vector<Preview> all;
  for (const Preview& preview : previews) {
    if (!known.empty() && preview.step >= known.front().step) break;
    all.push_back(preview);
    bytes_ += bytesOf(preview);
  }
  all.insert(all.end(), std::make_move_iterator(known.begin()),
             std::make_move_iterator(known.end()));
  known = std::move(all);
  while (bytes_ > kMostBytes) thinOut();
}

void PreviewHistory::thinOut() {
  const auto largest =
      std::ranges::max_element(byClass_, {}, [](const auto& entry) { return entry.second.size(); });
  std::vector<Preview>& all = largest->second;
  std::vector<Preview> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((all.size() - 1 - i) % 2 == 0) {
      kept.push_back(std::move(all[i]));
    } else {
      bytes_ -= bytesOf(all[i]);
    }
  }
  all = std::move(kept);
}

void PreviewHistory::clear() {
  byClass_.clear();
  bytes_ = 0;
}

const std::vector<Preview>& PreviewHistory::of(const std::string& label) const {
  static const std::vector<Preview> none;
  const auto found = byClass_.find(label);
  return found == byClass_.end() ? none : found->second;
}

const Preview* PreviewHistory::at(const std::string& label, std::size_t step) const {
  const std::vector<Preview>& all = of(label);
  if (all.empty()) return nullptr;
  const auto after = std::ranges::upper_bound(all, step, {}, &Preview::step);
  return after == all.begin() ? &all.front() : &*(after - 1);
}

std::vector<Array> PreviewHistory::before(const Preview& preview, std::size_t count) const {
  const std::vector<Preview>& all = of(preview.label);
  const auto here = std::ranges::lower_bound(all, preview.step, {}, &Preview::step);
  std::vector<Array> result;
  for (auto one = here; one != all.begin() && result.size() < count;) {
    result.push_back((--one)->values);
  }
  return result;
}

}  // namespace emoforge
