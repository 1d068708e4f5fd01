// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdio>

#include "app/cli/listing.h"
#include "app/cli/session.h"
#include "core/base/text.h"

namespace emoforge::cli {

void addList(CLI::App& app, Session& session) {
  auto kind = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("list", "What can be chosen by name");
  command->add_option("kind", *kind, "What to list")
      ->required()
      ->check(CLI::IsMember(listableKinds()));
  command->callback([&session, kind] {
    const std::vector<Listed> entries = listed(*kind);
    if (session.json) {
      Json document = Json::array();
      for (const auto& entry : entries) document.push_back(entry.description);
      session.print(Json{{"format", 1}, {"kind", *kind}, {"items", document}});
      return;
    }
    if (entries.empty()) fmt::print(stderr, "{}\n", text("There are none in this version."));
    for (const auto& entry : entries) {
      session.print(fmt::format("{:<24} {}", entry.name, entry.summary));
    }
  });
}

}  // namespace emoforge::cli
