// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/protocol.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/numerics/largest_remainder.h"

namespace emoforge {
namespace {

struct KindTraits {
  ProtocolKind kind;
  const char* name;
  double defaultAmount;
  double least;
  double most;  ///< 0: takes no amount
};

constexpr KindTraits kKinds[] = {{ProtocolKind::Trtr, "trtr", 0, 0, 0},
                                 {ProtocolKind::Tstr, "tstr", 0, 0, 0},
                                 {ProtocolKind::Trts, "trts", 0, 0, 0},
                                 {ProtocolKind::Aug, "aug", 1.0, 0.01, 100},
                                 {ProtocolKind::Add, "add", 1.0, 0.01, 100},
                                 {ProtocolKind::Replace, "replace", 0.5, 0.01, 0.99},
                                 {ProtocolKind::Scarce, "scarce", 20, 1, 99},
                                 {ProtocolKind::Balance, "balance", 0, 0, 1e6}};

const KindTraits& traitsOf(ProtocolKind kind) {
  return *std::ranges::find(kKinds, kind, &KindTraits::kind);
}

[[noreturn]] void refuse(const std::string& name) {
  std::string known;
  for (const KindTraits& traits : kKinds) known += fmt::format("{}, ", traits.name);
  throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("There is no protocol"), name), {},
              fmt::format("{}: {}cross(...).", text("Known here"), known));
}

/// The text between "name(" and ")"; nothing without brackets.
std::optional<std::string> inBrackets(const std::string& text, std::string& name) {
  const std::size_t open = text.find('(');
  name = text.substr(0, open);
  if (open == std::string::npos) return std::nullopt;
  if (text.back() != ')') refuse(text);
  return text.substr(open + 1, text.size() - open - 2);
}

double numberFrom(const std::string& digits, const KindTraits& traits) {
  double value = 0.0;
  const char* end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, value);
  const bool read = problem == std::errc() && stop == end;
  if (read && value >= traits.least && value <= traits.most) return value;
  throw Error(ErrorKind::Usage,
              fmt::format(fmt::runtime(text("{}({}): the amount has to lie between {} and {}.")),
                          traits.name, digits, traits.least, traits.most));
}

/// Groups of the rows, shuffled.
std::vector<std::size_t> groupOrder(const TrainingRows& rows, const Random& random) {
  std::vector<std::size_t> order = rows.groups;
  std::ranges::sort(order);
  order.erase(std::ranges::unique(order).begin(), order.end());
  Random draw = random.stream("groups");
  draw.shuffle(std::span<std::size_t>(order));
  return order;
}

