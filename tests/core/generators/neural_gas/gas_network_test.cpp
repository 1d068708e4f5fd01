// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_network.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/parallel.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

std::shared_ptr<const EncodedRows> rowsOf(std::size_t count, std::size_t dimension,
                                          std::vector<double> values) {
  auto rows = std::make_shared<EncodedRows>();
  rows->values = DoubleArray({count, dimension}, std::move(values));
  rows->weighted = dimension;
  return rows;
}

std::shared_ptr<const EncodedRows> randomRows(std::size_t count, std::size_t dimension) {
  Random random(7);
  std::vector<double> values(count * dimension);
  for (double& value : values) value = random.uniform();
  return rowsOf(count, dimension, std::move(values));
}

GasStart startAt(std::size_t dimension, std::vector<double> vectors) {
  GasStart start;
  start.draw = [dimension, vectors = std::move(vectors)](std::size_t k, std::span<double> row) {
    for (std::size_t i = 0; i < dimension; ++i) row[i] = vectors[k * dimension + i];
  };
  return start;
}

GasStart uniformStart() {
  GasStart start;
  start.draw = [](std::size_t k, std::span<double> row) {
    Random random = Random(3).stream("start", k);
    for (double& value : row) value = random.uniform();
  };
  return start;
}

std::vector<double> vectorsOf(const GasNetwork& network, std::size_t dimension) {
  std::vector<double> result(network.neurons() * dimension);
  for (std::size_t k = 0; k < network.neurons(); ++k) {
    network.write(k, std::span<double>(result).subspan(k * dimension, dimension));
  }
  return result;
}

GasSettings tinySettings(GasForm form) {
  GasSettings settings;
  settings.neurons = 3;
  settings.iterations = 5;
  settings.shuffled = false;
  settings.form = form;
  return settings;
}

const std::vector<double> kTinyRows = {0.0, 0.1, 0.9, 0.4, 0.8, 0.2, 1.0, 0.3, 0.5, 0.7, 0.6, 0.0};
const std::vector<double> kTinyStart = {0.5, 0.5, 0.5, 0.2, 0.9, 0.1, 0.8, 0.1, 0.7};

}  // namespace

TEST(GasSettings, SchedulesFallGeometricallyAndStopShortOfTheEnd) {
  GasSettings settings;
  // [0.3 * (0.05 / 0.3) ** (t / 50) for t in (0, 25, 49)], the same with 10 and 0.1
  EXPECT_DOUBLE_EQ(settings.learningRate(0), 0.3);
  EXPECT_NEAR(settings.learningRate(25), 0.1224744871391589, 1e-15);
  EXPECT_NEAR(settings.learningRate(49), 0.05182425043405972, 1e-15);
  EXPECT_DOUBLE_EQ(settings.range(0), 10.0);
  EXPECT_NEAR(settings.range(25), 1.0, 1e-14);
  EXPECT_NEAR(settings.range(49), 0.1096478196143185, 1e-14);
  EXPECT_NEAR(settings.adaptation(25)[2], 0.1224744871391589 * std::exp(-2.0), 1e-15);
}

// tests/bench/peers/neural_gas_numpy.py: train(rows, start, iterations=5)
TEST(GasNetwork, BothFormsGiveTheNeuronsOfThePublishedLoop) {
  const double neurons[] = {0.5695122629996066, 0.4707901113342577, 0.3652331012024648,
                            0.5517972071655587, 0.6133408267298992, 0.19507594750405396,
                            0.5805496413064016, 0.3172091135978174, 0.5341638563636103};
  const double errors[] = {0.4872613402786027, 0.4986736154169006, 0.4798645641241969,
                           0.4507208529615352, 0.4287916727371226};
  for (const GasForm form : {GasForm::Fast, GasForm::Direct}) {
    GasNetwork network(tinySettings(form), rowsOf(4, 3, kTinyRows), startAt(3, kTinyStart),
                       Random(1));
    std::vector<double> measured;
    network.train({.safePoint = {},
                   .iterationDone =
                       [&](const GasIteration& iteration) {
                         measured.push_back(iteration.quantisationError);
                       },
                   .fraction = {}});
    const std::vector<double> vectors = vectorsOf(network, 3);
    for (std::size_t i = 0; i < vectors.size(); ++i) EXPECT_NEAR(vectors[i], neurons[i], 1e-14);
    ASSERT_EQ(measured.size(), 5u);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(measured[i], errors[i], 1e-14);
  }
}

