// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/csv.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kMetricsHeader = "series,step,value\n";
constexpr const char* kMarksHeader = "time,class,step";

/// Rows of a table that a kill may have cut in its last line.
CsvTable readGrowingTable(const fs::path& file) {
  std::string content = readFile(file);
  content.resize(content.rfind('\n') + 1);
  return parseCsv(content, file);
}

std::size_t toNumber(const std::string& digits) {
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string toLine(const MetricRow& row) {
  return fmt::format("{},{},{}\n", csvField(row.series), row.step, row.value);
}

/// "quantisation-error/happy" → "happy".
std::string classOf(const std::string& series) {
  const std::size_t slash = series.find('/');
  return slash == std::string::npos ? std::string() : series.substr(slash + 1);
}

/// A locked descriptor, or −1 while another process holds the lock.
int tryLock(const fs::path& path) {
  const int descriptor = ::open((path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return -1;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

int lockOrRefuse(const fs::path& path) {
  const int lock = tryLock(path);
  if (lock >= 0) return lock;
  throw Error(ErrorKind::Usage, text("Another program is working on this run."), {.file = path},
              text("Wait for it or stop it there."));
}

}  // namespace

fs::path RunFolder::stateFile(const fs::path& path) {
  return path / "checkpoint" / "state.bin";
}

RunFolder RunFolder::create(const fs::path& path, RunRecord record) {
  if (fs::exists(path / "run.json")) {
    throw Error(ErrorKind::Usage, text("There is already a run in this folder."), {.file = path},
                text("Go on with it by --resume, or choose another folder."));
  }
  ensureWritableFolder(path / "checkpoint");
  RunFolder folder(path, std::move(record), lockOrRefuse(path));
  writeFileSafely(path / "metrics.csv", kMetricsHeader);
  folder.openMetrics();
  folder.saveRecord();
  return folder;
}

RunFolder RunFolder::openForResume(const fs::path& path) {
  RunRecord record = readRecord(path);
  ensureWritableFolder(path / "checkpoint");
  RunFolder folder(path, std::move(record), lockOrRefuse(path));
  if (!fs::exists(path / "metrics.csv")) writeFileSafely(path / "metrics.csv", kMetricsHeader);
  folder.openMetrics();
  return folder;
}

RunRecord RunFolder::readRecord(const fs::path& path) {
  const fs::path file = path / "run.json";
  if (!fs::exists(file)) {
    throw Error(ErrorKind::Input, text("There is no run in this folder (no run.json)."),
                {.file = path}, text("Name the folder that \"train --out\" wrote."));
  }
  Json json;
  try {
    json = Json::parse(readFile(file));
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(ErrorKind::Input,
                fmt::format("{} ({}).", text("The record is damaged"), error.what()),
                {.file = file}, text("Restore the file from a copy or train again."));
  }
  return RunRecord::fromJson(json, file);
}

std::vector<MetricRow> RunFolder::readMetrics(const fs::path& path) {
  std::vector<MetricRow> rows;
  for (const auto& fields : readGrowingTable(path / "metrics.csv").rows) {
    MetricRow row{fields[0], toNumber(fields[1]), 0.0};
    std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), row.value);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<CheckpointMark> RunFolder::readCheckpoints(const fs::path& path) {
  std::vector<CheckpointMark> marks;
  const fs::path file = path / "checkpoints.csv";
  if (!fs::exists(file)) return marks;
  for (const auto& fields : readGrowingTable(file).rows) {
    marks.push_back({fields[0], fields[1], toNumber(fields[2])});
  }
  return marks;
}

bool RunFolder::isLocked(const fs::path& path) {
  const int lock = tryLock(path);
  if (lock < 0) return fs::exists(path / "lock");
  ::close(lock);
  return false;
}

RunFolder::RunFolder(fs::path path, RunRecord record, int lock)
    : path_(std::move(path)), record_(std::move(record)), lock_(lock), lastFlush_(Clock::now()) {}

RunFolder::RunFolder(RunFolder&& other) noexcept
    : path_(std::move(other.path_)),
      record_(std::move(other.record_)),
      lock_(std::exchange(other.lock_, -1)),
      metrics_(std::move(other.metrics_)),
      lastFlush_(other.lastFlush_) {}

RunFolder::~RunFolder() {
  if (lock_ >= 0) ::close(lock_);
}

void RunFolder::saveRecord() {
  writeFileSafely(path_ / "run.json", record_.toJson().dump(1) + "\n");
}

void RunFolder::openMetrics() {
  metrics_.open(path_ / "metrics.csv", std::ios::app | std::ios::binary);
}

void RunFolder::flushMetrics() {
  metrics_.flush();
  lastFlush_ = Clock::now();
  if (metrics_) return;
  throw Error(ErrorKind::Failure, text("The curves cannot be written (is the disk full?)."),
              {.file = path_ / "metrics.csv"},
              text("Free some space, then go on with --resume from the last checkpoint."));
}

void RunFolder::addMetric(const MetricRow& row) {
  metrics_ << toLine(row);
  if (Clock::now() - lastFlush_ > std::chrono::milliseconds(200)) flushMetrics();
}

void RunFolder::log(const std::string& line) {
  appendLine(path_ / "log.txt", currentTimeUtc() + " " + line);
}

void RunFolder::saveCheckpoint(const Checkpointable& state) {
  flushMetrics();
  ArchiveWriter archive;
  state.saveState(archive);
  archive.meta()["metrics_bytes"] = fs::file_size(path_ / "metrics.csv");
  archive.meta()["seconds"] = record_.seconds;
  archive.write(stateFile(path_));
  saveRecord();
}

void RunFolder::markCheckpoint(const std::map<std::string, std::size_t>& steps) {
  const fs::path file = path_ / "checkpoints.csv";
  if (!fs::exists(file)) appendLine(file, kMarksHeader);
  const std::string now = currentTimeUtc();
  for (const auto& [label, step] : steps) {
    appendLine(file, fmt::format("{},{},{}", now, csvField(label), step));
  }
}

void RunFolder::sortMetrics() {
  flushMetrics();
  metrics_.close();
  std::vector<MetricRow> rows = readMetrics(path_);
  const auto place = [&](const MetricRow& row) {
    const auto found = std::ranges::find(record_.classes, classOf(row.series));
    return std::pair(found - record_.classes.begin(), row.step);
  };
  std::ranges::stable_sort(rows, {}, place);
  std::string content = kMetricsHeader;
  for (const MetricRow& row : rows) content += toLine(row);
  writeFileSafely(path_ / "metrics.csv", content);
  openMetrics();
}

void RunFolder::rewindMetrics(const ArchiveReader& checkpoint) {
  const auto bytes = checkpoint.meta().value("metrics_bytes", std::uintmax_t{0});
  const fs::path file = path_ / "metrics.csv";
  metrics_.close();
  if (bytes > 0 && fs::file_size(file) >= bytes) {
    fs::resize_file(file, bytes);
  } else {
    writeFileSafely(file, kMetricsHeader);
  }
  openMetrics();
  record_.seconds = checkpoint.meta().value("seconds", 0.0);
}

}  // namespace emoforge
