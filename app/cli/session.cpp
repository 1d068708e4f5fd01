// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include <fmt/format.h>

#include <cstdio>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/nn/runtime.h"

namespace emoforge::cli {
namespace {

std::map<std::string, std::string> pairs(const std::vector<std::string>& texts,
                                         const char* option) {
  std::map<std::string, std::string> result;
  for (const auto& entry : texts) result.insert(keyAndValue(entry, option));
  return result;
}

}  // namespace

void Session::print(const Json& document) const {
  fmt::print("{}\n", document.dump(2));
}

void Session::print(const std::string& line) const {
  fmt::print("{}\n", line);
}

void Session::tell(const std::vector<Notice>& notices, std::size_t most) const {
  static constexpr const char* kMarks[] = {"note", "warning", "error"};
  for (std::size_t i = 0; i < notices.size() && i < most; ++i) {
    fmt::print(stderr, "{}: {}\n", kMarks[static_cast<int>(notices[i].severity)],
               notices[i].toString());
  }
  if (notices.size() > most) {
    fmt::print(stderr, "{} {} {}\n", text("and"), notices.size() - most, text("more."));
  }
}

void Session::prepare() const {
  if (device != "auto" && device != "cpu") {
    throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("There is no device"), device),
                {.item = "--device"}, text("Use cpu or auto."));
  }
  setComputeThreads(threads);
  const std::string warning = blasWarning();
  if (!warning.empty()) fmt::print(stderr, "warning: {}\n", warning);
}

void JsonOption::addTo(CLI::App& command) {
  option_ = command
                .add_option("--json", file_,
                            "The result as one JSON document, to a file or to standard output")
                ->expected(0, 1);
}

void JsonOption::deliver(const Session& session, const Json& document) const {
  if (file_.empty()) {
    session.print(document);
  } else {
    writeFileSafely(file_, document.dump(1) + "\n");
  }
}

CLI::Option* repeatable(CLI::Option* option) {
  // One value an occurrence: a word that follows is not swallowed.
  return option->allow_extra_args(false);
}

void DataOptions::addTo(CLI::App& command) {
  repeatable(command.add_option("--classes", classes_, "Classes to keep, in this order"))
      ->delimiter(',');
  repeatable(command.add_option("--map", aliases_, "Other names for classes: normal=neutral,..."))
      ->delimiter(',');
  repeatable(command.add_option(
      "--columns", columns_,
      "Column from the item's id: subject=PATTERN, a regular expression with one group"));
  repeatable(command.add_option("--import", formatOptions_, "Options of the format: KEY=VALUE"))
      ->delimiter(',');
  if (parts_ == Parts::Whole) return;
  command.add_option("--split", splitFile_, "Split file that limits the data to one part");
  command.add_option("--fold", fold_, "Fold of the split, from 1")->check(CLI::PositiveNumber);
  command.add_option("--part", part_, "Part of the fold")
      ->check(CLI::IsMember({"train", "validation", "test"}));
}

ImportOptions DataOptions::import() const {
  ImportOptions options;
  options.classes = classes_;
  options.aliases = pairs(aliases_, "--map");
  options.columnPatterns = pairs(columns_, "--columns");
  options.formatOptions = pairs(formatOptions_, "--import");
  return options;
}

std::optional<SplitSelection> DataOptions::split() const {
  if (splitFile_.empty()) return std::nullopt;
  return SplitSelection{std::filesystem::weakly_canonical(splitFile_), fold_, part_};
}

std::pair<std::string, std::string> keyAndValue(const std::string& entry,
                                                const std::string& option) {
  const std::size_t equals = entry.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Error(ErrorKind::Usage, fmt::format("{} {} KEY=VALUE, {} \"{}\".", option, text("takes"),
                                              text("not"), entry));
  }
  return {entry.substr(0, equals), entry.substr(equals + 1)};
}

Json settingsFrom(const std::vector<std::string>& settings) {
  Json result = Json::object();
  for (const auto& setting : settings) {
    const auto [key, value] = keyAndValue(setting, "--set");
    result[key] = value;
  }
  return result;
}

Json toJson(const std::vector<Notice>& notices) {
  static constexpr const char* kSeverities[] = {"info", "warning", "error"};
  Json result = Json::array();
  for (const auto& notice : notices) {
    Json entry = {{"severity", kSeverities[static_cast<int>(notice.severity)]}};
    if (!notice.place.file.empty()) entry["file"] = notice.place.file.string();
    if (!notice.place.item.empty()) entry["item"] = notice.place.item;
    if (notice.place.line > 0) entry["line"] = notice.place.line;
    if (notice.place.column > 0) entry["column"] = notice.place.column;
    entry["message"] = notice.message;
    entry["advice"] = notice.advice;
    result.push_back(entry);
  }
  return result;
}

}  // namespace emoforge::cli
