// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/project_lock.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include "core/base/text.h"

namespace emoforge {
namespace {

std::string hostName() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

/// What the lock file tells others about its holder.
std::string signature() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("EmoForge {}, {} {} {} {}, {} {:%H:%M}", EMOFORGE_VERSION, text("process"),
                     ::getpid(), text("on"), hostName(), text("since"), fmt::localtime(now));
}

std::string contentOf(int descriptor) {
  std::array<char, 512> buffer{};
  const ssize_t count = ::pread(descriptor, buffer.data(), buffer.size(), 0);
  return count > 0 ? std::string(buffer.data(), static_cast<std::size_t>(count)) : std::string();
}

bool lockWithin(int descriptor, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

}  // namespace

ProjectLock ProjectLock::take(const std::filesystem::path& folder) {
  ProjectLock lock;
  const auto file = folder / ".emoforge.lock";
  lock.descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock.descriptor_ < 0) return lock;
  if (!lockWithin(lock.descriptor_, std::chrono::milliseconds(100))) {
    lock.state_ = State::Taken;
    lock.holder_ = contentOf(lock.descriptor_);
    ::close(std::exchange(lock.descriptor_, -1));
    return lock;
  }
  lock.state_ = State::Held;
  const std::string own = signature();
  // Who holds it is a courtesy; on a full disk the lock holds all the same.
  const bool told = ::ftruncate(lock.descriptor_, 0) == 0 &&
                    ::pwrite(lock.descriptor_, own.data(), own.size(), 0) > 0;
  static_cast<void>(told);
  return lock;
}

ProjectLock::~ProjectLock() {
  release();
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : state_(std::exchange(other.state_, State::Unwritable)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      holder_(std::move(other.holder_)) {}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept {
  if (this == &other) return *this;
  release();
  state_ = std::exchange(other.state_, State::Unwritable);
  descriptor_ = std::exchange(other.descriptor_, -1);
  holder_ = std::move(other.holder_);
  return *this;
}

void ProjectLock::release() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

}  // namespace emoforge
