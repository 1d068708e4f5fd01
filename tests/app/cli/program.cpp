// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>

#include "core/base/files.h"

namespace emoforge::testing {
namespace {

namespace fs = std::filesystem;

fs::path temporaryFile(const char* suffix) {
  static std::atomic<int> counter{0};
  return fs::temp_directory_path() /
         ("emoforge-cli-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + suffix);
}

[[noreturn]] void execute(const std::vector<std::string>& arguments, const fs::path& output,
                          const fs::path& errors) {
  ::dup2(::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  ::dup2(::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  const std::string program = EMOFORGE_BINARY_DIR "/bin/emoforge-cli";
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  std::_Exit(127);
}

}  // namespace

Program::Program(std::vector<std::string> arguments)
    : outputFile_(temporaryFile(".out")), errorFile_(temporaryFile(".err")) {
  pid_ = ::fork();
  if (pid_ == 0) execute(arguments, outputFile_, errorFile_);
}

Program::~Program() {
  if (pid_ > 0) {
    send(SIGKILL);
    wait();
  }
  std::error_code ignored;
  fs::remove(outputFile_, ignored);
  fs::remove(errorFile_, ignored);
}

void Program::send(int signal) const {
  ::kill(pid_, signal);
}

Outcome Program::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  Outcome outcome;
  outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.output = readFile(outputFile_);
  outcome.errors = readFile(errorFile_);
  return outcome;
}

Outcome run(const std::vector<std::string>& arguments) {
  return Program(arguments).wait();
}

std::vector<std::pair<std::string, std::string>> contentsOf(const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> contents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    contents.emplace_back(entry.path().lexically_relative(folder).string(), readFile(entry.path()));
  }
  std::ranges::sort(contents);
  return contents;
}

}  // namespace emoforge::testing
