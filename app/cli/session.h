// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/terminal_progress.h"
#include "core/base/archive.h"
#include "core/experiment/record.h"

namespace emoforge::cli {

/// What all commands share: the options that every one of them takes, and where results go.
struct Session {
  bool json = false;
  int threads = 0;
  std::string device = "cpu";
  TerminalProgress progress;

  /// One JSON document to standard output.
  void print(const Json& document) const;
  void print(const std::string& line) const;
  /// Notices to standard error, at most `most` of them, then "and N more".
  void tell(const std::vector<Notice>& notices, std::size_t most = 20) const;
  /// Sets the threads and refuses a device that is not there. Call at the start of a computing
  /// command.
  void prepare() const;
};

/// --json of a command whose result may also go to a file: without a name to standard output, as
/// the flag of all commands.
class JsonOption {
 public:
  void addTo(CLI::App& command);
  bool given(const Session& session) const { return session.json || option_->count() > 0; }
  /// Empty: standard output.
  const std::string& file() const { return file_; }
  /// Where the word after --json turns out to be something else.
  std::string takeFile() { return std::exchange(file_, {}); }
  /// To the file, or to standard output.
  void deliver(const Session& session, const Json& document) const;

 private:
  CLI::Option* option_ = nullptr;
  std::string file_;
};

/// The options of every command that reads a data set (DESIGN section 3).
class DataOptions {
 public:
  /// Whether the command may be limited to a part of a split; whoever needs the whole set does
  /// without these options.
  enum class Parts { Selectable, Whole };
  explicit DataOptions(Parts parts = Parts::Selectable) : parts_(parts) {}
  void addTo(CLI::App& command);
  ImportOptions import() const;
  std::optional<SplitSelection> split() const;

 private:
  Parts parts_;
  std::vector<std::string> classes_;
  std::vector<std::string> aliases_;
  std::vector<std::string> columns_;
  std::vector<std::string> formatOptions_;
  std::string splitFile_;
  int fold_ = 1;
  std::string part_ = "train";
};

/// An option that may stand several times, with one value each.
CLI::Option* repeatable(CLI::Option* option);

/// "key=value" → pair; throws Error(Usage) that names the option.
std::pair<std::string, std::string> keyAndValue(const std::string& text, const std::string& option);
/// Repeated --set KEY=VALUE.
Json settingsFrom(const std::vector<std::string>& settings);

Json toJson(const std::vector<Notice>& notices);

/// One function a command, each in a file of its own; they add a subcommand whose callback does the
/// work.
void addList(CLI::App& app, Session& session);
void addDescribe(CLI::App& app, Session& session);
void addDataset(CLI::App& app, Session& session);
void addTrain(CLI::App& app, Session& session);
void addGenerate(CLI::App& app, Session& session);
void addFeatures(CLI::App& app, Session& session);
void addEvaluate(CLI::App& app, Session& session);
void addFigure(CLI::App& app, Session& session);
void addAudit(CLI::App& app, Session& session);
void addExperiment(CLI::App& app, Session& session);
void addClassify(CLI::App& app, Session& session);

}  // namespace emoforge::cli
