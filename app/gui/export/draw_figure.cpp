// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/draw_figure.h"

#include <fmt/format.h>

#include <QApplication>
#include <cstring>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "widgets/figures/plot_figure_renderer.h"

namespace emoforge {
namespace {

constexpr int kArguments = 4;

FigureFormat formatOf(const Json& request) {
  const auto format = figureFormatOf("figure." + request.value("file_format", std::string()));
  if (format) return *format;
  throw Error(ErrorKind::Input, text("The request names no format."));
}

void draw(const char* requestFile, const char* resultFile) {
  const Json request = Json::parse(readFile(requestFile), nullptr, false);
  if (!request.is_object() || !request.contains("spec") || !request.contains("layout"))
    throw Error(ErrorKind::Input, text("This is no request for a figure."), {.file = requestFile});
  const FigureSpec spec = FigureSpec::fromJson(request.at("spec"), requestFile);
  const FigureLayout layout = FigureLayout::fromJson(request.at("layout"));
  PlotFigureRenderer renderer;
  writeFileSafely(resultFile, renderer.render(spec, layout, formatOf(request)));
}

}  // namespace

bool asksForFigure(int argc, char** argv) {
  return argc == kArguments && std::strcmp(argv[1], "--draw-figure") == 0;
}

int drawFigure(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  try {
    draw(argv[2], argv[3]);
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return error.kind() == ErrorKind::Failure ? 1 : 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}

}  // namespace emoforge
