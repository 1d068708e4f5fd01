// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/posture_graph.h"

#include <algorithm>
#include <set>

namespace emoforge {

PostureGraph::PostureGraph(const std::vector<std::vector<std::size_t>>& winners,
                           std::size_t neurons)
    : neurons_(neurons) {
  for (const auto& frames : winners) {
    std::vector<PostureVisit> visits;
    for (const std::size_t neuron : frames) {
      if (visits.empty() || visits.back().neuron != neuron) visits.push_back({neuron, 0});
      ++visits.back().frames;
    }
    clips_.push_back(std::move(visits));
  }
  index();
}

void PostureGraph::index() {
  occurrences_.assign(neurons_, {});
  for (std::size_t c = 0; c < clips_.size(); ++c) {
    for (std::size_t v = 0; v < clips_[c].size(); ++v) {
      occurrences_[clips_[c][v].neuron].push_back({c, v});
    }
  }
  // A neuron stays endless while one of its stays leads on to an endless neuron.
  endless_.assign(neurons_, true);
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::size_t k = 0; k < neurons_; ++k) {
      if (!endless_[k]) continue;
      endless_[k] = std::ranges::any_of(occurrences_[k], [&](const Occurrence& o) {
        return !isLast(o) && endless_[clips_[o.clip][o.visit + 1].neuron];
      });
      changed = changed || !endless_[k];
    }
  }
}

std::size_t PostureGraph::framesOf(std::size_t clip) const {
  std::size_t frames = 0;
  for (const PostureVisit& visit : clips_[clip]) frames += visit.frames;
  return frames;
}

std::size_t PostureGraph::usedBy(std::size_t clips) const {
  return static_cast<std::size_t>(std::ranges::count_if(occurrences_, [&](const auto& stays) {
    std::set<std::size_t> seen;
    for (const Occurrence& o : stays) seen.insert(o.clip);
    return seen.size() >= clips;
  }));
}

std::vector<PostureGraph::Occurrence> PostureGraph::choices(std::size_t neuron) const {
  std::vector<Occurrence> best;
  int bestRank = -1;
  for (const Occurrence& o : occurrences_[neuron]) {
    const int rank = isLast(o) ? 0 : endless_[clips_[o.clip][o.visit + 1].neuron] ? 2 : 1;
    if (rank < bestRank) continue;
    if (rank > bestRank) best.clear();
    bestRank = rank;
    best.push_back(o);
  }
  return best;
}

std::vector<PostureVisit> PostureGraph::walk(std::size_t frames, Random& random) const {
  std::vector<std::size_t> starts;
  for (std::size_t c = 0; c < clips_.size(); ++c) {
    if (endless_[clips_[c].front().neuron]) starts.push_back(c);
  }
  const std::size_t clip =
      starts.empty() ? random.below(clips_.size()) : starts[random.below(starts.size())];
  std::size_t neuron = clips_[clip].front().neuron;
  std::vector<PostureVisit> result;
  std::size_t total = 0;
  while (true) {
    const std::vector<Occurrence> possible = choices(neuron);
    const Occurrence chosen = possible[random.below(possible.size())];
    const std::size_t dwell = std::min(clips_[chosen.clip][chosen.visit].frames, frames - total);
    result.push_back({neuron, dwell});
    total += dwell;
    if (total >= frames || isLast(chosen)) return result;
    neuron = clips_[chosen.clip][chosen.visit + 1].neuron;
  }
}

void PostureGraph::save(ArchiveWriter& archive, const std::string& prefix) const {
  std::vector<std::uint64_t> numbers = {neurons_, clips_.size()};
  for (const auto& visits : clips_) {
    numbers.push_back(visits.size());
    for (const PostureVisit& visit : visits) {
      numbers.push_back(visit.neuron);
      numbers.push_back(visit.frames);
    }
  }
  archive.put(prefix + "graph", numbers);
}

void PostureGraph::load(const ArchiveReader& archive, const std::string& prefix) {
  const std::vector<std::uint64_t> numbers = archive.integers(prefix + "graph");
  std::size_t next = 0;
  neurons_ = numbers.at(next++);
  clips_.assign(numbers.at(next++), {});
  for (auto& visits : clips_) {
    visits.resize(numbers.at(next++));
    for (PostureVisit& visit : visits) {
      visit.neuron = numbers.at(next++);
      visit.frames = numbers.at(next++);
    }
  }
  index();
}

}  // namespace emoforge