std::vector<std::size_t> allRows(const TrainingRows& rows) {
  std::vector<std::size_t> all(rows.labels.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// Of each class so many rows, whole groups one after the other.
std::vector<std::size_t> byGroups(const TrainingRows& rows, std::vector<std::size_t> wanted,
                                  const Random& random) {
  std::vector<std::size_t> taken;
  for (const std::size_t group : groupOrder(rows, random)) {
    for (std::size_t i = 0; i < rows.labels.size(); ++i) {
      if (rows.groups[i] != group || wanted[rows.labels[i]] == 0) continue;
      --wanted[rows.labels[i]];
      taken.push_back(i);
    }
  }
  std::ranges::sort(taken);
  return taken;
}

std::size_t rounded(double share, std::size_t count) {
  return static_cast<std::size_t>(std::llround(share * static_cast<double>(count)));
}

/// Synthetic items of each class that bring every class to the target.
std::vector<std::size_t> missingTo(double target, const std::vector<double>& counts) {
  const double wanted = target > 0.0 ? target : *std::ranges::max_element(counts);
  std::vector<std::size_t> missing;
  for (const double count : counts) {
    // A class that T lacks cannot be generated.
    missing.push_back(count > 0.0 ? static_cast<std::size_t>(std::max(0.0, wanted - count)) : 0);
  }
  return missing;
}

}  // namespace

std::string Protocol::name() const {
  const KindTraits& traits = traitsOf(kind);
  std::string text = traits.name;
  if (traits.most > 0.0 && (kind != ProtocolKind::Balance || amount > 0.0)) {
    text += fmt::format("({})", amount);
  }
  return cross ? fmt::format("cross({})", text) : text;
}

Protocol parseProtocol(const std::string& text) {
  if (text.empty()) refuse(text);
  std::string name;
  const auto inner = inBrackets(text, name);
  if (name == "cross") {
    Protocol protocol = parseProtocol(inner.value_or("tstr"));
    if (protocol.cross || protocol.kind == ProtocolKind::Trts) refuse(text);
    protocol.cross = true;
    return protocol;
  }
  for (const KindTraits& traits : kKinds) {
    if (name != traits.name) continue;
    if (inner && traits.most == 0.0) refuse(text);
    return {traits.kind, inner ? numberFrom(*inner, traits) : traits.defaultAmount, false};
  }
  refuse(text);
}

std::vector<ProtocolCard> protocolCards() {
  return {{"trtr", text("Real to real"), text("Trained on T, tested on H")},
          {"tstr", text("Synthetic to real"),
           text("Trained on S with the class counts of T, tested on H (Esteban 2017)")},
          {"trts", text("Real to synthetic"),
           text("Trained on T, tested on S: label fidelity only, rises with mode collapse")},
          {"aug", text("Augmentation"), text("aug(q): T and q·|T| synthetic items")},
          {"add", text("Addition"), text("add(p): T plus p·|T| synthetic items")},
          {"replace", text("Replacement"),
           text("replace(p): (1−p)·|T| real items by group and p·|T| synthetic ones")},
          {"scarce", text("Scarce data"),
           text("scarce(N): N % of the groups of T, filled up with synthetic items to |T|; the "
                "generator sees the N % only")},
          {"balance", text("Balanced classes"),
           text("balance(n): T with synthetic items up to n a class; without n to the largest")},
          {"cross", text("Another data set"),
           text("cross(...): any of them with another data set as H")}};
}

std::size_t TrainingMix::syntheticCount() const {
  return std::accumulate(synthetic.begin(), synthetic.end(), std::size_t{0});
}

std::vector<double> TrainingRows::classCounts() const {
  std::vector<double> counts(classes, 0.0);
  for (const std::size_t label : labels) counts[label] += 1.0;
  return counts;
}

std::vector<std::size_t> fittedRows(const Protocol& protocol, const TrainingRows& rows,
                                    const Random& random) {
  if (protocol.kind != ProtocolKind::Scarce) return allRows(rows);
  std::vector<std::size_t> order = groupOrder(rows, random);
  order.resize(std::max<std::size_t>(1, rounded(protocol.amount / 100.0, order.size())));
  std::vector<std::size_t> taken;
  for (std::size_t i = 0; i < rows.labels.size(); ++i) {
    if (std::ranges::count(order, rows.groups[i]) > 0) taken.push_back(i);
  }
  return taken;
}

TrainingMix trainingMix(const Protocol& protocol, const TrainingRows& rows, bool synthetic,
                        const Random& random) {
  const ProtocolKind kind = protocol.kind;
  const bool realOnly = kind == ProtocolKind::Trtr;
  if (realOnly == synthetic && kind != ProtocolKind::Scarce) {
    throw Error(ErrorKind::Usage,
                fmt::format(fmt::runtime(text("{} is measured {} synthetic "
                                              "data.")),
                            protocol.name(), realOnly ? text("without") : text("with")));
  }
  const std::vector<double> counts = rows.classCounts();
  const std::size_t total = rows.labels.size();
  TrainingMix mix;
  mix.testsSynthetic = kind == ProtocolKind::Trts;
  mix.synthetic.assign(rows.classes, 0);
  if (kind != ProtocolKind::Tstr) mix.real = fittedRows(protocol, rows, random);
  if (kind == ProtocolKind::Tstr || kind == ProtocolKind::Trts) {
    mix.synthetic = largestRemainder(counts, total);
  } else if (kind == ProtocolKind::Aug || kind == ProtocolKind::Add) {
    mix.synthetic = largestRemainder(counts, rounded(protocol.amount, total));
  } else if (kind == ProtocolKind::Balance) {
    mix.synthetic = missingTo(protocol.amount, counts);
  } else if (kind == ProtocolKind::Replace) {
    mix.synthetic = largestRemainder(counts, rounded(protocol.amount, total));
    std::vector<std::size_t> real;
    for (std::size_t c = 0; c < rows.classes; ++c) {
      real.push_back(static_cast<std::size_t>(counts[c]) - mix.synthetic[c]);
    }
    mix.real = byGroups(rows, std::move(real), random);
  } else if (kind == ProtocolKind::Scarce && synthetic) {
    for (std::size_t c = 0; c < rows.classes; ++c) {
      mix.synthetic[c] = static_cast<std::size_t>(counts[c]);
    }
    for (const std::size_t row : mix.real) --mix.synthetic[rows.labels[row]];
  }
  return mix;
}

}  // namespace emoforge
