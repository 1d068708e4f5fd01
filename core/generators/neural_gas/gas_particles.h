// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/base/array.h"
#include "core/base/random.h"
#include "core/generators/neural_gas/gas_network.h"
#include "core/generators/neural_gas/gas_settings.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// Neural gas in R³ on the joints of one posture, as in the figures of Mousavi 2025,
/// arXiv:2503.14513: a display of what the schedule does, not a model of motion. Particles start at
/// random in the box around the joints, or on joints.
class GasParticles {
 public:
  /// `frame` of `clip`; end sites are no points. Positions in metres.
  GasParticles(const PosedClip& clip, std::size_t frame, const GasSettings& settings,
               bool startOnJoints, const Random& random);

  /// One pass over all joints; nothing once t_max passes are done.
  void advance() { network_->advance(); }
  bool finished() const { return network_->finished(); }

  /// N × 3, metres.
  Array positions() const;
  /// The joints that the particles learn, in order.
  const std::vector<std::size_t>& joints() const { return joints_; }
  struct Link {
    std::size_t joint = 0;
    double metres = 0.0;
  };
  /// The joint nearest to each particle.
  std::vector<Link> links() const;

 private:
  std::vector<std::size_t> joints_;
  std::shared_ptr<const EncodedRows> points_;
  std::unique_ptr<GasNetwork> network_;
};

}  // namespace emoforge
