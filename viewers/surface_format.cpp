// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/surface_format.h"

#include <QCoreApplication>
#include <QSurfaceFormat>

namespace emoforge {

void setUpOpenGl() {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsEmpty("DISPLAY")) {
    qputenv("QT_QPA_PLATFORM", "xcb");
  }
  // Qt3D's OpenGL renderer takes the same shaders on every platform; its other one wants them
  // twice.
  if (!qEnvironmentVariableIsSet("QT3D_RENDERER")) qputenv("QT3D_RENDERER", "opengl");
  QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
  // What Qt3D's own windows ask for; VTK needs at least a 3.2 core profile.
  QSurfaceFormat format;
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(4, 3);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  format.setStencilBufferSize(8);
  // Frames are drawn when something changed, on the interface thread: waiting for the screen there
  // would halve the rate with two views. Multisampling is for each view to ask for.
  format.setSwapInterval(0);
  QSurfaceFormat::setDefaultFormat(format);
}

}  // namespace emoforge
