// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/view_subject.h"

#include <QCoreApplication>

#include "app/gui/background.h"
#include "app/gui/failure_notice.h"
#include "core/base/files.h"
#include "core/base/files_together.h"
#include "core/base/text.h"
#include "core/experiment/record.h"
#include "widgets/figures/plot_figure_renderer.h"

namespace emoforge {
namespace {

constexpr double kPointsPerInch = 72.0;

Notice failure(const char* message, const char* advice) {
  return errorNotice(QCoreApplication::translate("ViewSubject", message),
                     QCoreApplication::translate("ViewSubject", advice));
}

bool isComplete(const ViewsPicture& picture) {
  return !picture.views.empty() &&
         std::ranges::none_of(picture.views, [](const QImage& view) { return view.isNull(); });
}

/// Puts together, packs and writes; on a pool thread, since large pictures take a second.
std::vector<std::filesystem::path> writePicture(const ExportRequest& request,
                                                const ViewsPicture& picture, const QString& title,
                                                const std::string& record, Progress& progress) {
  progress.begin({{text("Packing the picture"), 1.0}});
  const std::string bytes = pngBytes(picture.composed(), request.layout.dotsPerInch, title);
  progress.throwIfCancelled();
  ensureWritableFolder(std::filesystem::absolute(request.file).parent_path(),
                       bytes.size() + record.size());
  std::vector<FileContents> files{{request.file, bytes}};
  if (request.sidecars) files.push_back({recordFileOf(request.file), record});
  writeFilesTogether(files);
  std::vector<std::filesystem::path> written;
  for (const FileContents& one : files) written.push_back(one.file);
  return written;
}

}  // namespace

ViewSubject::ViewSubject(QWidget* owner, std::vector<NamedView> views)
    : ExportSubject(owner), views_(std::move(views)) {}

QString ViewSubject::title() const {
  const QString title = QString::fromStdString(origin().title);
  return title.isEmpty() ? QCoreApplication::translate("ViewSubject", "3-D view") : title;
}

QVector<FigureFormat> ViewSubject::formats() const {
  return {FigureFormat::Png};
}

bool ViewSubject::showsSomething() const {
  return widget() != nullptr && std::ranges::all_of(views_, [](const NamedView& one) {
           return one.view && !one.view->clips().empty();
         });
}

void ViewSubject::draw(PainterPtr& painter, const FigureLayout& layout, bool screenColors,
                       std::function<void(const ViewsPicture&)> done) {
  painter.reset();
  if (!showsSomething()) return done({});
  painter = ViewsPainter::create(views_, {layout.widthPixels(), layout.heightPixels()},
                                 screenColors, true);
  if (!painter) return done({});
  painter->draw(views_.front().view->time(), [layout, done](ViewsPicture picture) {
    picture.font.setPixelSize(
        std::max(1, qRound(layout.fontPoints / kPointsPerInch * layout.dotsPerInch)));
    done(picture);
  });
}

void ViewSubject::preview(const FigureLayout& layout, double dotsPerInch, bool screenColors,
                          std::function<void(const QImage&)> done) {
  FigureLayout shown = layout;
  shown.dotsPerInch = dotsPerInch;
  draw(previewPainter_, shown, screenColors, [done](const ViewsPicture& picture) {
    done(isComplete(picture) ? picture.composed() : QImage());
  });
}

Json ViewSubject::record(const ExportRequest& request) const {
  Json json{{"format", 1},
            {"kind", "view"},
            {"title", title().toStdString()},
            {"time_s", views_.front().view->time()}};
  const Json views = viewsRecord(views_);
  if (views.size() == 1) {
    json["camera"] = views.front().at("camera");
    json["style"] = views.front().at("style");
  } else {
    json["views"] = views;
  }
  json["from"] = origin().record;
  json["layout"] = {{"width_mm", request.layout.widthMillimetres},
                    {"height_mm", request.layout.heightMillimetres},
                    {"dpi", request.layout.dotsPerInch},
                    {"width_px", request.layout.widthPixels()},
                    {"height_px", request.layout.heightPixels()},
                    {"colours", request.screenColors ? "screen" : "print"}};
  json["versions"] = currentVersions();
  return json;
}

std::string ViewSubject::recordText(const FigureLayout& /*layout*/) const {
  return {};
}

void ViewSubject::write(const ExportRequest& request, const std::shared_ptr<Progress>& progress,
                        std::function<void(const ExportOutcome&)> done) {
  if (!showsSomething()) return done({{}, failure("The view shows nothing.", "Choose a clip.")});
  progress->begin({{text("Drawing the picture"), 1.0}});
  const auto pack = [this, request, progress, done, title = title(),
                     record = record(request).dump(1) + "\n"](const ViewsPicture& picture) {
    if (!isComplete(picture)) {
      return done({{},
                   failure("The picture could not be drawn.",
                           "Take a smaller size or fewer dots per inch.")});
    }
    runInBackground(
        widget(),
        [=, progress = progress] {
          return writePicture(request, picture, title, record, *progress);
        },
        [done](std::vector<std::filesystem::path> files) {
          done({std::move(files), {}});
        },
        [done](const std::exception& problem) {
          done({{}, failureNotice(problem)});
        });
  };
  draw(filePainter_, request.layout, request.screenColors, pack);
}

void ViewSubject::cancel() {
  filePainter_.reset();
}

}  // namespace emoforge
