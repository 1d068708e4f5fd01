// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/content_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstdlib>
#include <map>
#include <mutex>

#include "core/base/archive.h"
#include "core/base/error.h"
#include "core/base/files.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 200000;

fs::path cacheFile() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  if (cache && *cache) return fs::path(cache) / "emoforge" / "hashes.json";
  if (home && *home) return fs::path(home) / ".cache" / "emoforge" / "hashes.json";
  return {};
}

struct Remembered {
  std::uint64_t size = 0;
  std::int64_t time = 0;
  std::string hash;
};

class HashCache {
 public:
  HashCache() {
    try {
      const Json stored = Json::parse(readFile(cacheFile()));
      for (const auto& [file, entry] : stored.at("files").items()) {
        entries_[file] = {entry.at(0), entry.at(1), entry.at(2)};
      }
    } catch (const std::exception&) {
      entries_.clear();  // no cache yet, or a damaged one: hashes are computed anew
    }
  }

  std::string hashOf(const fs::path& file) {
    std::error_code code;
    const Remembered now{
        fs::file_size(file, code),
        static_cast<std::int64_t>(fs::last_write_time(file, code).time_since_epoch().count()),
        {}};
    const std::string key = fs::absolute(file).lexically_normal().string();
    {
      const std::lock_guard lock(mutex_);
      const auto found = entries_.find(key);
      if (!code && found != entries_.end() && found->second.size == now.size &&
          found->second.time == now.time) {
        return found->second.hash;
      }
    }
    const std::string hash = contentHashOf(readFile(file));
    const std::lock_guard lock(mutex_);
    entries_[key] = {now.size, now.time, hash};
    changed_ = true;
    return hash;
  }

  void save() {
    const std::lock_guard lock(mutex_);
    if (!changed_ || cacheFile().empty()) return;
    if (entries_.size() > kMostEntries) entries_.clear();
    Json files = Json::object();
    for (const auto& [file, entry] : entries_) files[file] = {entry.size, entry.time, entry.hash};
    try {
      fs::create_directories(cacheFile().parent_path());
      writeFileSafely(cacheFile(), Json{{"format", 1}, {"files", files}}.dump());
      changed_ = false;
    } catch (const std::exception&) {
      // The cache only saves time; without it everything still works.
    }
  }

 private:
  std::map<std::string, Remembered> entries_;
  std::mutex mutex_;
  bool changed_ = false;
};

HashCache& hashCache() {
  static HashCache cache;
  return cache;
}

}  // namespace

std::string contentHashOf(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string contentHashOfFile(const fs::path& file) {
  return hashCache().hashOf(file);
}

void saveContentHashCache() {
  hashCache().save();
}

}  // namespace emoforge
