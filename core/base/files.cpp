// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/files_together.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failWriting(const fs::path& file, int error) {
  const std::string remedy =
      error == ENOSPC || error == EDQUOT || error == EFBIG
          ? text("Free some space or choose another folder; nothing that was there before is lost.")
          : text("Choose a folder that you may write to.");
  throw Error(ErrorKind::Failure,
              fmt::format("{} ({}).", text("The file cannot be written"), std::strerror(error)),
              {.file = file}, remedy);
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

/// 0, or the errno of the first write that failed.
int writeAll(int descriptor, std::string_view contents) {
  while (!contents.empty()) {
    const ssize_t written = ::write(descriptor, contents.data(), contents.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    contents.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

fs::path temporaryName(const fs::path& file) {
  static std::atomic<unsigned> counter{0};
  return file.parent_path() /
         fmt::format(".{}.{}-{}.tmp", file.filename().string(), ::getpid(), counter++);
}

/// A new file with these contents, on the disk. Returns 0 or the errno of what failed.
int writeNew(const fs::path& file, std::string_view contents) {
  Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (descriptor.get() < 0) return errno;
  int error = writeAll(descriptor.get(), contents);
  if (error == 0 && ::fsync(descriptor.get()) != 0) error = errno;
  if (::close(descriptor.release()) != 0 && error == 0) error = errno;
  return error;
}

/// Complete files under temporary names; those that were not renamed meanwhile go with this.
class Temporaries {
 public:
  explicit Temporaries(const std::vector<FileContents>& files) {
    for (const FileContents& one : files) {
      names_.push_back(temporaryName(one.file));
      const int error = writeNew(names_.back(), one.contents);
      if (error == 0) continue;
      remove();
      failWriting(one.file, error);
    }
  }
  ~Temporaries() { remove(); }
  Temporaries(const Temporaries&) = delete;
  Temporaries& operator=(const Temporaries&) = delete;
  const fs::path& name(std::size_t index) const { return names_[index]; }

 private:
  void remove() {
    for (const fs::path& name : names_) ::unlink(name.c_str());
  }
  std::vector<fs::path> names_;
};

void flushFolder(const fs::path& folder) {
  const Descriptor descriptor(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY));
  if (descriptor.get() >= 0) ::fsync(descriptor.get());
}

}  // namespace

std::string readFile(const fs::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  const bool opened = descriptor.get() >= 0 && ::fstat(descriptor.get(), &status) == 0;
  if (opened && S_ISDIR(status.st_mode)) errno = EISDIR;
  if (!opened || S_ISDIR(status.st_mode)) {
    throw Error(ErrorKind::Input,
                fmt::format("{} ({}).", text("The file cannot be read"), std::strerror(errno)),
                {.file = file}, text("Check the path and the access rights."));
  }
  // One byte more, so that the end is seen without growing the string.
  std::string contents(static_cast<std::size_t>(status.st_size) + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    if (filled == contents.size()) contents.resize(contents.size() + 4096);
    const ssize_t count =
        ::read(descriptor.get(), contents.data() + filled, contents.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw Error(ErrorKind::Input,
                  fmt::format("{} ({}).", text("The file cannot be read"), std::strerror(errno)),
                  {.file = file}, text("Check the disk and try again."));
    }
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  contents.resize(filled);
  return contents;
}

void writeFileSafely(const fs::path& file, std::string_view contents) {
  writeFilesTogether({{file, contents}});
}

void writeFilesTogether(const std::vector<FileContents>& files) {
  const Temporaries temporaries(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (::rename(temporaries.name(i).c_str(), files[i].file.c_str()) != 0)
      failWriting(files[i].file, errno);
  }
  for (const FileContents& one : files) flushFolder(one.file.parent_path());
}

void appendLine(const fs::path& file, std::string_view line) {
  Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (descriptor.get() < 0) failWriting(file, errno);
  int error = writeAll(descriptor.get(), std::string(line) + '\n');
  if (::close(descriptor.release()) != 0 && error == 0) error = errno;
  if (error != 0) failWriting(file, error);
}

void ensureWritableFolder(const fs::path& folder, std::uint64_t expectedBytes) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) failWriting(folder, code.value());
  const fs::path probe = temporaryName(folder / "probe");
  const Descriptor descriptor(::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (descriptor.get() < 0) failWriting(folder, errno);
  ::unlink(probe.c_str());
  const fs::space_info space = fs::space(folder, code);
  if (!code && space.available < expectedBytes) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} {:.1f} MB, {} {:.1f} MB.", text("The work needs about"),
                            static_cast<double>(expectedBytes) / 1e6, text("the disk has"),
                            static_cast<double>(space.available) / 1e6),
                {.file = folder}, text("Free some space or choose another folder."));
  }
}

std::string safeFileName(std::string_view text) {
  std::string name(text);
  for (char& c : name) {
    if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20) c = '_';
  }
  if (name.empty() || name.front() == '.') name.insert(name.begin(), '_');
  return name;
}

}  // namespace emoforge
