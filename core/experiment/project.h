// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace emoforge {

/// A data set as a project refers to it.
struct ProjectData {
  std::string name;
  std::filesystem::path
      path;          ///< absolute in memory, relative to the project in the file where possible
  std::string hash;  ///< empty until it was read once
  ImportOptions import;
  /// split.json that parts the set (core/data/split.h), first fold; empty: not parted.
  std::filesystem::path split = {};
};

/// The project file cannot be read: cut off, no JSON, or without what belongs into it. Its place is
/// the file.
class ProjectDamaged : public Error {
 public:
  using Error::Error;
};

/// emoforge.json in the project folder: references, no content. Keys in fixed order.
struct Project {
  std::filesystem::path folder;
  std::string name;
  std::vector<ProjectData> dataSets;
  std::vector<std::filesystem::path> runs;  ///< absolute in memory
  Json results = Json::array();
  Json selections = Json::array();  ///< lists of items, shape in core/experiment/selections.h
  Json layout = Json::object();

  /// A project folder, or a plain data set folder, which becomes a project that is not saved yet.
  /// Throws ProjectDamaged, Error(Input): written by a newer version.
  static Project open(const std::filesystem::path& folder);
  /// A new, empty project. Throws Error(Usage) where the folder holds a project or anything else,
  /// Error(Failure) where it cannot be made.
  static Project create(const std::filesystem::path& folder, const std::string& name);
  static bool isProject(const std::filesystem::path& folder);
  /// Throws Error(Failure); the file on the disk is then as it was.
  void save() const;
  /// The content of the file. fromJson() throws Error(Input): damaged, newer.
  Json toJson() const;
  static Project fromJson(const Json& json, const std::filesystem::path& folder);
  /// A path as the file names it: relative where it lies in the project folder.
  std::string storedPath(const std::filesystem::path& path) const;
  /// The next free folder for a run: runs/neural-gas-4.
  std::filesystem::path nextRunFolder(const std::string& generator) const;
};

/// The demo project of a modality: makes it where it is not there yet. Throws Error, Cancelled.
Project openDemoProject(const std::filesystem::path& folder, const std::string& modality,
                        Progress& progress);

}  // namespace emoforge
