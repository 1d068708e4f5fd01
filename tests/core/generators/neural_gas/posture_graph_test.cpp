// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/posture_graph.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

std::size_t framesOf(const std::vector<PostureVisit>& path) {
  std::size_t frames = 0;
  for (const PostureVisit& visit : path) frames += visit.frames;
  return frames;
}

}  // namespace

TEST(PostureGraph, TurnsWinnersIntoStaysWithDwellTimes) {
  const PostureGraph graph({{4, 4, 4, 1, 1, 4}, {2}}, 5);
  EXPECT_EQ(graph.replay(0), (std::vector<PostureVisit>{{4, 3}, {1, 2}, {4, 1}}));
  EXPECT_EQ(graph.replay(1), (std::vector<PostureVisit>{{2, 1}}));
  EXPECT_EQ(graph.framesOf(0), 6u);
  EXPECT_EQ(graph.usedNeurons(), 3u);
  EXPECT_EQ(graph.sharedNeurons(), 0u);
  EXPECT_EQ(PostureGraph({{0, 1}, {1, 2}}, 3).sharedNeurons(), 1u);
}

TEST(PostureGraph, AWalkUsesSeenEdgesOnlyAndNeverCrossesClips) {
  // The end of the first clip (3) and the start of the second (4) never follow each other.
  const PostureGraph graph({{0, 1, 0, 1, 2, 3}, {4, 1, 4, 1, 5}}, 6);
  const std::set<std::pair<std::size_t, std::size_t>> seen = {{0, 1}, {1, 0}, {1, 2}, {2, 3},
                                                              {4, 1}, {1, 4}, {1, 5}};
  std::set<std::pair<std::size_t, std::size_t>> used;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    const auto path = graph.walk(40, random);
    EXPECT_EQ(framesOf(path), 40u);
    for (std::size_t i = 1; i < path.size(); ++i) {
      used.insert({path[i - 1].neuron, path[i].neuron});
      EXPECT_TRUE(seen.contains({path[i - 1].neuron, path[i].neuron}));
    }
  }
  // Through posture 1 a walk changes from one clip to the other; it does not run into their ends.
  EXPECT_EQ(used, (std::set<std::pair<std::size_t, std::size_t>>{{0, 1}, {1, 0}, {4, 1}, {1, 4}}));
}

TEST(PostureGraph, AWalkDrawsNextPosturesAndDwellTimesAsOftenAsSeen) {
  // From 0: to 1 after two frames three times, to 2 after one frame once.
  const PostureGraph graph({{0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 2, 0, 0, 1}}, 3);
  std::map<std::pair<std::size_t, std::size_t>, int> counts;
  Random random(3);
  const auto path = graph.walk(60000, random);
  int from = 0;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (path[i].neuron != 0) continue;
    ++from;
    ++counts[{path[i].frames, path[i + 1].neuron}];
  }
  // Five stays at 0, each drawn alike: four lead to 1 after two frames, one to 2 after one.
  EXPECT_NEAR(static_cast<double>(counts[{2, 1}]) / from, 0.8, 0.02);
  EXPECT_NEAR(static_cast<double>(counts[{1, 2}]) / from, 0.2, 0.02);
  EXPECT_EQ(counts.size(), 2u);
}

TEST(PostureGraph, AWalkWithoutAWayOnStopsAtTheEndOfTheClip) {
  const PostureGraph graph({{0, 0, 1, 2, 2}}, 3);
  Random random(1);
  EXPECT_EQ(graph.walk(100, random), graph.replay(0));
  EXPECT_EQ(framesOf(graph.walk(3, random)), 3u);
}

TEST(PostureGraph, SavedAndLoadedWalksTheSame) {
  const PostureGraph graph({{0, 1, 0, 1, 2, 3}, {4, 1, 4, 1, 5}}, 6);
  const testing::TemporaryFolder folder;
  ArchiveWriter writer;
  graph.save(writer, "g/");
  writer.write(folder / "file");
  PostureGraph loaded;
  loaded.load(ArchiveReader(folder / "file"), "g/");
  Random a(9);
  Random b(9);
  EXPECT_EQ(loaded.walk(50, a), graph.walk(50, b));
}

}  // namespace emoforge
