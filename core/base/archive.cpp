// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/archive.h"

#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/not_a_number.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr std::string_view kMagic = "EMOFORGE";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kPrefix = kMagic.size() + sizeof(std::uint32_t) + sizeof(std::uint64_t);

template <typename T>
void appendRaw(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
T readRaw(const std::string& bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

template <typename T>
std::vector<T> copyValues(const std::string& bytes, std::size_t offset, std::size_t byteCount) {
  std::vector<T> values(byteCount / sizeof(T));
  if (byteCount > 0) std::memcpy(values.data(), bytes.data() + offset, byteCount);
  return values;
}

}  // namespace

void ArchiveWriter::putBytes(const std::string& name, const char* type,
                             const std::vector<std::size_t>& shape, const void* data,
                             std::size_t bytes) {
  entries_.push_back({{"name", name},
                      {"type", type},
                      {"shape", shape},
                      {"offset", payload_.size()},
                      {"bytes", bytes}});
  payload_.append(static_cast<const char*>(data), bytes);
}

void ArchiveWriter::put(const std::string& name, const DoubleArray& array) {
  putBytes(name, "f64", array.shape(), array.data(), array.size() * sizeof(double));
}

void ArchiveWriter::put(const std::string& name, const Array& array) {
  putBytes(name, "f32", array.shape(), array.data(), array.size() * sizeof(float));
}

void ArchiveWriter::put(const std::string& name, const std::vector<std::uint64_t>& values) {
  putBytes(name, "u64", {values.size()}, values.data(), values.size() * sizeof(std::uint64_t));
}

void ArchiveWriter::copyFrom(const ArchiveReader& other, const std::string& prefix) {
  for (const auto& [name, entry] : other.entries_) {
    if (!name.starts_with(prefix)) continue;
    putBytes(name, entry.type.c_str(), entry.shape,
             other.bytes_->data() + other.payload_ + entry.offset, entry.bytes);
  }
}

namespace {

template <typename T>
bool allFinite(const char* bytes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    T value;
    std::memcpy(&value, bytes + i * sizeof(T), sizeof value);
    if (!std::isfinite(value)) return false;
  }
  return true;
}

}  // namespace

void ArchiveWriter::write(const std::filesystem::path& file) const {
  for (const Json& entry : entries_) {
    const char* values = payload_.data() + entry.at("offset").get<std::size_t>();
    const auto bytes = entry.at("bytes").get<std::size_t>();
    const auto& type = entry.at("type").get_ref<const std::string&>();
    const bool good = type == "f64"   ? allFinite<double>(values, bytes / sizeof(double))
                      : type == "f32" ? allFinite<float>(values, bytes / sizeof(float))
                                      : true;
    if (!good) throw NotANumber(entry.at("name").get<std::string>(), 0, file);
  }
  const std::string header = Json{{"meta", meta_}, {"arrays", entries_}}.dump();
  std::string bytes(kMagic);
  appendRaw(bytes, kVersion);
  appendRaw(bytes, static_cast<std::uint64_t>(header.size()));
  bytes += header;
  bytes += payload_;
  writeFileSafely(file, bytes);
}

ArchiveReader::ArchiveReader(const std::filesystem::path& file)
    : file_(file), bytes_(std::make_shared<const std::string>(readFile(file))) {
  const std::string& bytes = *bytes_;
  const auto refuse = [&](const char* why) {
    throw Error(ErrorKind::Input, text(why), {.file = file_},
                text("Train again or restore the file from a copy."));
  };
  if (bytes.size() < kPrefix || !bytes.starts_with(kMagic)) {
    refuse("This is not an EmoForge archive.");
  }
  if (readRaw<std::uint32_t>(bytes, kMagic.size()) != kVersion) {
    refuse("The archive was written by a newer version of EmoForge.");
  }
  const auto headerSize = readRaw<std::uint64_t>(bytes, kPrefix - sizeof(std::uint64_t));
  if (headerSize > bytes.size() - kPrefix) refuse("The archive is cut off.");
  payload_ = kPrefix + headerSize;
  try {
    const Json header =
        Json::parse(bytes.begin() + kPrefix, bytes.begin() + static_cast<std::ptrdiff_t>(payload_));
    meta_ = header.at("meta");
    for (const auto& entry : header.at("arrays")) {
      entries_[entry.at("name")] = {entry.at("type"), entry.at("shape"), entry.at("offset"),
                                    entry.at("bytes")};
    }
  } catch (const nlohmann::json::exception&) {
    refuse("The header of the archive is damaged.");
  }
  const std::size_t room = bytes.size() - payload_;
  for (const auto& [name, entry] : entries_) {
    if (entry.offset > room || entry.bytes > room - entry.offset) refuse("The archive is cut off.");
  }
}

bool ArchiveReader::contains(const std::string& name) const {
  return entries_.contains(name);
}

const ArchiveReader::Entry& ArchiveReader::find(const std::string& name, const char* type) const {
  const auto found = entries_.find(name);
  const bool usable = found != entries_.end() && found->second.type == type;
  std::size_t values = 1;
  if (usable) {
    for (const std::size_t extent : found->second.shape) values *= extent;
  }
  if (!usable || values * (found->second.type == "f32" ? 4 : 8) != found->second.bytes) {
    throw Error(ErrorKind::Input, text("The archive has no usable array") + " \"" + name + "\".",
                {.file = file_}, text("Train again or restore the file from a copy."));
  }
  return found->second;
}

DoubleArray ArchiveReader::doubles(const std::string& name) const {
  const Entry& entry = find(name, "f64");
  return {entry.shape, copyValues<double>(*bytes_, payload_ + entry.offset, entry.bytes)};
}

Array ArchiveReader::floats(const std::string& name) const {
  const Entry& entry = find(name, "f32");
  return {entry.shape, copyValues<float>(*bytes_, payload_ + entry.offset, entry.bytes)};
}

std::vector<std::uint64_t> ArchiveReader::integers(const std::string& name) const {
  const Entry& entry = find(name, "u64");
  return copyValues<std::uint64_t>(*bytes_, payload_ + entry.offset, entry.bytes);
}

}  // namespace emoforge
