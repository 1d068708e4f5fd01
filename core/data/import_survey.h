// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace emoforge {

/// Files of one format below a folder.
struct FormatFound {
  std::string name;  ///< "bvh"; "" for files of no format that is known
  std::string title;
  std::size_t files = 0;
};

/// A class as the folder has it, and what the options make of it.
struct ClassFound {
  std::string name;
  std::string usedAs;
  std::size_t items = 0;
  bool kept = true;
};

/// A column of the items.
struct ColumnFound {
  std::string name;
  std::size_t items = 0;     ///< that carry it
  std::size_t distinct = 0;  ///< different values
  std::vector<std::string> examples;
  bool fromPattern = false;
};

/// What an import would take, seen from names and tables alone.
struct ImportSurvey {
  Dataset data;
  std::vector<FormatFound> formats;
  std::vector<ClassFound> classes;
  std::vector<ColumnFound> columns;
};

/// Opens the folder with the options, and without its choice of classes. Throws Error as
/// Dataset::open() does.
ImportSurvey surveyImport(const std::filesystem::path& folder, const FormatCatalogue& formats,
                          const ImportOptions& options);

/// Patterns that take words of the file names apart, for sets without a table: one for each place
/// between underscores where the names differ and do not only repeat the class. Numbers become
/// "trial", one word with changing numbers ("actor-01") "subject", others "take". Empty where the
/// names are not built alike.
std::map<std::string, std::string> guessColumnPatterns(const Dataset& data);

/// Single files and folders as the items of one set: the class is the name of the folder that a
/// file lies in. Files that no format reads are left out.
std::vector<Item> collectItems(const std::vector<std::filesystem::path>& paths,
                               const FormatCatalogue& formats);

}  // namespace emoforge
