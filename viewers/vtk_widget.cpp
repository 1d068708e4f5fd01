// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/vtk_widget.h"

#include <vtkCallbackCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkGenericRenderWindowInteractor.h>
#include <vtkInteractorStyleTrackballCamera.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QWheelEvent>

namespace emoforge {

/// VTK's side. Kept out of the header: vtkSmartPointer of forward-declared classes does not survive
/// moc.
class VtkWidget::Scene {
 public:
  vtkNew<vtkGenericOpenGLRenderWindow> window;
  vtkNew<vtkGenericRenderWindowInteractor> interactor;
  vtkNew<vtkInteractorStyleTrackballCamera> style;
  vtkNew<vtkRenderer> renderer;
  int frames = 0;
};

namespace {

template <typename Action>
void observe(vtkObject* object, unsigned long event, VtkWidget* widget, Action action) {
  vtkNew<vtkCallbackCommand> command;
  command->SetClientData(widget);
  command->SetCallback(action);
  object->AddObserver(event, command);
}

bool isCurrent(const VtkWidget* widget) {
  return widget->context() != nullptr && QOpenGLContext::currentContext() == widget->context();
}

void becomeCurrent(vtkObject*, unsigned long, void* data, void*) {
  // QOpenGLWidget::makeCurrent also binds Qt's frame buffer, behind VTK's back in the middle of a
  // frame.
  auto* widget = static_cast<VtkWidget*>(data);
  if (!isCurrent(widget)) widget->makeCurrent();
}

void tellCurrent(vtkObject*, unsigned long, void* data, void* answer) {
  *static_cast<bool*>(answer) = isCurrent(static_cast<VtkWidget*>(data));
}

void tellSupported(vtkObject*, unsigned long, void*, void* answer) {
  *static_cast<int*>(answer) = 1;
}

void scheduleFrame(vtkObject*, unsigned long, void* widget, void*) {
  static_cast<VtkWidget*>(widget)->update();
}

}  // namespace

VtkWidget::VtkWidget(QWidget* parent) : QOpenGLWidget(parent), scene_(std::make_unique<Scene>()) {
  auto& scene = *scene_;
  // VTK smooths edges in its own frame buffer; copying into a multisampled one is not allowed.
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  format.setSamples(0);
  setFormat(format);
  observe(scene.window, vtkCommand::WindowMakeCurrentEvent, this, &becomeCurrent);
  observe(scene.window, vtkCommand::WindowIsCurrentEvent, this, &tellCurrent);
  observe(scene.window, vtkCommand::WindowSupportsOpenGLEvent, this, &tellSupported);
  scene.window->SetReadyForRendering(false);
  scene.window->SetMultiSamples(4);
  scene.window->AddRenderer(scene.renderer);
  scene.interactor->SetRenderWindow(scene.window);
  scene.interactor->SetInteractorStyle(scene.style);
  // The style asks for frames through the interactor; Qt decides when they are drawn.
  scene.interactor->EnableRenderOff();
  observe(scene.interactor, vtkCommand::RenderEvent, this, &scheduleFrame);
  scene.interactor->Initialize();
}

VtkWidget::~VtkWidget() {
  // The base class destroys the context, which would call back into members that are gone by then.
  disconnect(contextConnection_);
  releaseGraphics();
}

vtkRenderer& VtkWidget::renderer() {
  return *scene_->renderer;
}

int VtkWidget::frameCount() const {
  return scene_->frames;
}

void VtkWidget::releaseGraphics() {
  if (context() == nullptr) return;
  makeCurrent();
  scene_->window->Finalize();
  scene_->window->SetReadyForRendering(false);
  doneCurrent();
}

void VtkWidget::initializeGL() {
  // A new context comes when the widget is floated or moved to another window without shared
  // contexts.
  disconnect(contextConnection_);
  contextConnection_ =
      connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] { releaseGraphics(); });
  auto& window = *scene_->window;
  window.SetForceMaximumHardwareLineWidth(1);
  window.SetReadyForRendering(true);
  window.SetMapped(true);
  window.OpenGLInit();
}

void VtkWidget::resizeGL(int width, int height) {
  const double ratio = devicePixelRatioF();
  const int deviceWidth = qRound(width * ratio);
  const int deviceHeight = qRound(height * ratio);
  scene_->window->SetSize(deviceWidth, deviceHeight);
  scene_->interactor->SetSize(deviceWidth, deviceHeight);
}

void VtkWidget::paintGL() {
  auto& window = *scene_->window;
  auto* state = window.GetState();
  state->Reset();
  state->Push();
  state->ResetGLDepthMaskState();
  window.SetFrameBlitModeToNoBlit();
  window.Render();
  copyToWidget();
  makeAlphaOpaque();
  state->Reset();
  state->Pop();
  ++scene_->frames;
  emit frameDrawn();
}

void VtkWidget::copyToWidget() {
  // VTK draws into its own frame buffer and Qt shows another.
  auto* functions = context()->extraFunctions();
  auto* drawn = scene_->window->GetDisplayFramebuffer();
  drawn->Bind(GL_READ_FRAMEBUFFER);
  drawn->ActivateReadBuffer(0);
  functions->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
  const int* size = scene_->window->GetSize();
  functions->glDisable(GL_SCISSOR_TEST);
  functions->glBlitFramebuffer(0, 0, size[0], size[1], 0, 0, size[0], size[1], GL_COLOR_BUFFER_BIT,
                               GL_NEAREST);
}

void VtkWidget::makeAlphaOpaque() {
  // VTK's frame buffer has no meaningful alpha: without this, grabbed pictures look see-through.
  auto* functions = context()->functions();
  functions->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
  functions->glDisable(GL_SCISSOR_TEST);
  functions->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
  functions->glClearColor(0, 0, 0, 1);
  functions->glClear(GL_COLOR_BUFFER_BIT);
  functions->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void VtkWidget::passPointer(const QPointF& position, Qt::KeyboardModifiers modifiers) {
  const double ratio = devicePixelRatioF();
  scene_->interactor->SetEventInformationFlipY(
      qRound(position.x() * ratio), qRound(position.y() * ratio),
      modifiers.testFlag(Qt::ControlModifier), modifiers.testFlag(Qt::ShiftModifier));
}

void VtkWidget::mousePressEvent(QMouseEvent* event) {
  passPointer(event->position(), event->modifiers());
  if (event->button() == Qt::LeftButton) scene_->interactor->LeftButtonPressEvent();
  if (event->button() == Qt::MiddleButton) scene_->interactor->MiddleButtonPressEvent();
  if (event->button() == Qt::RightButton) scene_->interactor->RightButtonPressEvent();
}

void VtkWidget::mouseMoveEvent(QMouseEvent* event) {
  passPointer(event->position(), event->modifiers());
  scene_->interactor->MouseMoveEvent();
}

void VtkWidget::mouseReleaseEvent(QMouseEvent* event) {
  passPointer(event->position(), event->modifiers());
  if (event->button() == Qt::LeftButton) scene_->interactor->LeftButtonReleaseEvent();
  if (event->button() == Qt::MiddleButton) scene_->interactor->MiddleButtonReleaseEvent();
  if (event->button() == Qt::RightButton) scene_->interactor->RightButtonReleaseEvent();
}

void VtkWidget::wheelEvent(QWheelEvent* event) {
  passPointer(event->position(), event->modifiers());
  if (event->angleDelta().y() > 0) {
    scene_->interactor->MouseWheelForwardEvent();
  } else if (event->angleDelta().y() < 0) {
    scene_->interactor->MouseWheelBackwardEvent();
  }
  event->accept();
}

}  // namespace emoforge
