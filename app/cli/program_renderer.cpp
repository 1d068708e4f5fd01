// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program_renderer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

extern char** environ;

namespace emoforge::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kBadInput = 2;

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

fs::path windowProgram() {
  std::error_code problem;
  const fs::path own = fs::read_symlink("/proc/self/exe", problem);
  const fs::path program = own.parent_path() / "emoforge";
  if (!problem && fs::exists(program)) return program;
  throw Error(ErrorKind::Usage, text("Figures are drawn by the window program, which is not here."),
              {.file = program}, text("Install the complete package, or build with Qt."));
}

/// Runs it to its end; its error text goes to `errors`. Returns the exit code.
int runProgram(const fs::path& program, std::vector<std::string> arguments,
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
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string ProgramRenderer::render(const FigureSpec& spec, const FigureLayout& layout,
                                    FigureFormat format) {
  const fs::path program = windowProgram();
  const ExchangeFolder folder;
  const Json request{
      {"spec", spec.toJson()}, {"layout", layout.toJson()}, {"file_format", toText(format)}};
  writeFileSafely(folder / "request.json", request.dump());
  const int code = runProgram(
      program, {"--draw-figure", (folder / "request.json").string(), (folder / "result").string()},
      folder / "errors");
  if (code == 0 && fs::exists(folder / "result")) return readFile(folder / "result");
  std::string told = fs::exists(folder / "errors") ? readFile(folder / "errors") : std::string();
  while (!told.empty() && std::isspace(static_cast<unsigned char>(told.back()))) told.pop_back();
  if (told.empty()) told = fmt::format("{} {}.", text("It ended with code"), code);
  throw Error(code == kBadInput ? ErrorKind::Input : ErrorKind::Failure,
              text("The figure could not be drawn."), {.file = program}, told);
}

}  // namespace emoforge::cli
