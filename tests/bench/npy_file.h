// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>
#include <string>

#include "core/base/array.h"

namespace emoforge {

/// Writes a two-dimensional float64 array in NumPy's .npy format, version 1.
inline void writeNpy(const std::filesystem::path& file, const DoubleArray& array) {
  std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" +
                       std::to_string(array.extent(0)) + ", " + std::to_string(array.extent(1)) +
                       "), }";
  header.append(63 - (10 + header.size()) % 64, ' ');
  header += '\n';
  const auto length = static_cast<std::uint16_t>(header.size());
  std::ofstream out(file, std::ios::binary);
  out.write("\x93NUMPY\x01\x00", 8);
  out.write(reinterpret_cast<const char*>(&length), 2);
  out << header;
  out.write(reinterpret_cast<const char*>(array.data()),
            static_cast<std::streamsize>(array.size() * sizeof(double)));
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

/// Reads what writeNpy() or numpy.save() of such an array wrote.
inline DoubleArray readNpy(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  char magic[8];
  std::uint16_t length = 0;
  in.read(magic, 8);
  in.read(reinterpret_cast<char*>(&length), 2);
  std::string header(length, ' ');
  in.read(header.data(), length);
  std::smatch shape;
  if (!in || !std::regex_search(header, shape, std::regex(R"('shape': \((\d+), (\d+)\))"))) {
    throw std::runtime_error("not a two-dimensional array: " + file.string());
  }
  DoubleArray array({std::stoul(shape[1]), std::stoul(shape[2])});
  in.read(reinterpret_cast<char*>(array.data()),
          static_cast<std::streamsize>(array.size() * sizeof(double)));
  if (!in) throw std::runtime_error("cut off: " + file.string());
  return array;
}

}  // namespace emoforge
