// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/surface_format.h"

#include <QCoreApplication>
#include <QSurfaceFormat>

namespace emoforge {

void setUpOpenGl() {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsEmpty("DISPLAY")) {
    qputenv("QT_QPA_PLATFORM", "xcb");
  }
  QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
  // What Qt3D's own windows ask for; VTK needs at least a 3.2 core profile.
  QSurfaceFormat format;
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(4, 3);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  format.setStencilBufferSize(8);
  format.setSamples(4);
  QSurfaceFormat::setDefaultFormat(format);
}

}  // namespace emoforge
