// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/nn/parameter_block.h"

namespace emoforge {

/// A module whose parameters lie in one block. `Module` is made from its shape and Random.
template <typename Module>
struct BlockModule {
  template <typename Shape>
  BlockModule(const Shape& shape, Random random)
      : module(std::make_shared<Module>(shape, random)), block(*module) {}
  /// The same numbers in a module of its own.
  template <typename Shape>
  BlockModule(const Shape& shape, const BlockModule& other) : BlockModule(shape, Random()) {
    block.follow(other.block, 0.0);
  }

  std::shared_ptr<Module> module;
  ParameterBlock block;
};

/// A module in training and the moving average of its weights and buffers.
template <typename Module>
struct AveragedModule {
  template <typename Shape>
  AveragedModule(const Shape& shape, const Random& random)
      : live(shape, random), average(shape, live) {
    average.module->eval();
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const {
    live.block.save(archive, prefix + "live/");
    average.block.save(archive, prefix + "average/");
  }
  void load(const ArchiveReader& archive, const std::string& prefix) {
    live.block.load(archive, prefix + "live/");
    average.block.load(archive, prefix + "average/");
  }

  BlockModule<Module> live;
  BlockModule<Module> average;
};

}  // namespace emoforge
