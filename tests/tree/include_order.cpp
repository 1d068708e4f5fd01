// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tree/include_order.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <regex>
#include <set>

namespace emoforge::testing {
namespace {

/// Where a folder stands; it may use what stands before it. Equal ranks are siblings.
const std::map<std::string, int> kRanks{
    {"core/base", 0},       {"core/numerics", 1}, {"core/data", 2},     {"core/motion", 3},
    {"core/imaging", 3},    {"core/signals", 3},  {"core/nn", 4},       {"core/classifiers", 5},
    {"core/generators", 6}, {"core/metrics", 7},  {"core/analysis", 7}, {"core/experiment", 8},
    {"app/cli", 9},         {"widgets", 9},       {"viewers", 9},       {"app/gui", 10}};

const std::set<std::string> kTorchFolders{"core/nn", "core/classifiers", "core/generators"};

/// "core/motion" of core/motion/bvh/reader.cpp, "widgets" of widgets/plot.h.
std::string folderOf(const std::string& file) {
  const auto first = file.find('/');
  const std::string top = file.substr(0, first);
  if (top != "core" && top != "app") return top;
  return file.substr(0, file.find('/', first + 1));
}

bool isHeader(const std::string& file) {
  return file.ends_with(".h");
}

bool isProject(const std::string& include) {
  return include.starts_with('"');
}

std::string bare(const std::string& include) {
  return include.substr(1, include.size() - 2);
}

bool isQt(const std::string& include) {
  static const std::regex pattern(R"(^Q[A-Z].*|^Qt.*|^q[a-z0-9]+\.h$)");
  return !isProject(include) && std::regex_match(bare(include), pattern);
}

bool isTorch(const std::string& include) {
  static const std::regex pattern(R"(^(torch|ATen|c10|caffe2)/.*)");
  return !isProject(include) && std::regex_match(bare(include), pattern);
}

bool isView3d(const std::string& include) {
  static const std::regex pattern(R"(^(vtk|Qt3D).*)");
  return !isProject(include) && std::regex_match(bare(include), pattern);
}

bool mayUse(const std::string& from, const std::string& to) {
  if (from == to) return true;
  if (from == "app/cli") return to.starts_with("core/");
  const auto user = kRanks.find(from);
  const auto used = kRanks.find(to);
  if (user == kRanks.end() || used == kRanks.end()) return false;
  return used->second < user->second && to != "app/cli";
}

/// The rule that a system include breaks, if any.
std::optional<std::string> brokenRule(const std::string& file, const std::string& include) {
  const std::string folder = folderOf(file);
  const bool withoutQt = folder.starts_with("core/") || folder == "app/cli";
  if (withoutQt && isQt(include)) return "Qt does not belong here";
  if (folder != "viewers" && isView3d(include)) return "3-D libraries belong in viewers";
  if (isTorch(include) && !kTorchFolders.contains(folder)) return "LibTorch does not belong here";
  if (isTorch(include) && isHeader(file) && folder != "core/nn")
    return "LibTorch does not belong in this header";
  return std::nullopt;
}

/// Whether the file, or a project header it reaches, includes something of the kind.
bool reaches(const IncludeMap& includes, const std::string& file, bool (*kind)(const std::string&),
             std::set<std::string>& seen) {
  const auto found = includes.find(file);
  if (found == includes.end() || !seen.insert(file).second) return false;
  for (const std::string& include : found->second) {
    if (kind(include)) return true;
    if (isProject(include) && reaches(includes, bare(include), kind, seen)) return true;
  }
  return false;
}

bool reaches(const IncludeMap& includes, const std::string& file,
             bool (*kind)(const std::string&)) {
  std::set<std::string> seen;
  return reaches(includes, file, kind, seen);
}

void checkInclude(const IncludeMap& includes, const std::string& file, const std::string& include,
                  std::vector<std::string>& violations) {
  if (!isProject(include)) {
    if (const auto rule = brokenRule(file, include))
      violations.push_back(fmt::format("{} includes {}: {}.", file, include, *rule));
    return;
  }
  const std::string target = bare(include);
  if (target.ends_with(".moc")) return;
  if (!includes.contains(target)) {
    violations.push_back(
        fmt::format("{} includes {}: no such file of the project.", file, include));
  } else if (!mayUse(folderOf(file), folderOf(target))) {
    violations.push_back(fmt::format("{} includes {}: {} does not come before {}.", file, include,
                                     folderOf(target), folderOf(file)));
  }
}

std::vector<std::string> includesOf(const std::filesystem::path& file) {
  static const std::regex pattern(R"re(^\s*#\s*include\s*(<[^>]+>|"[^"]+").*)re");
  std::vector<std::string> found;
  std::ifstream stream(file);
  std::smatch match;
  for (std::string line; std::getline(stream, line);)
    if (std::regex_match(line, match, pattern)) found.push_back(match[1]);
  return found;
}

}  // namespace

IncludeMap readIncludes(const std::filesystem::path& root,
                        const std::vector<std::string>& folders) {
  IncludeMap includes;
  for (const std::string& folder : folders) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".h" || extension == ".cpp")
        includes[entry.path().lexically_relative(root).generic_string()] = includesOf(entry.path());
    }
  }
  return includes;
}

std::vector<std::string> includeViolations(const IncludeMap& includes) {
  std::vector<std::string> violations;
  for (const auto& [file, list] : includes) {
    for (const std::string& include : list) checkInclude(includes, file, include, violations);
    if (reaches(includes, file, isTorch) && reaches(includes, file, isQt))
      violations.push_back(fmt::format("{} reaches both LibTorch and Qt.", file));
  }
  return violations;
}

}  // namespace emoforge::testing
