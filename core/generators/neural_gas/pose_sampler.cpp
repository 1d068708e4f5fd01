// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/pose_sampler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace emoforge {

SyntheticSample PoseSampler::draw(std::size_t number, const GasSampling& sampling,
                                  Random random) const {
  SyntheticSample result{label, number, nullptr, {}};
  const std::vector<PostureVisit> visits = path(sampling, random, result.source);
  DoubleArray postures = posturesAlong(visits, neurons, *space);
  tangents->vary(postures, *space, sampling, random);
  result.sample = space->makeClip(postures);
  return result;
}

std::vector<PostureVisit> PoseSampler::path(const GasSampling& sampling, Random& random,
                                            std::string& source) const {
  const std::size_t clip = random.below(graph.clips());
  if (!sampling.walk) {
    source = fmt::format("replay of {}", ids[clip]);
    return graph.replay(clip);
  }
  std::size_t frames = graph.framesOf(clip);
  if (sampling.durationSeconds > 0.0) {
    const double wanted = sampling.durationSeconds / space->frameTimeSeconds();
    frames = std::max<std::size_t>(2, static_cast<std::size_t>(std::lround(wanted)) + 1);
  }
  std::vector<PostureVisit> visits = graph.walk(frames, random);
  std::set<std::size_t> different;
  for (const PostureVisit& visit : visits) different.insert(visit.neuron);
  source = fmt::format("walk over {} postures", different.size());
  return visits;
}

}  // namespace emoforge
