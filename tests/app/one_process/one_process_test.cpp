// SPDX-License-Identifier: GPL-3.0-or-later
// All libraries of the program in one process: Qt 6 Widgets, Qt3D, VTK, QCustomPlot, LibTorch,
// OpenCV, XGBoost.
#include <gtest/gtest.h>
#include <qcustomplot.h>
#include <vtkActor.h>
#include <vtkConeSource.h>
#include <vtkNew.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

#include <QApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QScreen>
#include <QSet>
#include <QTest>
#include <Qt3DCore/QEntity>
#include <Qt3DCore/QTransform>
#include <Qt3DExtras/QForwardRenderer>
#include <Qt3DExtras/QPhongMaterial>
#include <Qt3DExtras/QSphereMesh>
#include <Qt3DExtras/Qt3DWindow>
#include <Qt3DRender/QCamera>

#include "tests/app/one_process/libraries.h"
#include "viewers/vtk_widget.h"

namespace emoforge {
namespace {

void addCone(VtkWidget& view) {
  vtkNew<vtkConeSource> cone;
  cone->SetResolution(24);
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputConnection(cone->GetOutputPort());
  vtkNew<vtkActor> actor;
  actor->SetMapper(mapper);
  actor->GetProperty()->SetColor(0.9, 0.5, 0.2);
  view.renderer().AddActor(actor);
  view.renderer().SetBackground(0.1, 0.1, 0.15);
  view.renderer().ResetCamera();
}

/// A lit ball in a Qt3D window; the window takes the scene.
Qt3DExtras::Qt3DWindow* makeBallWindow() {
  auto* window = new Qt3DExtras::Qt3DWindow;
  window->defaultFrameGraph()->setClearColor(QColor(20, 24, 30));
  auto* scene = new Qt3DCore::QEntity;
  auto* ball = new Qt3DCore::QEntity(scene);
  auto* mesh = new Qt3DExtras::QSphereMesh;
  mesh->setRadius(2);
  auto* material = new Qt3DExtras::QPhongMaterial;
  material->setDiffuse(QColor(90, 160, 250));
  material->setAmbient(QColor(30, 60, 100));
  for (Qt3DCore::QComponent* part :
       {static_cast<Qt3DCore::QComponent*>(mesh), static_cast<Qt3DCore::QComponent*>(material)})
    ball->addComponent(part);
  window->camera()->lens()->setPerspectiveProjection(45, 1, 0.1F, 100);
  window->camera()->setPosition({0, 0, 8});
  window->camera()->setViewCenter({0, 0, 0});
  window->setRootEntity(scene);
  return window;
}

QCustomPlot* makePlot() {
  auto* plot = new QCustomPlot;
  plot->addGraph();
  for (int x = 0; x < 100; ++x) plot->graph(0)->addData(x, x * x);
  plot->rescaleAxes();
  return plot;
}

/// The screen below the widget: the only grab that also sees Qt3D windows.
QImage grabbed(const QWidget& widget) {
  const QPoint corner = widget.mapToGlobal(QPoint(0, 0));
  return widget.screen()
      ->grabWindow(0, corner.x(), corner.y(), widget.width(), widget.height())
      .toImage();
}

int colourCount(const QImage& picture) {
  QSet<QRgb> colours;
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) colours.insert(picture.pixel(x, y));
  return static_cast<int>(colours.size());
}

/// Shaded bodies have many colours, an empty or black view one.
bool isDrawn(const QWidget& widget) {
  return colourCount(grabbed(widget)) > 20;
}

void saveScreenshot(const QWidget& window, const char* name) {
  const QString folder = qEnvironmentVariable("EMOFORGE_SCREENSHOTS");
  if (!folder.isEmpty()) grabbed(window).save(folder + "/" + name);
}

class OneProcess : public ::testing::Test {
 protected:
  void SetUp() override {
    ball_ = QWidget::createWindowContainer(makeBallWindow());
    view_ = new VtkWidget;
    addCone(*view_);
    plot_ = makePlot();
    dock_ = new QDockWidget("surface", &window_);
    dock_->setWidget(view_);
    window_.addDockWidget(Qt::LeftDockWidgetArea, dock_);
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->addWidget(ball_);
    row->addWidget(plot_);
    window_.setCentralWidget(centre);
    window_.resize(1100, 400);
    window_.resizeDocks({dock_}, {360}, Qt::Horizontal);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }

  QMainWindow window_;
  QWidget* ball_ = nullptr;
  VtkWidget* view_ = nullptr;
  QCustomPlot* plot_ = nullptr;
  QDockWidget* dock_ = nullptr;
};

TEST_F(OneProcess, DrawsAndComputesWithEveryLibraryAndNoQt5) {
  EXPECT_TRUE(QTest::qWaitFor([&] { return isDrawn(*ball_) && isDrawn(*view_); }, 20000));
  EXPECT_TRUE(isDrawn(*plot_));

  // [1 2; 3 4] · [5 6; 7 8]
  EXPECT_EQ(testing::torchProduct({1, 2, 3, 4}, {5, 6, 7, 8}, 2, 2, 2),
            (std::vector<float>{19, 22, 43, 50}));
  // The mean of x + y over 0 … 63 is 63 and averaging blocks keeps it.
  EXPECT_NEAR(testing::openCvHalvedMean(64), 63, 1e-9);
  EXPECT_EQ(testing::xgboostStepPrediction(), (std::vector<float>{0, 1}));

  saveScreenshot(window_, "one_process.png");
  const std::string maps = testing::mappedFiles();
  for (const char* library :
       {"libQt6Widgets", "libQt63DRender", "libvtkRenderingOpenGL2", "libQCustomPlotQt6",
        "libtorch_cpu", "libopencv_imgproc", "libxgboost", "libopenblas"})
    EXPECT_NE(maps.find(library), std::string::npos) << library;
  EXPECT_EQ(maps.find("libQt5"), std::string::npos);
}

TEST_F(OneProcess, KeepsDrawingWhenTheDockFloatsAndComesBack) {
  ASSERT_TRUE(QTest::qWaitFor([&] { return isDrawn(*view_); }, 20000));
  for (const bool floating : {true, false}) {
    const int before = view_->frameCount();
    dock_->setFloating(floating);
    view_->update();
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return view_->frameCount() > before && isDrawn(*view_); }, 10000))
        << "floating " << floating;
  }
}

TEST_F(OneProcess, TurnsTheSurfaceByDraggingIt) {
  ASSERT_TRUE(QTest::qWaitFor([&] { return isDrawn(*view_); }, 20000));
  const QImage before = grabbed(*view_);
  const QPoint centre = view_->rect().center();
  QTest::mousePress(view_, Qt::LeftButton, {}, centre);
  QTest::mouseMove(view_, centre + QPoint(40, 25));
  QTest::mouseMove(view_, centre + QPoint(80, 50));
  QTest::mouseRelease(view_, Qt::LeftButton, {}, centre + QPoint(80, 50));
  EXPECT_TRUE(QTest::qWaitFor([&] { return grabbed(*view_) != before; }, 10000));
  EXPECT_TRUE(isDrawn(*view_));
}

TEST_F(OneProcess, GrabsAnOpaquePictureOfTheSurface) {
  ASSERT_TRUE(QTest::qWaitFor([&] { return isDrawn(*view_); }, 20000));
  const QImage picture = view_->grabFramebuffer();
  for (int y = 0; y < picture.height(); y += 7)
    for (int x = 0; x < picture.width(); x += 7)
      ASSERT_EQ(qAlpha(picture.pixel(x, y)), 255) << x << ", " << y;
}

}  // namespace
}  // namespace emoforge
