// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "app/cli/listing.h"
#include "app/cli/session.h"
#include "core/base/text.h"

namespace emoforge::cli {
namespace {

std::string rangeOf(const ParameterSpec& spec) {
  if (!spec.choices.empty()) {
    std::string result;
    for (const auto& choice : spec.choices) result += (result.empty() ? "" : " | ") + choice.value;
    return result;
  }
  if (spec.minimum && spec.maximum) return fmt::format("{} … {}", *spec.minimum, *spec.maximum);
  return {};
}

void printParameter(const Session& session, const ParameterSpec& spec) {
  session.print(fmt::format("  --set {}={}   [{}]{}{}", spec.name, toText(spec.defaultValue),
                            rangeOf(spec), spec.unit.empty() ? "" : " " + spec.unit,
                            spec.sampling ? text("  (sampling: no new training)") : ""));
  session.print(fmt::format("      {}{}. {}", spec.label,
                            spec.symbol.empty() ? "" : " " + spec.symbol, spec.help));
  if (!spec.equation.empty()) session.print("      " + spec.equation);
}

void printEntry(const Session& session, const Listed& entry) {
  session.print(fmt::format("{}: {}", entry.name, entry.summary));
  for (const char* key : {"title", "authors", "reference", "source", "differs"}) {
    const std::string value = entry.description.value(key, "");
    if (!value.empty()) session.print(fmt::format("{}: {}", key, value));
  }
  if (entry.description.contains("set")) session.print("set: " + entry.description["set"].dump());
  std::string group;
  for (const auto& spec : entry.parameters) {
    if (spec.group != group) session.print("\n" + spec.group);
    group = spec.group;
    printParameter(session, spec);
  }
  const std::string bibtex = entry.description.value("bibtex", "");
  if (!bibtex.empty()) session.print("\n" + bibtex);
}

}  // namespace

void addDescribe(CLI::App& app, Session& session) {
  auto kind = std::make_shared<std::string>();
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("describe", "Parameters and reference of one of them");
  command->add_option("kind", *kind, "generator, format, representation, preset, …")->required();
  command->add_option("name", *name, "Its name, as \"list\" shows it")->required();
  command->callback([&session, kind, name] {
    const std::vector<Listed> entries = listed(*kind);
    const auto found = std::ranges::find(entries, *name, &Listed::name);
    if (found == entries.end()) {
      std::string known;
      for (const auto& entry : entries) known += (known.empty() ? "" : ", ") + entry.name;
      throw Error(ErrorKind::Usage, fmt::format("{} {} \"{}\".", text("There is no"), *kind, *name),
                  {}, text("Known here") + ": " + known + ".");
    }
    if (session.json) {
      session.print(Json{{"format", 1}, {"kind", *kind}, {"item", found->description}});
    } else {
      printEntry(session, *found);
    }
  });
}

}  // namespace emoforge::cli
