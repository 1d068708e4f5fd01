// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/program_renderer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

extern char** environ;

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr int kBadInput = 2;
/// Between two looks whether the program has ended or is to be stopped.
constexpr auto kLook = std::chrono::milliseconds(5);

/// A folder of its own for request and result, gone when the drawing is.
class ExchangeFolder {
 public:
  ExchangeFolder() {
    std::string pattern = (fs::temp_directory_path() / "emoforge-figure-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw Error(ErrorKind::Failure, text("No temporary folder can be made."),
                  {.file = fs::temp_directory_path()}, text("Make room there or set TMPDIR."));
    }
    path_ = pattern;
  }
  ~ExchangeFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ExchangeFolder(const ExchangeFolder&) = delete;
  ExchangeFolder& operator=(const ExchangeFolder&) = delete;
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

/// Its error text goes to `errors`.
pid_t startProgram(const fs::path& program, std::vector<std::string> arguments,
                   const fs::path& errors) {
  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(),
                                   O_CREAT | O_WRONLY | O_TRUNC, 0600);
  pid_t child = -1;
  const int failure =
      ::posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    throw Error(ErrorKind::Failure, text("The window program cannot be started."),
                {.file = program}, std::string(std::strerror(failure)) + ".");
  }
  return child;
}

/// Its exit code; the program is ended where `progress` asks to stop. Throws Cancelled.
int waitFor(pid_t child, const Progress& progress) {
  int status = 0;
  while (true) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) break;
    if (ended < 0 && errno != EINTR) return 1;
    if (progress.cancelled()) {
      ::kill(child, SIGKILL);
      while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
      throw Cancelled();
    }
    std::this_thread::sleep_for(kLook);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

fs::path windowProgram() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path() / "emoforge";
}

ProgramRenderer::ProgramRenderer(fs::path program, const Progress& progress)
    : program_(std::move(program)), progress_(progress) {}

std::string ProgramRenderer::render(const FigureSpec& spec, const FigureLayout& layout,
                                    FigureFormat format) {
  if (!fs::exists(program_)) {
    throw Error(ErrorKind::Usage,
                text("Figures are drawn by the window program, which is not here."),
                {.file = program_}, text("Install the complete package, or build with Qt."));
  }
  const ExchangeFolder folder;
  const Json request{
      {"spec", spec.toJson()}, {"layout", layout.toJson()}, {"file_format", toText(format)}};
  writeFileSafely(folder / "request.json", request.dump());
  const pid_t child = startProgram(
      program_, {"--draw-figure", (folder / "request.json").string(), (folder / "result").string()},
      folder / "errors");
  const int code = waitFor(child, progress_);
  if (code == 0 && fs::exists(folder / "result")) return readFile(folder / "result");
  std::string told = fs::exists(folder / "errors") ? readFile(folder / "errors") : std::string();
  while (!told.empty() && std::isspace(static_cast<unsigned char>(told.back()))) told.pop_back();
  if (told.empty()) told = fmt::format("{} {}.", text("It ended with code"), code);
  throw Error(code == kBadInput ? ErrorKind::Input : ErrorKind::Failure,
              text("The figure could not be drawn."), {.file = program_}, told);
}

}  // namespace emoforge
