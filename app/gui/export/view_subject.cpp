// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/view_subject.h"

#include <QCoreApplication>

#include "app/gui/background.h"
#include "app/gui/view_colors.h"
#include "core/base/files.h"
#include "core/experiment/record.h"
#include "widgets/figures/plot_figure_renderer.h"

namespace emoforge {
namespace {

Json toJson(const OrbitCamera& camera) {
  return {{"target_m", {camera.target.x(), camera.target.y(), camera.target.z()}},
          {"yaw_rad", camera.yaw},
          {"pitch_rad", camera.pitch},
          {"distance_m", camera.distance},
          {"field_of_view_rad", camera.fieldOfView}};
}

Notice failure(const char* message, const char* advice) {
  return errorNotice(QCoreApplication::translate("ViewSubject", message),
                     QCoreApplication::translate("ViewSubject", advice));
}

/// Packs and writes; on a pool thread, since large pictures take a second.
std::vector<std::filesystem::path> writePicture(const ExportRequest& request, const QImage& image,
                                                const QString& title, const std::string& record) {
  const std::string bytes = pngBytes(image, request.layout.dotsPerInch, title);
  ensureWritableFolder(std::filesystem::absolute(request.file).parent_path(), bytes.size());
  writeFileSafely(request.file, bytes);
  if (!request.sidecars) return {request.file};
  const std::filesystem::path beside = recordFileOf(request.file);
  writeFileSafely(beside, record);
  return {request.file, beside};
}

}  // namespace

ViewSubject::ViewSubject(SkeletonView* view) : ExportSubject(view), view_(view) {}

QString ViewSubject::title() const {
  const QString title = QString::fromStdString(origin().title);
  return title.isEmpty() ? QCoreApplication::translate("ViewSubject", "3-D view") : title;
}

QVector<FigureFormat> ViewSubject::formats() const {
  return {FigureFormat::Png};
}

void ViewSubject::draw(PainterPtr& painter, const QSize& pixels, bool screenColors,
                       std::function<void(const QImage&)> done) {
  painter.reset();
  if (widget() == nullptr || view_->clips().empty()) return done({});
  painter = view_->makePainter(
      pixels, screenColors ? std::nullopt : std::optional<ViewColors>(printViewColors()));
  if (!painter) return done({});
  painter->draw(view_->time(), std::move(done));
}

void ViewSubject::preview(const FigureLayout& layout, double dotsPerInch, bool screenColors,
                          std::function<void(const QImage&)> done) {
  FigureLayout shown = layout;
  shown.dotsPerInch = dotsPerInch;
  draw(previewPainter_, QSize(shown.widthPixels(), shown.heightPixels()), screenColors,
       std::move(done));
}

Json ViewSubject::record() const {
  const ViewStyle& style = view_->style();
  return {{"kind", "view"},
          {"title", title().toStdString()},
          {"time_s", view_->time()},
          {"camera", toJson(view_->camera())},
          {"style",
           {{"trails", style.trails},
            {"trail_s", style.trailSeconds},
            {"onion_skin", style.onionSkin},
            {"grid_m", style.grid ? Json(style.gridMetres) : Json(nullptr)},
            {"shadow", style.shadow},
            {"follow_root", style.followRoot},
            {"in_place", style.inPlace}}},
          {"from", origin().record}};
}

std::string ViewSubject::recordText(const FigureLayout& /*layout*/) const {
  return {};
}

void ViewSubject::write(const ExportRequest& request,
                        std::function<void(const ExportOutcome&)> done) {
  if (widget() == nullptr || view_->clips().empty()) {
    return done({{}, failure("The view shows nothing.", "Choose a clip.")});
  }
  Json json{{"format", 1}};
  json.update(record());
  json["layout"] = {{"width_mm", request.layout.widthMillimetres},
                    {"height_mm", request.layout.heightMillimetres},
                    {"dpi", request.layout.dotsPerInch},
                    {"width_px", request.layout.widthPixels()},
                    {"height_px", request.layout.heightPixels()},
                    {"colours", request.screenColors ? "screen" : "print"}};
  json["versions"] = currentVersions();
  const QSize pixels(request.layout.widthPixels(), request.layout.heightPixels());
  draw(filePainter_, pixels, request.screenColors,
       [this, request, done, title = title(), text = json.dump(1) + "\n"](const QImage& image) {
         if (image.isNull()) {
           return done({{},
                        failure("The picture could not be drawn.",
                                "Take a smaller size or fewer dots per inch.")});
         }
         runInBackground(
             widget(), [=] { return writePicture(request, image, title, text); },
             [done](std::vector<std::filesystem::path> files) {
               done({std::move(files), {}});
             },
             [done](const std::exception& error) {
               const auto* known = dynamic_cast<const Error*>(&error);
               done({{},
                     known ? toNotice(*known)
                           : Notice{Notice::Severity::Error, error.what(), {}, {}}});
             });
       });
}

}  // namespace emoforge