// By hand: one sample x = 0, neurons at 0.2 (rank 0) and 0.9 (rank 1), one pass, ε = 0.5, λ = 1:
// 0.2 · (1 − 0.5) = 0.1 and 0.9 · (1 − 0.5 / e) = 0.7344542514727511.
TEST(GasNetwork, MovesTwoNeuronsOnALineAsByHand) {
  GasSettings settings = tinySettings(GasForm::Automatic);
  settings.neurons = 2;
  settings.iterations = 1;
  settings.learningRateStart = 0.5;
  settings.rangeStart = 1.0;
  GasNetwork network(settings, rowsOf(1, 1, {0.0}), startAt(1, {0.9, 0.2}), Random(1));
  GasIteration last;
  network.train(
      {.safePoint = {}, .iterationDone = [&](const GasIteration& i) { last = i; }, .fraction = {}});
  const std::vector<double> vectors = vectorsOf(network, 1);
  EXPECT_NEAR(vectors[0], 0.9 * (1.0 - 0.5 / std::exp(1.0)), 1e-15);
  EXPECT_NEAR(vectors[1], 0.1, 1e-15);
  EXPECT_NEAR(last.quantisationError, 0.2, 1e-15);
  EXPECT_DOUBLE_EQ(last.deadShare, 0.5);
  EXPECT_DOUBLE_EQ(last.effectiveNeurons, 1.0);
  EXPECT_FALSE(last.topographicError.has_value());
  EXPECT_DOUBLE_EQ(last.startShare,
                   0.5);  // 1 − 0.5 / e = 0.816 of the farther neuron's start is left
}

TEST(GasNetwork, NeuronsOnTheSameRowAreRankedByIndexAndPart) {
  GasSettings settings = tinySettings(GasForm::Fast);
  settings.neurons = 2;
  settings.iterations = 1;
  GasStart start;
  start.picks = {0, 0};
  GasNetwork network(settings, rowsOf(2, 1, {0.0, 1.0}), start, Random(1));
  network.train({});
  const std::vector<double> vectors = vectorsOf(network, 1);
  // Row 0 leaves both at 0; row 1 moves neuron 0 by 0.3 and neuron 1 by 0.3 exp(−1 / 10).
  EXPECT_NEAR(vectors[0], 0.3, 1e-15);
  EXPECT_NEAR(vectors[1], 0.3 * std::exp(-0.1), 1e-15);
}

TEST(GasNetwork, FastFormStaysWithTheDirectFormOverManyPasses) {
  for (const bool fromRows : {false, true}) {
    GasSettings settings;
    settings.neurons = 12;
    settings.iterations = 400;
    GasStart start = uniformStart();
    if (fromRows) start.picks = drawStartingRows(12, 9, Random(5));
    const auto rows = randomRows(9, 200);
    settings.form = GasForm::Fast;
    GasNetwork fast(settings, rows, start, Random(1));
    settings.form = GasForm::Direct;
    GasNetwork direct(settings, rows, start, Random(1));
    fast.train({});
    direct.train({});
    const auto a = vectorsOf(fast, 200);
    const auto b = vectorsOf(direct, 200);
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], 1e-9);
  }
}

TEST(GasNetwork, NumbersWithoutWeightMoveAlongButHaveNoSayInTheRanks) {
  auto rows = std::make_shared<EncodedRows>();
  rows->values = DoubleArray({2, 2}, {0.0, 500.0, 1.0, -500.0});
  rows->weighted = 1;
  for (const GasForm form : {GasForm::Fast, GasForm::Direct}) {
    GasSettings settings = tinySettings(form);
    settings.neurons = 1;
    settings.iterations = 1;
    GasNetwork network(settings, rows, startAt(2, {0.5, 0.0}), Random(1));
    GasIteration last;
    network.train({.safePoint = {},
                   .iterationDone = [&](const GasIteration& i) { last = i; },
                   .fraction = {}});
    // 0 → 0.3 · 500 = 150 → 150 + 0.3 · (−500 − 150) = −45; errors 0.5 and 1 − 0.35.
    EXPECT_NEAR(vectorsOf(network, 2)[1], -45.0, 1e-12);
    EXPECT_NEAR(last.quantisationError, (0.5 + 0.65) / 2.0, 1e-15);
  }
}

TEST(GasNetwork, WritesAllNeuronsAsOneByOne) {
  for (const GasForm form : {GasForm::Fast, GasForm::Direct}) {
    GasSettings settings = tinySettings(form);
    settings.neurons = 7;
    GasNetwork network(settings, randomRows(6, 2500), uniformStart(), Random(1));
    network.train({});
    DoubleArray all({7, 2500});
    network.store().writeAll(all);
    EXPECT_EQ(all.values(), vectorsOf(network, 2500));
  }
}

