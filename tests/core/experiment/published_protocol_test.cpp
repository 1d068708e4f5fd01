// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/published_protocol.h"

#include <gtest/gtest.h>

namespace emoforge {
namespace {

TEST(PublishedProtocol, SmoothsAcrossItemsBeforeItParts) {
  FeatureTable table;
  table.names = {"x", "constant"};
  table.rows = DoubleArray({10, 2}, 5.0);
  for (std::size_t i = 0; i < 10; ++i) {
    table.ids.push_back(std::to_string(i));
    table.labels.push_back("sad");
    table.rows(i, 0) = static_cast<double>(i);
  }
  const PublishedSplit split = publishedSplit(table, {"sad"}, Random(1));
  ASSERT_EQ(split.tested.labels.size(), 3u);
  ASSERT_EQ(split.training.labels.size(), 7u);
  // scipy.ndimage.gaussian_filter1d((numpy.arange(10) - 4.5) / numpy.arange(10).std(), 3)
  double largest = 0.0;
  for (const LabelledRows* part : {&split.tested, &split.training}) {
    for (std::size_t i = 0; i < part->labels.size(); ++i) {
      largest = std::max(largest, part->rows(i, 0));
      EXPECT_EQ(part->rows(i, 1), 0.0);
    }
  }
  // scipy.ndimage.gaussian_filter1d((a - a.mean()) / a.std(), 3), a = numpy.arange(10), its last.
  EXPECT_NEAR(largest, 0.89265744, 1e-7);
}

}  // namespace
}  // namespace emoforge
