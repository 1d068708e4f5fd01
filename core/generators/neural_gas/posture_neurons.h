// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/generators/neural_gas/moved_neurons.h"
#include "core/generators/neural_gas/posture_space.h"

namespace emoforge {

/// Squared distance of postures: Σ_j ‖x_j − x'_j‖² + λ_rot² Σ_j θ_j², x joint positions in metres,
/// θ = 2 acos |⟨q, q'⟩| (Huynh 2009) by a polynomial that is right to 4e-8 rad.
class PostureDistance {
 public:
  PostureDistance(std::size_t rotations, double rotationWeight)
      : rotations_(rotations), weight_(rotationWeight * rotationWeight) {}

  double squaredAngles(const double* quaternions, const double* others) const;
  double weight() const { return weight_; }

 private:
  std::size_t rotations_;
  double weight_;
};

/// The training postures of a class: rows of a PostureSpace and their joint positions.
struct PostureSet {
  DoubleArray rows;       ///< n × dimension
  DoubleArray positions;  ///< n × positionNumbers

  std::size_t count() const { return rows.extent(0); }
};

/// Postures as neurons: ranked by PostureDistance, moved by slerp (Shoemake 1985), the numbers that
/// are no rotations linearly. Steps below a millionth of the way are left out.
class PostureNeurons : public MovedNeurons {
 public:
  /// Begins at the postures `picks`. Space and postures are shared, not copied.
  PostureNeurons(std::shared_ptr<const PostureSpace> space,
                 std::shared_ptr<const PostureSet> postures, std::vector<std::size_t> picks,
                 double rotationWeight);

  double workPerStep() const override;
  void prepare(const std::function<void(double)>& between) override;
  void distances(std::size_t sample, std::span<double> squared) const override;
  void move(std::size_t sample, std::span<const double> strength) override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 private:
  std::shared_ptr<const PostureSpace> space_;
  std::shared_ptr<const PostureSet> postures_;
  PostureDistance distance_;
  std::vector<std::size_t> picks_;
  DoubleArray positions_;  ///< K × positionNumbers
};

}  // namespace emoforge
