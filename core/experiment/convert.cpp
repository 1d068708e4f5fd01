// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/convert.h"

#include <fmt/format.h>

#include <set>

#include "core/base/files.h"
#include "core/base/folder_in_progress.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/data/index_csv.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/verify_written.h"

namespace emoforge {
namespace {

/// class/name.ext below the folder; a number is added where two items would meet.
std::filesystem::path fileFor(const Item& item, const std::filesystem::path& folder,
                              const std::string& extension,
                              std::set<std::filesystem::path>& taken) {
  const std::string name = safeFileName(std::filesystem::path(item.id).filename().string());
  for (int number = 1;; ++number) {
    const std::string suffix = number == 1 ? "" : fmt::format("-{}", number);
    const auto file = folder / safeFileName(item.label) / (name + suffix + extension);
    if (taken.insert(file).second) return file;
  }
}

}  // namespace

std::size_t convertDataset(const Dataset& data, const std::string& formatName,
                           const std::filesystem::path& out, Progress& progress) {
  const auto format = registry().formats.create(formatName);
  if (format->modality() != data.modality() || !format->canWrite()) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} {} {} {}.", text("The format"), formatName, text("cannot hold"),
                            data.modality()),
                {.file = data.path()}, text("\"list formats\" shows what can be written."));
  }
  FolderInProgress folder(out);
  std::vector<Item> items = data.items();
  std::set<std::filesystem::path> taken;
  for (auto& item : items) {
    item.file = fileFor(item, folder.path(), format->extensions().front(), taken);
    std::filesystem::create_directories(item.file.parent_path());
  }
  parallelFor(items.size(), progress, [&](std::size_t i) {
    const SamplePtr sample = data.load(data.items()[i]);
    format->write(*sample, items[i].file);
    verifyWritten(*sample, formatName, items[i].file);
  });
  writeIndex(folder.path(), items);
  folder.finish();
  return items.size();
}

}  // namespace emoforge
