// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "core/base/array.h"

namespace emoforge {

/// Keeps keys in the order in which they were set, so that files compare line by line.
using Json = nlohmann::ordered_json;

/// Named arrays and JSON in one binary file, for models and checkpoints. Layout: "EMOFORGE",
/// version (u32), header length (u64), JSON header with name, type, shape and offset of each array,
/// then the values, little-endian.
class ArchiveWriter {
 public:
  void put(const std::string& name, const DoubleArray& array);
  void put(const std::string& name, const Array& array);
  void put(const std::string& name, const std::vector<std::uint64_t>& values);
  /// Every array of another archive whose name begins like this, as it is.
  void copyFrom(const class ArchiveReader& other, const std::string& prefix);
  /// Free-form data kept in the header.
  Json& meta() { return meta_; }

  /// Safe write (temporary name, flush, rename).
  void write(const std::filesystem::path& file) const;

 private:
  void putBytes(const std::string& name, const char* type, const std::vector<std::size_t>& shape,
                const void* data, std::size_t bytes);
  Json meta_ = Json::object();
  Json entries_ = Json::array();
  std::string payload_;
};

/// Throws Error(Input) with file and reason when the file is not an archive, is cut off, or an
/// array is missing or has another type. Copies share the bytes.
class ArchiveReader {
 public:
  explicit ArchiveReader(const std::filesystem::path& file);

  const Json& meta() const { return meta_; }
  bool contains(const std::string& name) const;
  DoubleArray doubles(const std::string& name) const;
  Array floats(const std::string& name) const;
  std::vector<std::uint64_t> integers(const std::string& name) const;

 private:
  friend class ArchiveWriter;
  struct Entry {
    std::string type;
    std::vector<std::size_t> shape;
    std::size_t offset = 0;
    std::size_t bytes = 0;
  };
  const Entry& find(const std::string& name, const char* type) const;

  std::filesystem::path file_;
  std::shared_ptr<const std::string> bytes_;
  std::size_t payload_ = 0;
  Json meta_;
  std::map<std::string, Entry> entries_;
};

}  // namespace emoforge
