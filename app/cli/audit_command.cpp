// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/session.h"
#include "core/base/text.h"
#include "core/experiment/audit.h"

namespace emoforge::cli {
namespace {

struct AuditOptions {
  AuditRequest request;
  std::string path;
  std::string split;
  JsonOption json;
  DataOptions data{DataOptions::Parts::Whole};
};

std::string lineOf(const LeakageFinding& finding) {
  static constexpr const char* kMarks[] = {"note", "warning", "LEAK"};
  return fmt::format("{}: {}: {} {}", kMarks[static_cast<int>(finding.severity)], finding.rule,
                     finding.message, finding.advice);
}

void run(Session& session, AuditOptions& options) {
  session.prepare();
  options.request.data = options.path;
  options.request.split = options.split;
  options.request.import = options.data.import();
  const AuditReport report = audit(options.request, session.progress);
  Json document = report.toJson();
  document["seconds"] = report.seconds;
  session.tell(report.notices);
  if (options.json.given(session)) options.json.deliver(session, document);
  if (options.json.given(session) && options.json.file().empty()) return;
  for (const LeakageFinding& finding : report.findings) session.print(lineOf(finding));
  session.print(fmt::format(fmt::runtime(text("{} items, {} findings, {} of them leaks")),
                            report.items, report.findings.size(), report.leaks()));
}

}  // namespace

void addAudit(CLI::App& app, Session& session) {
  auto options = std::make_shared<AuditOptions>();
  CLI::App* command = app.add_subcommand(
      "audit", "Look for leaks: duplicates, groups on both sides, classes told by groups");
  command->add_option("path", options->path, "Data set")->required();
  command->add_option("--split", options->split, "Split file (default: the column split)");
  repeatable(
      command->add_option("--group", options->request.columns, "Further columns that name groups"))
      ->delimiter(',');
  options->json.addTo(*command);
  options->data.addTo(*command);
  command->callback([&session, options] { run(session, *options); });
}

}  // namespace emoforge::cli
