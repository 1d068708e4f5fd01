// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace emoforge::testing {

/// File (path from the repository root) → what it includes, as written: "<vector>" or
/// "\"core/base/error.h\"".
using IncludeMap = std::map<std::string, std::vector<std::string>>;

/// The includes of every .h and .cpp below the given folders of the repository.
IncludeMap readIncludes(const std::filesystem::path& root, const std::vector<std::string>& folders);

/// A sentence for each include against the table of the design:
/// - app → viewers, widgets → core; app/cli → core only; inside core base → numerics → data →
///   motion | imaging | signals → nn → classifiers → generators → metrics | analysis → experiment;
/// - no Qt in core and app/cli; Qt3D and VTK only in viewers;
/// - LibTorch only in nn, classifiers and generators, its headers in no header outside nn;
/// - no file with both LibTorch and Qt, directly or through project headers;
/// - a quoted include names a file of the project from its root.
std::vector<std::string> includeViolations(const IncludeMap& includes);

}  // namespace emoforge::testing
