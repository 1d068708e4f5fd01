// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/seen_items.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/evaluated_data.h"

namespace emoforge {
namespace {

Json recordOf(const std::filesystem::path& synthetic) {
  const auto file = synthetic / "record.json";
  if (!std::filesystem::exists(file)) return nullptr;
  try {
    return Json::parse(readFile(file));
  } catch (const nlohmann::json::parse_error&) {
    throw Error(ErrorKind::Input, text("The record of the synthetic set is damaged."),
                {.file = file}, text("Generate the samples again, or name --train."));
  }
}

}  // namespace

SeenItems seenItems(const std::filesystem::path& synthetic, const Dataset& data,
                    Progress& progress) {
  const Json record = recordOf(synthetic);
  if (record.is_null() || record.at("data").at("hash") != data.contentHash(progress)) return {};
  return {true, record.at("data").at("items").get<std::vector<std::string>>()};
}

std::vector<std::string> untouchedItems(const Dataset& data, const std::set<std::string>& seen) {
  const std::string group = groupColumnOf(data);
  std::set<std::string_view> groups;
  for (const Item& item : data.items()) {
    if (seen.contains(item.id)) groups.insert(item.column(group));
  }
  groups.erase("");
  std::vector<std::string> ids;
  for (const Item& item : data.items()) {
    if (!seen.contains(item.id) && !groups.contains(item.column(group))) {
      ids.push_back(item.id);
    }
  }
  return ids;
}

}  // namespace emoforge
