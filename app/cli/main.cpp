// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdio>

#include "app/cli/session.h"
#include "core/base/text.h"
#include "core/nn/runtime.h"

namespace {

using namespace emoforge;

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;
constexpr int kCancelled = 130;

int exitCodeOf(const Error& error) {
  return error.kind() == ErrorKind::Failure ? kFailed : kBadUsage;
}

int fail(int code, const std::string& message) {
  fmt::print(stderr, "error: {}\n", message);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  cli::Session session;
  CLI::App app{text("EmoForge: synthetic emotion data, made, compared and measured"),
               "emoforge-cli"};
  app.set_version_flag("--version", EMOFORGE_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag("--json", session.json, "Print the result as one JSON document");
  app.add_option("--threads", session.threads, "Threads to use (0: all cores)")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--device", session.device, "auto, cpu or cuda:0");
  cli::addList(app, session);
  cli::addDescribe(app, session);
  cli::addDataset(app, session);
  cli::addTrain(app, session);
  cli::addGenerate(app, session);
  cli::addFeatures(app, session);
  cli::addEvaluate(app, session);
  cli::addFigure(app, session);
  cli::addAudit(app, session);
  cli::addClassify(app, session);
  cli::addExperiment(app, session);

  cli::TerminalProgress::catchSignals();
  try {
    app.parse(argc, argv);
    std::fflush(stdout);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadUsage;
  } catch (const Cancelled&) {
    return fail(kCancelled, text("Stopped. What was finished before is kept."));
  } catch (const Error& error) {
    return fail(exitCodeOf(error), error.what());
  } catch (const std::bad_alloc&) {
    return fail(kFailed, text("There is not enough memory. Use fewer items or a coarser setting."));
  } catch (const std::exception& error) {
    return fail(kFailed, error.what());
  }
}