TEST(GasNetwork, ChoosesTheFormByTheMeasuredRule) {
  // n (4 K + d / (2 t_max)) against 3 K d with K = t_max = 50: the crossings published with the
  // rule.
  EXPECT_FALSE(directFormPays(8800, 30000, 50, 50));
  EXPECT_TRUE(directFormPays(9100, 30000, 50, 50));
  EXPECT_FALSE(directFormPays(100, 154, 50, 50));
  EXPECT_TRUE(directFormPays(120, 154, 50, 50));
}

TEST(GasNetwork, ResumedFromAnySafePointEndsInTheSameBits) {
  struct Stop {};
  for (const GasForm form : {GasForm::Fast, GasForm::Direct}) {
    GasSettings settings;
    settings.neurons = 200;
    settings.iterations = 3;
    settings.form = form;
    const auto rows = randomRows(60, 150);
    GasNetwork whole(settings, rows, uniformStart(), Random(1));
    int points = 0;
    std::vector<GasIteration> expected;
    whole.train({.safePoint = [&] { ++points; },
                 .iterationDone = [&](const GasIteration& i) { expected.push_back(i); },
                 .fraction = {}});
    ASSERT_GT(points, 3);
    for (int stop = 0; stop < points; ++stop) {
      const testing::TemporaryFolder folder;
      GasNetwork first(settings, rows, uniformStart(), Random(1));
      int seen = 0;
      const auto stopHere = [&] {
        if (seen++ == stop) throw Stop();
      };
      EXPECT_THROW(first.train({.safePoint = stopHere, .iterationDone = {}, .fraction = {}}), Stop);
      ArchiveWriter writer;
      first.save(writer, "gas/");
      writer.write(folder / "state");

      GasNetwork second(settings, rows, uniformStart(), Random(1));
      second.load(ArchiveReader(folder / "state"), "gas/");
      GasIteration last;
      last.quantisationError = -1.0;
      second.train({.safePoint = {},
                    .iterationDone = [&](const GasIteration& i) { last = i; },
                    .fraction = {}});
      EXPECT_EQ(vectorsOf(second, 150), vectorsOf(whole, 150)) << "stopped at safe point " << stop;
      if (last.quantisationError >= 0.0) {
        EXPECT_EQ(last.quantisationError, expected.back().quantisationError);
        EXPECT_EQ(last.topographicError, expected.back().topographicError);
      }
    }
  }
}

TEST(GasNetwork, DoesNotDependOnTheNumberOfThreads) {
  GasSettings settings;
  settings.neurons = 40;
  settings.iterations = 3;
  for (const GasForm form : {GasForm::Fast, GasForm::Direct}) {
    settings.form = form;
    const auto rows = randomRows(40, 30000);
    std::vector<std::vector<double>> results;
    for (const int threads : {1, 3}) {
      setThreadCount(threads);
      GasNetwork network(settings, rows, uniformStart(), Random(1));
      network.train({});
      results.push_back(vectorsOf(network, 30000));
    }
    setThreadCount(0);
    EXPECT_EQ(results[0], results[1]);
  }
}

TEST(GasNetwork, StartingRowsAreUsedEvenly) {
  const auto picks = drawStartingRows(7, 3, Random(2));
  std::vector<int> uses(3);
  for (const std::size_t pick : picks) ++uses[pick];
  for (const int use : uses) EXPECT_GE(use, 2);
  EXPECT_EQ(drawStartingRows(7, 3, Random(2)), picks);
}

TEST(GasQuality, TopographicErrorCountsPairsNotLinkedInThePassBefore) {
  GasQuality quality(2, 4);
  quality.add(0, 0, 1, 1.0);
  quality.add(1, 2, 3, 2.0);
  EXPECT_FALSE(quality.finishPass(1).topographicError.has_value());
  quality.add(0, 1, 0, 1.0);  // linked before, the other way round
  quality.add(1, 2, 1, 3.0);  // not linked before
  const GasIteration second = quality.finishPass(2);
  EXPECT_DOUBLE_EQ(*second.topographicError, 0.5);
  EXPECT_DOUBLE_EQ(second.quantisationError, 2.0);
  EXPECT_DOUBLE_EQ(second.deadShare, 0.5);
  EXPECT_NEAR(second.effectiveNeurons, 2.0, 1e-15);
}

}  // namespace emoforge
