// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace emoforge {

// python3: list(csv.reader(io.StringIO('a,b\r\n"x, ""y""",2\n\n"two\nlines",\n')))
TEST(Csv, ReadsQuotesLineEndsAndEmptyFields) {
  const CsvTable table = parseCsv(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, \"\"y\"\"\",2\n\n\"two\nlines\",\n",
      "t.csv");
  EXPECT_EQ(table.header, (std::vector<std::string>{"a", "b"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0], (std::vector<std::string>{"x, \"y\"", "2"}));
  EXPECT_EQ(table.rows[1], (std::vector<std::string>{"two\nlines", ""}));
  EXPECT_EQ(table.lines, (std::vector<std::size_t>{2, 4}));
}

TEST(Csv, TellsTheLineOfABadRow) {
  for (const char* bad : {"a,b\n1,2\n3\n", "a,b\n1,2\n\"3,4\n"}) {
    try {
      parseCsv(bad, "t.csv");
      FAIL() << bad;
    } catch (const Error& error) {
      EXPECT_EQ(error.place().line, 3u);
      EXPECT_EQ(error.place().file, "t.csv");
    }
  }
}

TEST(Csv, WritesWhatItReads) {
  const std::vector<std::string> fields = {"plain", "with, comma", "with \"quote\"", "two\nlines",
                                           ""};
  EXPECT_EQ(parseCsv("a,b,c,d,e\n" + csvRow(fields) + "\n", "t.csv").rows.at(0), fields);
}

}  // namespace emoforge
