// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/representation.h"
#include "core/generators/deep/deep_network.h"
#include "core/generators/deep/network_rows.h"
#include "core/generators/spec_list.h"
#include "core/generators/trained_generator.h"

namespace emoforge {

/// Declares `steps`, `batch-size`, `learning-rate`, `hidden-size`, `layers` and `ema-decay`, alike
/// for every network; `hidden` and `layers` are the defaults.
void addNetworkParameters(SpecList& list, int hidden, int layers, int steps);

/// What makes one network generator differ from another.
struct DeepMethod {
  Card card;
  std::vector<ParameterSpec> parameters;  ///< all, those of the representation included
  bool perFrame = false;                  ///< the network sees frame after frame, else whole rows
  NetworkKind network;
};

/// One network for all classes, conditional on the class: representation and principal components
/// are fitted on all training clips together, the network learns what they give. Each step draws
/// from a random stream of its own, so that a state needs no random numbers but the seed; a resumed
/// training gives the same bits at the same thread count. Networks of usual size train on one
/// thread, so that theirs does not matter.
class DeepGenerator : public TrainedGenerator {
 public:
  explicit DeepGenerator(const DeepMethod& method);
  std::vector<ParameterProblem> validate(const ParameterSet& parameters,
                                         const TrainingData& data) const override;
  bool finished() const override { return finished_; }
  std::vector<SyntheticSample> sample(const std::string& label, std::size_t first,
                                      std::size_t count, const ParameterSet& parameters,
                                      const Random& random, Progress& progress) const override;

 protected:
  void reset(const ParameterSet& parameters, const Random& random) override;
  void train(const TrainingData& data, const ParameterSet& parameters, const Random& random,
             Progress& progress) override;
  bool finished(std::size_t) const override { return finished_; }
  SyntheticSample draw(std::size_t label, std::size_t number, const ParameterSet& parameters,
                       const Random& random) const override;
  void saveModels(ArchiveWriter& archive) const override;
  void loadModels(const ArchiveReader& archive) override;

 private:
  class Draft;

  void prepare(const TrainingData& data, const ParameterSet& parameters, const Random& random,
               Progress& progress);
  void runSteps(const ParameterSet& parameters, const Random& random, Progress& progress);
  std::vector<std::size_t> batchAt(std::size_t step, const Random& random);
  void showDrafts(Progress& progress) const;

  DeepMethod method_;
  ParameterSet trained_;  ///< that the state belongs to
  bool finished_ = false;
  std::size_t step_ = 0;                ///< done
  std::map<std::string, double> sums_;  ///< of the losses since they were told
  std::size_t summed_ = 0;              ///< steps in these sums

  NetworkData data_;  ///< while training
  std::unique_ptr<DeepNetwork> network_;
  std::optional<std::size_t> shuffledRound_;
  std::vector<std::size_t> order_;        ///< of the items in that round
  std::optional<ArchiveReader> pending_;  ///< state to go on from, until the clips are there

  std::shared_ptr<Representation> representation_;
  std::shared_ptr<NetworkRows> rows_;
  std::shared_ptr<const NetworkSampler> sampler_;  ///< once finished
};

/// Puts it into the catalogue.
void addDeepGenerator(GeneratorCatalogue& generators, const DeepMethod& method);

}  // namespace emoforge
