// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_view.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

#include "viewers/placeholder_view.h"
#include "viewers/skeleton_view_qt3d.h"

namespace emoforge {

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
