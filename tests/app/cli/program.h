// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace emoforge::testing {

struct Outcome {
  int exitCode = -1;
  std::string output;
  std::string errors;
};

/// The command-line program as a user runs it: a process of its own.
class Program {
 public:
  explicit Program(std::vector<std::string> arguments);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void send(int signal) const;
  /// Waits for the end; exit code 128 + signal where a signal ended it.
  Outcome wait();

 private:
  pid_t pid_ = -1;
  std::filesystem::path outputFile_;
  std::filesystem::path errorFile_;
};

Outcome run(const std::vector<std::string>& arguments);

/// Every file below a folder by relative path, with its content.
std::vector<std::pair<std::string, std::string>> contentsOf(const std::filesystem::path& folder);

}  // namespace emoforge::testing
