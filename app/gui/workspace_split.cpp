// SPDX-License-Identifier: GPL-3.0-or-later
// How the project of a workspace parts its data sets into train, validation and test.
#include "app/gui/workspace.h"
#include "core/base/files.h"

namespace emoforge {
namespace {

/// Empty where the file cannot be read; training then says why.
std::optional<Split> readSplit(const std::filesystem::path& file) {
  try {
    return Split::fromJson(Json::parse(readFile(file)), file);
  } catch (const Error&) {
    return std::nullopt;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

const ProjectData* Workspace::entryOf(int data) const {
  const auto index = static_cast<std::size_t>(data);
  return index < entries_.size() ? &project_.dataSets[entries_[index]] : nullptr;
}

const Split* Workspace::splitOf(int data) const {
  const ProjectData* entry = entryOf(data);
  if (entry == nullptr || entry->split.empty()) return nullptr;
  auto found = splits_.find(entry->split);
  if (found == splits_.end()) {
    found = splits_.emplace(entry->split, readSplit(entry->split)).first;
  }
  return found->second ? &*found->second : nullptr;
}

std::filesystem::path Workspace::freeSplitFile(const std::string& dataName) const {
  for (int number = 1;; ++number) {
    std::filesystem::path file =
        project_.folder / "splits" / (dataName + "-" + std::to_string(number) + ".json");
    if (!std::filesystem::exists(file)) return file;
  }
}

void Workspace::setSplit(int data, const Split& split) {
  const ProjectData* entry = entryOf(data);
  if (entry == nullptr || split.folds.empty()) return;
  const std::string name = entry->name;
  const std::filesystem::path before = entry->split;
  const std::filesystem::path file = freeSplitFile(name);
  try {
    std::filesystem::create_directories(file.parent_path());
    writeFileSafely(file, split.toJson().dump(1) + "\n");
  } catch (const Error& error) {
    emit notice(toNotice(error));
    return;
  } catch (const std::filesystem::filesystem_error& error) {
    emit notice({Notice::Severity::Error, error.what(), {.file = file.parent_path()}, {}});
    return;
  }
  const auto use = [this, name](const std::filesystem::path& chosen) {
    for (ProjectData& known : project_.dataSets) {
      if (known.name == name) known.split = chosen;
    }
    emit splitChanged();
  };
  QStringList keys;
  for (const std::string& key : split.groupKeys) keys << QString::fromStdString(key);
  edits_.push(
      tr("Split %1 by %2").arg(QString::fromStdString(name), keys.join(QStringLiteral(", "))),
      [use, file] { use(file); }, [use, before] { use(before); });
}

std::optional<SplitSelection> Workspace::trainingPart() const {
  const ProjectData* entry = entryOf(currentData_);
  if (entry == nullptr || entry->split.empty()) return std::nullopt;
  return SplitSelection{entry->split, 1, "train"};
}

}  // namespace emoforge
