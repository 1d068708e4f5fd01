// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace emoforge {

/// Who can mend it; decides the exit code of the command line.
enum class ErrorKind {
  Usage,   ///< a wrong option or parameter (exit code 2)
  Input,   ///< a file or data set that cannot be used (exit code 2)
  Failure  ///< everything else: full disk, training that diverged (exit code 1)
};

/// Where something went wrong. Lines and columns count from 1; 0 means unknown.
struct Place {
  std::filesystem::path file{};
  std::size_t line = 0;
  std::size_t column = 0;
  std::string item{};  ///< item id or parameter name, where there is no file

  bool empty() const { return file.empty() && item.empty(); }
  /// "run.bvh, line 214, column 9"
  std::string toString() const;
};

/// The one exception type at the borders of the core: what happened, where, what to do.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string problem, Place place = {}, std::string remedy = {});

  ErrorKind kind() const { return kind_; }
  const std::string& problem() const { return problem_; }
  const Place& place() const { return place_; }
  const std::string& remedy() const { return remedy_; }

 private:
  ErrorKind kind_;
  std::string problem_;
  Place place_;
  std::string remedy_;
};

/// The user asked to stop. Not an Error: it never shows as a failure (exit code 130).
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "Cancelled."; }
};

/// Something noticed that does not stop the work: kept as data, shown as a notice.
struct Notice {
  enum class Severity { Info, Warning, Error };
  Severity severity = Severity::Warning;
  std::string message;
  Place place;
  std::string advice;

  /// "place: message advice" in one line
  std::string toString() const;
};

/// A notice from an error, for readers that go on with the rest.
Notice toNotice(const Error& error);

}  // namespace emoforge
