// SPDX-License-Identifier: GPL-3.0-or-later
// What a user changes in the project of a workspace, each as a step that can be undone.
#include <algorithm>

#include "app/gui/item_names.h"
#include "app/gui/workspace.h"

namespace emoforge {
namespace {

QString countedItems(std::size_t count) {
  return counted(static_cast<qsizetype>(count), Workspace::tr("%1 item"),
                 Workspace::tr("%1 items"));
}

QString excludeText(std::size_t count, bool excluded) {
  return (excluded ? Workspace::tr("Exclude %1") : Workspace::tr("Include %1"))
      .arg(countedItems(count));
}

}  // namespace

std::string Workspace::dataName(int data) const {
  const auto index = static_cast<std::size_t>(data);
  return index < entries_.size() ? project_.dataSets[entries_[index]].name : std::string();
}

std::vector<std::string> Workspace::excludedIds(int data) const {
  return edits_.ids(excludedKey(dataName(data)));
}

std::vector<std::string> Workspace::excludedItems() const {
  std::vector<std::string> ids = excludedIds(currentData_);
  const Dataset* set = data();
  // A file that is gone is no reason to refuse a run that leaves it out.
  std::erase_if(ids, [set](const std::string& id) { return !set || !set->find(id); });
  return ids;
}

void Workspace::setExcluded(int data, const std::vector<std::string>& ids, bool excluded) {
  if (dataName(data).empty()) return;
  edits_.change(excludedKey(dataName(data)), ids, excluded, excludeText(ids.size(), excluded));
}

SelectionKey Workspace::excludedOfRun(const std::filesystem::path& run) const {
  return {"excluded", {}, SelectionKey::Source::Run, project_.storedPath(run)};
}

std::vector<std::string> Workspace::excludedIdsOfRun(const std::filesystem::path& run) const {
  return edits_.ids(excludedOfRun(run));
}

void Workspace::setExcludedOfRun(const std::filesystem::path& run,
                                 const std::vector<std::string>& ids, bool excluded) {
  edits_.change(excludedOfRun(run), ids, excluded, excludeText(ids.size(), excluded));
}

std::vector<std::string> Workspace::tagsOf(int data, const std::string& id) const {
  std::vector<std::string> tags;
  for (const Selection& list : selectionsIn(project_.selections)) {
    if (list.key == tagKey(dataName(data), list.key.name) &&
        std::ranges::binary_search(list.ids, id))
      tags.push_back(list.key.name);
  }
  std::ranges::sort(tags);
  return tags;
}

void Workspace::setTag(int data, const std::vector<std::string>& ids, const std::string& tag,
                       bool set) {
  if (dataName(data).empty() || tag.empty()) return;
  const QString name = QString::fromStdString(tag);
  edits_.change(tagKey(dataName(data), tag), ids, set,
                (set ? tr("Tag %1 as \"%2\"") : tr("Remove the tag \"%2\" from %1"))
                    .arg(countedItems(ids.size()), name));
}

void Workspace::takeRunOut(const std::filesystem::path& folder) {
  std::erase(project_.runs, folder);
  readRuns(false);
  emit runsChanged();
}

void Workspace::placeRun(const std::filesystem::path& folder, std::ptrdiff_t place) {
  if (std::ranges::count(project_.runs, folder) > 0) return;
  place = std::min(place, std::ssize(project_.runs));
  project_.runs.insert(project_.runs.begin() + place, folder);
  readRuns(false);
  emit runsChanged();
}

void Workspace::removeRun(const std::filesystem::path& folder) {
  const auto found = std::ranges::find(project_.runs, folder);
  if (found == project_.runs.end()) return;
  const auto place = found - project_.runs.begin();
  const QString name = QString::fromStdString(folder.filename().string());
  edits_.push(
      tr("Remove %1 from the project").arg(name), [this, folder] { takeRunOut(folder); },
      [this, folder, place] { placeRun(folder, place); });
}

void Workspace::removeData(int data) {
  const auto index = static_cast<std::size_t>(data);
  if (index >= dataSets_.size()) return;
  // Data sets share their immutable parts, so copies for undo are cheap.
  const auto before = std::make_tuple(project_.dataSets, dataSets_, entries_);
  auto after = before;
  auto& [known, sets, entries] = after;
  known.erase(known.begin() + static_cast<std::ptrdiff_t>(entries[index]));
  for (std::size_t& entry : entries) entry -= entry > entries_[index] ? 1 : 0;
  sets.erase(sets.begin() + data);
  entries.erase(entries.begin() + data);
  const auto set = [this](const auto& state) {
    std::tie(project_.dataSets, dataSets_, entries_) = state;
    selectedIds_.clear();
    currentData_ = 0;
    emit opened();
    emit selectionChanged();
  };
  edits_.push(
      tr("Remove %1 from the project").arg(QString::fromStdString(dataName(data))),
      [set, after] { set(after); }, [set, before] { set(before); });
}

}  // namespace emoforge
