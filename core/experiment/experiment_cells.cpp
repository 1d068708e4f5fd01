// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_cells.h"

#include <fmt/format.h>

#include <map>

#include "core/base/files.h"

namespace emoforge {
namespace {

using Kind = SourceSpec::Kind;

/// One part of an id: file names must not depend on the file system's rules.
std::string part(std::string text) {
  for (char& c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '=';
    if (!plain) c = '+';
  }
  return text;
}

/// Whether a protocol says something about a source.
bool applies(const Protocol& protocol, const SourceSpec& source) {
  const bool scarce = protocol.kind == ProtocolKind::Scarce;
  if (source.kind == Kind::Real) return protocol.kind == ProtocolKind::Trtr || scarce;
  if (protocol.kind == ProtocolKind::Trtr) return false;
  // What made the folder saw all of the training part.
  if (source.kind == Kind::Folder) return !scarce;
  // Rows of features have no more to say than that the scale is right.
  return source.kind != Kind::Sanity || (protocol.kind == ProtocolKind::Tstr && !protocol.cross);
}

/// The variant of section 13 of facts/metrics.md trains and tests on synthetic items alone.
bool publishedApplies(const Protocol& protocol, const SourceSpec& source) {
  return protocol.kind == ProtocolKind::Tstr && !protocol.cross &&
         (source.kind == Kind::Generator || source.kind == Kind::Control ||
          source.kind == Kind::Folder);
}

std::string groupKey(std::size_t fold, const SourceSpec& source, std::size_t trainingSeed,
                     const Protocol& fit) {
  std::string key = fmt::format("f{:02}_{}_t{}", fold + 1, part(source.label()), trainingSeed);
  if (fit.kind == ProtocolKind::Scarce) key += "_" + part(fit.name());
  return key;
}

class Expansion {
 public:
  explicit Expansion(const ExperimentSpec& spec) : spec_(spec) {}

  std::vector<CellGroup> run(std::size_t folds) {
    for (std::size_t fold = 0; fold < folds; ++fold) {
      for (std::size_t source = 0; source < spec_.sources.size(); ++source) addSource(fold, source);
    }
    return std::move(groups_);
  }

 private:
  void addSource(std::size_t fold, std::size_t source) {
    const SourceSpec& from = spec_.sources[source];
    // Rows of real items are the same for every seed.
    const bool seeded = from.kind == Kind::Generator || from.kind == Kind::Control;
    for (std::size_t t = 1; t <= (seeded ? spec_.trainingSeeds : 1); ++t) {
      for (std::size_t s = 1; s <= (seeded ? spec_.samplingSeeds : 1); ++s) {
        for (const Protocol& protocol : spec_.protocols) addProtocol(fold, source, t, s, protocol);
        if (!spec_.metrics.empty() && from.kind != Kind::Real) addMetrics(fold, source, t, s);
      }
    }
  }

  void addProtocol(std::size_t fold, std::size_t source, std::size_t t, std::size_t s,
                   const Protocol& protocol) {
    Protocol fit;
    if (protocol.kind == ProtocolKind::Scarce) fit = {protocol.kind, protocol.amount, false};
    for (const std::string& variant : spec_.variants) {
      const bool published = variant != "standard";
      if (published ? !publishedApplies(protocol, spec_.sources[source])
                    : !applies(protocol, spec_.sources[source])) {
        continue;
      }
      for (std::size_t f = 0; f < spec_.features.size(); ++f) {
        for (std::size_t c = 0; c < spec_.classifiers.size(); ++c) {
          add(fold, source, t, fit, {"", protocol.name(), s, c, f, variant});
        }
      }
    }
  }

  void addMetrics(std::size_t fold, std::size_t source, std::size_t t, std::size_t s) {
    for (const std::string& variant : spec_.variants) {
      for (std::size_t f = 0; f < spec_.features.size(); ++f) {
        add(fold, source, t, {}, {"", "metrics", s, 0, f, variant});
      }
    }
  }

  void add(std::size_t fold, std::size_t source, std::size_t t, const Protocol& fit, Cell cell) {
    const std::string key = groupKey(fold, spec_.sources[source], t, fit);
    const auto [place, isNew] = places_.emplace(key, groups_.size());
    if (isNew) groups_.push_back({key, fold, source, t, fit, {}});
    cell.id =
        fmt::format("{}_s{}_{}_{}_{}_{}", groupKey(fold, spec_.sources[source], t, Protocol{}),
                    cell.samplingSeed, part(cell.protocol),
                    cell.isMetrics() ? "all" : part(spec_.classifiers[cell.classifier].label),
                    part(spec_.features[cell.features].label), cell.variant);
    groups_[place->second].cells.push_back(std::move(cell));
  }

  const ExperimentSpec& spec_;
  std::vector<CellGroup> groups_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

std::vector<CellGroup> expand(const ExperimentSpec& spec, std::size_t folds) {
  return Expansion(spec).run(folds);
}

std::size_t cellCount(const std::vector<CellGroup>& groups) {
  std::size_t count = 0;
  for (const CellGroup& group : groups) count += group.cells.size();
  return count;
}

}  // namespace emoforge
