// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice_history.h"

#include <algorithm>

namespace emoforge {
namespace {

constexpr int kKept = 500;

}  // namespace

void NoticeHistory::add(const Notice& notice, const Actions& actions) {
  const std::string text = notice.toString();
  Entry entry{++lastId_, notice, actions, QDateTime::currentDateTime()};
  const auto same = std::find_if(entries_.begin(), entries_.end(),
                                 [&](const Entry& one) { return one.notice.toString() == text; });
  if (same != entries_.end()) {
    entry.times = same->times + 1;
    entries_.erase(same);
  }
  entries_.prepend(entry);
  if (entries_.size() > kKept) entries_.resize(kKept);
  emit changed();
}

int NoticeHistory::unread() const {
  return static_cast<int>(
      std::count_if(entries_.begin(), entries_.end(), [](const Entry& one) { return !one.read; }));
}

void NoticeHistory::markRead(int id) {
  for (Entry& entry : entries_) {
    if (entry.id != id || entry.read) continue;
    entry.read = true;
    emit changed();
    return;
  }
}

void NoticeHistory::markAllRead() {
  if (unread() == 0) return;
  for (Entry& entry : entries_) entry.read = true;
  emit changed();
}

}  // namespace emoforge
