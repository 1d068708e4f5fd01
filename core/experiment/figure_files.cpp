// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/figure_files.h"

#include "core/base/files.h"
#include "core/base/files_together.h"
#include "core/base/text.h"
#include "core/experiment/record.h"

namespace emoforge {
namespace fs = std::filesystem;

fs::path dataFileOf(const fs::path& figure) {
  return fs::path(figure).replace_extension(".csv");
}

fs::path recordFileOf(const fs::path& figure) {
  return fs::path(figure).replace_extension(".json");
}

std::string figureRecordText(const FigureSpec& spec, const FigureLayout& layout) {
  Json json = spec.toJson();
  json["layout"] = layout.toJson();
  json["versions"] = currentVersions();
  return json.dump(1) + "\n";
}

FigureLayout layoutBeside(const fs::path& recordFile) {
  const Json json = Json::parse(readFile(recordFile), nullptr, false);
  return FigureLayout::fromJson(json.is_object() ? json.value("layout", Json::object())
                                                 : Json::object());
}

std::vector<fs::path> writeFigure(const FigureSpec& spec, const FigureLayout& layout,
                                  const fs::path& file, FigureRenderer& renderer, bool sidecars) {
  const auto format = figureFormatOf(file);
  if (!format) {
    throw Error(ErrorKind::Usage, text("The file's name does not tell the format of the figure."),
                {.file = file}, text("Let it end in .pdf, .svg or .png."));
  }
  layout.check();
  const fs::path folder = fs::absolute(file).parent_path();
  // A folder that refuses files is told before the work; none is made before it.
  if (fs::exists(folder)) ensureWritableFolder(folder);
  const std::string bytes = renderer.render(spec, layout, *format);
  const std::string data = sidecars ? spec.toCsv() : std::string();
  const std::string record = sidecars ? figureRecordText(spec, layout) : std::string();
  ensureWritableFolder(folder, bytes.size() + data.size() + record.size());
  std::vector<FileContents> files{{file, bytes}};
  if (sidecars) {
    files.push_back({dataFileOf(file), data});
    files.push_back({recordFileOf(file), record});
  }
  writeFilesTogether(files);
  std::vector<fs::path> written;
  for (const FileContents& one : files) written.push_back(one.file);
  return written;
}

}  // namespace emoforge
