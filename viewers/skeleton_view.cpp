// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_view.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSurfaceFormat>

#include "viewers/placeholder_view.h"
#include "viewers/skeleton_view_qt3d.h"

namespace emoforge {

void prepareOpenGl() {
  // Qt3D's OpenGL renderer takes the same shaders on every platform; the other one wants them
  // twice.
  if (!qEnvironmentVariableIsSet("QT3D_RENDERER")) qputenv("QT3D_RENDERER", "opengl");
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  format.setVersion(3, 3);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  format.setStencilBufferSize(8);
  // Drawing happens on demand on the interface thread: waiting for the screen there would halve the
  // rate with two views.
  format.setSwapInterval(0);
  QSurfaceFormat::setDefaultFormat(format);
  QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
}

bool openGlAvailable() {
  static const bool available = [] {
    const QString platform = QGuiApplication::platformName();
    if (platform == "offscreen" || platform == "minimal" || platform == "linuxfb") return false;
    QOpenGLContext context;
    return context.create() && context.format().version() >= qMakePair(3, 3);
  }();
  return available;
}

bool openGlIsSoftware() {
  static const bool software = [] {
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface)) return true;
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    const QString renderer = QString::fromLatin1(name).toLower();
    context.doneCurrent();
    return renderer.contains("llvmpipe") || renderer.contains("softpipe") ||
           renderer.contains("swrast") || renderer.contains("software");
  }();
  return software;
}

SkeletonView* createSkeletonView(QWidget* parent) {
  if (!openGlAvailable()) return new PlaceholderView(parent);
  return new SkeletonViewQt3D(parent);
}

}  // namespace emoforge
