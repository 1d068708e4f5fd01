// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/data/format.h"
#include "core/data/item.h"

namespace emoforge {

/// How a folder is to be read (the options that every command with a data set takes).
struct ImportOptions {
  std::vector<std::string> classes;  ///< keep these only, in this order; empty: all, sorted
  std::map<std::string, std::string> aliases;  ///< class name in the files → name used
  std::map<std::string, std::string>
      columnPatterns;  ///< column → regular expression with one group, on the id
  std::map<std::string, std::string> formatOptions;  ///< options of the format (--import KEY=VALUE)

  Json toJson() const;
  static ImportOptions fromJson(const Json& json);
};

/// Classes, items and a lazy loader: opening reads names and tables, no content. Value type; copies
/// share nothing but the immutable format.
class Dataset {
 public:
  /// Opens a folder per class, or a folder with an index.csv, in any of the formats. Files that
  /// cannot be taken are listed in notices(), the rest is opened. Throws Error(Input) where nothing
  /// can be used.
  static Dataset open(const std::filesystem::path& path, const FormatCatalogue& formats,
                      const ImportOptions& options = {});

  const std::filesystem::path& path() const { return path_; }
  std::string name() const { return path_.filename().string(); }
  const std::string& modality() const { return modality_; }
  const std::string& formatName() const { return formatName_; }
  const ImportOptions& options() const { return options_; }
  const ParameterSet& formatOptions() const { return formatOptions_; }
  const std::vector<std::string>& classes() const { return classes_; }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Notice>& notices() const { return notices_; }
  /// Columns that at least one item carries, in a fixed order.
  std::vector<std::string> columnNames() const;

  int classIndex(std::string_view label) const;  ///< −1 if unknown
  std::vector<std::size_t> itemsOfClass(std::string_view label) const;
  const Item* find(std::string_view id) const;

  /// Reads one item. Thread-safe. Throws Error(Input).
  SamplePtr load(const Item& item, std::vector<Notice>& notices) const;
  SamplePtr load(const Item& item) const;
  ItemSummary summarise(const Item& item) const;

  /// Only the items with these ids, in the order of the set; ids whose class was left out at the
  /// import are passed over. Throws Error(Usage) for an id that the folder does not have.
  Dataset subset(const std::vector<std::string>& ids) const;

  /// Reads every item once, on all cores, and keeps what can be read. Files that cannot be read,
  /// and what was repaired in the others, are added to notices() with file, line and reason. Throws
  /// Cancelled.
  Dataset checked(Progress& progress) const;
  /// What checked() saw of each item, in the order of items(); empty for a set that was only
  /// opened.
  const std::vector<ItemSummary>& summaries() const { return summaries_; }

  /// Hash over ids, labels and contents of all files found, before classes were chosen or renamed:
  /// it names the data, whatever part of them is used. File hashes are cached by path, size and
  /// time.
  std::string contentHash(Progress& progress) const;

 private:
  std::filesystem::path path_;
  std::string modality_;
  std::string formatName_;
  std::shared_ptr<const Format> format_;
  ParameterSet formatOptions_;
  ImportOptions options_;
  std::vector<std::string> classes_;
  std::vector<Item> items_;
  std::shared_ptr<const std::vector<Item>>
      found_;  ///< as found, before classes were chosen or renamed
  std::vector<ItemSummary> summaries_;
  std::vector<Notice> notices_;

  friend class DatasetScan;
};

}  // namespace emoforge
