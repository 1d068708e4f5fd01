// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/generators/class_wise/row_model.h"
#include "core/generators/densities/latent_rows.h"
#include "core/generators/densities/register_densities.h"
#include "core/generators/representation_parameters.h"
#include "core/motion/motion_clip.h"
#include "core/numerics/matrix_view.h"
#include "core/numerics/shrunk_covariance.h"
#include "tests/core/generators/training.h"
#include "tests/support/simple_person.h"
#include "tests/support/wave_rows.h"

namespace emoforge {
namespace {

using testing::walkingPerson;
using testing::waveRows;

/// One class of 12 walks of one length.
const TrainingData& manyWalks() {
  static const TrainingData data = [] {
    TrainingData result;
    result.modality = "body-motion";
    result.classes.push_back({"happy", {}, {}});
    Random random(3);
    for (int i = 0; i < 12; ++i) {
      result.classes[0].ids.push_back("happy/" + std::to_string(i));
      result.classes[0].samples.push_back(walkingPerson({.frames = 30,
                                                         .armDegrees = random.normal(40.0, 8.0),
                                                         .legDegrees = random.normal(20.0, 4.0),
                                                         .metresPerSecond = random.normal(1.2, 0.2),
                                                         .phase = random.normal(0.5, 0.3)}));
    }
    return result;
  }();
  return data;
}

ParameterSet latentParameters(const Json& values) {
  SpecList list;
  addLatentParameters(list);
  ParameterSet parameters(list.take());
  parameters.apply(values);
  return parameters;
}

EncodedRows encoded(const ParameterSet& parameters, const TrainingClass& data,
                    const TrainingClass& fitted) {
  const auto representation = makeRepresentation(parameters);
  NoProgress progress;
  representation->fit(fitted.samples, fitted.ids, progress);
  return encodeRows(*representation, data, progress);
}

std::vector<SyntheticSample> drawn(const GeneratorCatalogue& catalogue, const std::string& name,
                                   const ParameterSet& parameters, std::size_t count) {
  const auto generator = catalogue.create(name);
  NoProgress progress;
  generator->fit(manyWalks(), parameters, Random(2), progress);
  return generator->sample("happy", 1, count, parameters, Random(4), progress);
}

}  // namespace

TEST(LatentRows, WithAllComponentsGiveTheRowsBack) {
  EncodedRows rows{waveRows(6, 10, 0.7), 8};
  for (std::size_t i = 0; i < 6; ++i) rows.values(i, 9) = 2.5;  // constant: no dimension of its own
  const LatentRows latent(rows, latentParameters({{"explained-variance", 1.0}}));
  EXPECT_EQ(latent.dimension(), 6u);  // 5 components and the one number that varies
  const DoubleArray places = latent.toLatent(rows);
  for (std::size_t i = 0; i < 6; ++i) {
    const auto row = latent.toRow(places.row(i));
    for (std::size_t c = 0; c < 10; ++c) EXPECT_NEAR(row[c], rows.values(i, c), 1e-12);
  }
  // The other number has the root mean square of the scores.
  const auto variances = asMatrix(sampleCovariance(places).covariance).diagonal().eval();
  EXPECT_NEAR(variances[5], variances.head(5).mean(), 1e-12);
}

TEST(LatentRows, KeepAsManyComponentsAsTheShareNeeds) {
  const EncodedRows rows{waveRows(12, 8, 0.7), 8};
  const PrincipalComponents all(rows.values, 8);
  const auto& shares = all.explainedShares();
  const double two = shares[0] + shares[1];
  const auto dimension = [&](double share) {
    return LatentRows(rows, latentParameters({{"explained-variance", share}})).dimension();
  };
  EXPECT_EQ(dimension(two - 0.001), 2u);
  EXPECT_EQ(dimension(two + 0.001), 3u);
  EXPECT_EQ(LatentRows(rows, latentParameters({{"components", 4}})).dimension(), 4u);
}

/// Draws of the class "happy"; the ids tell where each came from.
TrainingClass drawnClass(const GeneratorCatalogue& catalogue, const std::string& generator,
                         const ParameterSet& parameters, std::size_t count) {
  TrainingClass synthetic{"happy", {}, {}};
  for (const auto& sample : drawn(catalogue, generator, parameters, count)) {
    synthetic.samples.push_back(sample.sample);
    synthetic.ids.push_back(sample.source);
  }
  return synthetic;
}

TEST(Gaussian, DrawsHaveTheMeanAndTheShrunkCovarianceOfTheClass) {
  GeneratorCatalogue catalogue;
  registerGaussian(catalogue);
  ParameterSet parameters(catalogue.find("gaussian").parameters);
  parameters.apply({{"components", 2}, {"representation", "raw-channels"}});
  constexpr std::size_t kDraws = 4000;
  const TrainingClass& training = manyWalks().classes[0];
  const TrainingClass synthetic = drawnClass(catalogue, "gaussian", parameters, kDraws);
  const EncodedRows real = encoded(parameters, training, training);
  const LatentRows latent(real, parameters);
  const DoubleArray places = latent.toLatent(real);
  const DoubleArray draws = latent.toLatent(encoded(parameters, synthetic, training));
  const ShrunkCovariance expected = ledoitWolf(places);
  const ShrunkCovariance seen = sampleCovariance(draws);
  EXPECT_GT(expected.shrinkage, 0.0);
  for (std::size_t a = 0; a < 2; ++a) {
    const double deviation = std::sqrt(expected.covariance(a, a));
    EXPECT_NEAR(asMatrix(draws).col(static_cast<Eigen::Index>(a)).mean(), 0.0,
                4.0 * deviation / std::sqrt(kDraws));
    for (std::size_t b = 0; b < 2; ++b) {
      const double unit = deviation * std::sqrt(expected.covariance(b, b));
      // Four standard errors of a covariance.
      EXPECT_NEAR(seen.covariance(a, b), expected.covariance(a, b),
                  4.0 * unit * std::sqrt(2.0 / kDraws));
    }
  }
}

TEST(Kde, AFixedBandwidthSpreadsEachClipByThatMuch) {
  GeneratorCatalogue catalogue;
  registerKde(catalogue);
  ParameterSet parameters(catalogue.find("kde").parameters);
  parameters.apply({{"components", 2},
                    {"representation", "raw-channels"},
                    {"bandwidth", "fixed"},
                    {"fixed-bandwidth", 0.5}});
  constexpr std::size_t kDraws = 3000;
  const TrainingClass& training = manyWalks().classes[0];
  const TrainingClass synthetic = drawnClass(catalogue, "kde", parameters, kDraws);
  const EncodedRows real = encoded(parameters, training, training);
  const LatentRows latent(real, parameters);
  const DoubleArray places = latent.toLatent(real);
  const DoubleArray draws = latent.toLatent(encoded(parameters, synthetic, training));
  // Of the whole mixture: the variance of the clips times 1 + h².
  const ShrunkCovariance clips = sampleCovariance(places);
  const ShrunkCovariance seen = sampleCovariance(draws);
  for (std::size_t c = 0; c < 2; ++c) {
    const double expected = 1.25 * clips.covariance(c, c);
    EXPECT_NEAR(seen.covariance(c, c), expected, 4.0 * expected * std::sqrt(2.0 / kDraws));
  }
  // About one clip alone: h times the SD of the class.
  double squares = 0.0;
  double count = 0.0;
  for (std::size_t i = 0; i < kDraws; ++i) {
    if (synthetic.ids[i] != "near happy/4") continue;
    squares += std::pow(draws(i, 0) - places(4, 0), 2.0);
    count += 1.0;
  }
  ASSERT_GT(count, 100.0);
  const double expected = 0.25 * clips.covariance(0, 0);
  EXPECT_NEAR(squares / count, expected, 4.0 * expected * std::sqrt(2.0 / count));
}

TEST(Densities, RefuseAClassOfOneClipInASentence) {
  GeneratorCatalogue catalogue;
  registerGaussian(catalogue);
  registerGmm(catalogue);
  registerKde(catalogue);
  TrainingData data = manyWalks();
  data.classes[0].samples.resize(1);
  data.classes[0].ids.resize(1);
  for (const auto& entry : catalogue.entries()) {
    const auto problems = entry.create()->validate(ParameterSet(entry.parameters), data);
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems[0].severity, ParameterProblem::Severity::Error);
    EXPECT_NE(problems[0].message.find("at least 2"), std::string::npos);
  }
}

}  // namespace emoforge
