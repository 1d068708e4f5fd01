// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QOpenGLWidget>

#include <memory>

class vtkRenderer;

namespace emoforge {

/// A VTK scene inside a Qt window: drag turns, shift-drag or middle button moves, wheel zooms.
/// The scene is drawn on demand: call update() after a change. Interface thread only.
/// VTK's own Qt module is not used, since Debian builds it for Qt 5.
class VtkWidget : public QOpenGLWidget {
  Q_OBJECT

 public:
  explicit VtkWidget(QWidget* parent = nullptr);
  ~VtkWidget() override;

  /// The one renderer: add actors and set the camera and the background here. Lives as long as the
  /// widget.
  vtkRenderer& renderer();

  /// Frames drawn so far.
  int frameCount() const;

 signals:
  /// After every drawn frame.
  void frameDrawn();

 protected:
  void initializeGL() override;
  void resizeGL(int width, int height) override;
  void paintGL() override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  class Scene;
  void releaseGraphics();
  void copyToWidget();
  void makeAlphaOpaque();
  /// Tells VTK where the pointer is, in pixels of the device, origin at the lower left.
  void passPointer(const QPointF& position, Qt::KeyboardModifiers modifiers);

  std::unique_ptr<Scene> scene_;
  QMetaObject::Connection contextConnection_;
};

}  // namespace emoforge
