// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/generators/generator.h"

/// What the tests of generators share: clips to learn, listeners, an end at any moment.
namespace emoforge::testing {

/// Two classes of three short walks each, of different lengths.
const TrainingData& walks();

/// Collects what training and sampling tell.
class Listener : public Progress {
 public:
  void scalar(std::string_view series, std::size_t step, double value) override {
    scalars[std::string(series)].emplace_back(step, value);
  }
  void preview(const Preview& shown) override { previews.push_back(shown); }
  bool wantsPreviews() const override { return true; }
  void notice(const Notice& told) override { notices.push_back(told); }

  std::map<std::string, std::vector<std::pair<std::size_t, double>>> scalars;
  std::vector<Preview> previews;
  std::vector<Notice> notices;
};

/// Stops at the n-th time that it is asked and keeps what is saved.
class Stopper : public Progress {
 public:
  Stopper(int after, std::filesystem::path file) : after_(after), file_(std::move(file)) {}

  bool cancelled() const override { return ++asked_ > after_; }
  int asked() const { return asked_; }

 protected:
  void checkpoint(const Checkpointable& state) override;

 private:
  int after_;
  std::filesystem::path file_;
  mutable int asked_ = 0;
};

/// Another number of threads, for a while.
class Threads {
 public:
  explicit Threads(int count);
  ~Threads();
};

/// All numbers of these clips, one after the other.
std::vector<double> valuesOf(const std::vector<SyntheticSample>& samples);

}  // namespace emoforge::testing
