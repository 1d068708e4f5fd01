// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "app/cli/session.h"
#include "core/base/text.h"
#include "core/experiment/program_renderer.h"
#include "core/experiment/training_curves_figure.h"

namespace emoforge::cli {
namespace {

namespace fs = std::filesystem;

struct FigureOptions {
  std::string kind;
  std::vector<std::string> from;
  std::string out;
  std::string preset;
  std::optional<double> width;
  std::optional<double> height;
  std::optional<double> font;
  std::optional<double> dpi;
  std::string legend;
  TrainingCurvesRequest curves;
  bool linear = false;
};

/// One file or folder, which is what both kinds take.
fs::path sourceOf(const FigureOptions& options) {
  if (options.from.size() == 1) return options.from.front();
  throw Error(ErrorKind::Usage, text("This figure is made from one file or folder."), {},
              text("Name one after --from."));
}

FigureSpec specOf(const FigureOptions& options) {
  if (options.kind == "spec") return FigureSpec::read(sourceOf(options));
  TrainingCurvesRequest request = options.curves;
  request.yLogarithmic = !options.linear;
  return trainingCurvesFigure(sourceOf(options), request);
}

/// The layout that the spec was exported with, or the preset's, with what the options change.
FigureLayout layoutOf(const FigureOptions& options) {
  Json json = FigureLayout{}.toJson();
  if (options.kind == "spec") json = layoutBeside(sourceOf(options)).toJson();
  if (!options.preset.empty()) json = findFigurePreset(options.preset).layout.toJson();
  if (options.width) {
    json["width_mm"] = *options.width;
    json["height_mm"] = *options.width * figureHeightShare;
  }
  if (options.height) json["height_mm"] = *options.height;
  if (options.font) json["font_pt"] = *options.font;
  if (options.dpi) json["dpi"] = *options.dpi;
  if (!options.legend.empty()) json["legend"] = options.legend;
  return FigureLayout::fromJson(json);
}

void draw(const FigureOptions& options, const Session& session) {
  ProgramRenderer renderer(windowProgram(), session.progress);
  const auto written = writeFigure(specOf(options), layoutOf(options), options.out, renderer);
  if (session.json) {
    Json files = Json::array();
    for (const fs::path& file : written) files.push_back(file.string());
    session.print(Json{{"format", 1}, {"files", files}, {"layout", layoutOf(options).toJson()}});
    return;
  }
  for (const fs::path& file : written) session.print(file.string());
}

}  // namespace

void addFigure(CLI::App& app, Session& session) {
  auto options = std::make_shared<FigureOptions>();
  CLI::App* command = app.add_subcommand("figure", "Draw a figure as PDF, SVG or PNG");
  command
      ->add_option("kind", options->kind,
                   "training-curves (from a run folder), spec (from the .json beside a figure)")
      ->required()
      ->check(CLI::IsMember({"training-curves", "spec"}));
  command->add_option("--from", options->from, "Run folder or file")->required();
  command->add_option("--out", options->out, "File that ends in .pdf, .svg or .png")->required();
  command->add_option("--preset", options->preset,
                      "ieee-1, ieee-2, springer-1, springer-2 or slide");
  command->add_option("--width", options->width, "Width in mm");
  command->add_option("--height", options->height, "Height in mm (0.6 of the width)");
  command->add_option("--font", options->font, "Size of the type in pt");
  command->add_option("--dpi", options->dpi, "Dots per inch of a PNG");
  command->add_option("--legend", options->legend, "below, inside or none")
      ->check(CLI::IsMember({"below", "inside", "none"}));
  command->add_option("--metric", options->curves.metric,
                      "Quantity of training-curves (the run's first)");
  command
      ->add_option("--smoothing", options->curves.smoothing,
                   "Weight of the average drawn over the raw values")
      ->check(CLI::Range(0.0, 0.99));
  command->add_flag("--linear", options->linear, "No logarithmic y-axis");
  command->add_flag("--x-log", options->curves.xLogarithmic, "Logarithmic x-axis");
  command->callback([&session, options] { draw(*options, session); });
}

}  // namespace emoforge::cli
