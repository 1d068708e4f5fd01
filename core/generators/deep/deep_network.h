// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/archive.h"
#include "core/base/parameters.h"
#include "core/base/random.h"

namespace emoforge {

/// What a network learns: items of `frames` × `width` numbers of mean 0 and about variance 1
/// (frames = 1: no time axis), each with its class.
struct NetworkData {
  Array items;  ///< n × (frames · width)
  std::size_t frames = 1;
  std::size_t width = 1;
  std::vector<std::int64_t> classes;
  std::vector<std::string> ids;
  std::size_t classCount = 0;

  std::size_t count() const { return classes.size(); }
};

/// Draws from a network as it stood at one moment, with averaged weights. Immutable, any thread.
class NetworkSampler {
 public:
  virtual ~NetworkSampler() = default;

  struct Drawn {
    std::vector<float> item;  ///< frames · width
    std::string source;       ///< how it came about
    bool gasNoise = false;    ///< wants the noise of the neural gas on its row
  };
  virtual Drawn draw(std::size_t label, const ParameterSet& parameters, Random& random) const = 0;
  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
};

/// A network in training, with its optimisers and the moving average of its weights and buffers. No
/// LibTorch type shows, so that only the networks' own files pay for its headers.
class DeepNetwork {
 public:
  virtual ~DeepNetwork() = default;

  using Losses = std::vector<std::pair<const char*, double>>;
  /// One optimiser step on these items. Everything random in it comes from `random`.
  virtual Losses step(std::span<const std::size_t> batch, Random& random) = 0;
  virtual std::shared_ptr<const NetworkSampler> sampler() const = 0;

  /// Weights, buffers, optimisers, averages: all that step() depends on.
  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
  virtual void load(const ArchiveReader& archive, const std::string& prefix) = 0;
};

/// How one kind of network is made.
struct NetworkKind {
  /// `data` outlives the network. The start is drawn from `random`.
  std::unique_ptr<DeepNetwork> (*make)(const NetworkData& data, const ParameterSet& parameters,
                                       Random random);
  /// A sampler that NetworkSampler::save() wrote, without the data.
  std::shared_ptr<const NetworkSampler> (*load)(const ArchiveReader& archive,
                                                const std::string& prefix,
                                                const ParameterSet& parameters);
};

}  // namespace emoforge
