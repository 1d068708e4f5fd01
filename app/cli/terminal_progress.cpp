// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "core/base/text.h"

namespace emoforge::cli {
namespace {

using Clock = std::chrono::steady_clock;

std::atomic<bool> stopRequested{false};

extern "C" void requestStop(int) {
  if (stopRequested.exchange(true)) std::_Exit(130);
}

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

std::string clockText(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

TerminalProgress::TerminalProgress()
    : terminal_(::isatty(STDERR_FILENO) == 1), start_(Clock::now()) {}

TerminalProgress::~TerminalProgress() {
  clear();
}

void TerminalProgress::catchSignals() {
  std::signal(SIGINT, requestStop);
  std::signal(SIGTERM, requestStop);
}

bool TerminalProgress::cancelled() const {
  return stopRequested;
}

void TerminalProgress::notice(const Notice& notice) {
  clear();
  fmt::print(stderr, "{}: {}\n",
             notice.severity == Notice::Severity::Info ? text("note") : text("warning"),
             notice.toString());
}

void TerminalProgress::changed() {
  if (stages().size() != lastStages_) {
    lastStages_ = stages().size();
    start_ = Clock::now();
    lastTenth_ = -1;
  }
  const double done = fraction();
  if (terminal_) {
    if (secondsSince(lastDraw_) > 0.1) draw(done);
    return;
  }
  const int tenth = static_cast<int>(done * 10.0);
  // A file with the output of quick work stays short.
  if (tenth == lastTenth_ || stages().empty() || secondsSince(start_) < 2.0) return;
  lastTenth_ = tenth;
  fmt::print(stderr, "{}: {} %\n", stages()[stage()].name, tenth * 10);
}

void TerminalProgress::draw(double done) {
  constexpr int kWidth = 30;
  const int filled = static_cast<int>(done * kWidth);
  const double elapsed = secondsSince(start_);
  // A guess from the first moments would jump about.
  const bool known = done > 0.0 && (done >= 0.03 || elapsed > 10.0);
  const std::string left =
      known ? fmt::format("{} {}", clockText(elapsed * (1.0 - done) / done), text("left")) : "";
  fmt::print(stderr, "\r\033[K{:<16} {:█<{}}{:░<{}} {:3.0f} %  {}",
             stages().empty() ? "" : stages()[stage()].name, "", filled, "", kWidth - filled,
             done * 100.0, left);
  std::fflush(stderr);
  drawn_ = true;
  lastDraw_ = Clock::now();
}

void TerminalProgress::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace emoforge::cli
