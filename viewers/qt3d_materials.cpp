// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/qt3d_materials.h"

#include <QUrl>
#include <QVector2D>
#include <QVector3D>
#include <QVector4D>
#include <Qt3DRender/QBlendEquation>
#include <Qt3DRender/QBlendEquationArguments>
#include <Qt3DRender/QColorMask>
#include <Qt3DRender/QCullFace>
#include <Qt3DRender/QDepthTest>
#include <Qt3DRender/QEffect>
#include <Qt3DRender/QGraphicsApiFilter>
#include <Qt3DRender/QMultiSampleAntiAliasing>
#include <Qt3DRender/QNoDepthMask>
#include <Qt3DRender/QRenderPass>
#include <Qt3DRender/QShaderProgram>
#include <Qt3DRender/QStencilMask>
#include <Qt3DRender/QStencilOperation>
#include <Qt3DRender/QStencilOperationArguments>
#include <Qt3DRender/QStencilTest>
#include <Qt3DRender/QStencilTestArguments>
#include <Qt3DRender/QTechnique>

#include "viewers/qt3d_shaders.h"

namespace emoforge {
namespace {

using namespace Qt3DRender;

/// One effect with one pass for OpenGL 3.2 core and later; states are added to the pass.
QRenderPass* addPass(QMaterial* material, const char* vertex, const char* fragment) {
  auto* effect = new QEffect(material);
  auto* technique = new QTechnique(effect);
  technique->graphicsApiFilter()->setApi(QGraphicsApiFilter::OpenGL);
  technique->graphicsApiFilter()->setProfile(QGraphicsApiFilter::CoreProfile);
  technique->graphicsApiFilter()->setMajorVersion(3);
  technique->graphicsApiFilter()->setMinorVersion(2);
  auto* pass = new QRenderPass(technique);
  auto* program = new QShaderProgram(pass);
  program->setVertexShaderCode(vertex);
  program->setFragmentShaderCode(fragment);
  pass->setShaderProgram(program);
  pass->addRenderState(new QMultiSampleAntiAliasing(pass));
  technique->addRenderPass(pass);
  effect->addTechnique(technique);
  material->setEffect(effect);
  return pass;
}

void addDepthTest(QRenderPass* pass, QDepthTest::DepthFunction function) {
  auto* test = new QDepthTest(pass);
  test->setDepthFunction(function);
  pass->addRenderState(test);
}

void addBlending(QRenderPass* pass) {
  auto* equation = new QBlendEquation(pass);
  equation->setBlendFunction(QBlendEquation::Add);
  auto* arguments = new QBlendEquationArguments(pass);
  arguments->setSourceRgb(QBlendEquationArguments::SourceAlpha);
  arguments->setDestinationRgb(QBlendEquationArguments::OneMinusSourceAlpha);
  // The window's own alpha stays 1, or the desktop shows through on some compositors.
  arguments->setSourceAlpha(QBlendEquationArguments::Zero);
  arguments->setDestinationAlpha(QBlendEquationArguments::One);
  pass->addRenderState(equation);
  pass->addRenderState(arguments);
}

/// Passes where the bit is clear and sets it.
void addOncePerPixel(QRenderPass* pass, unsigned bit) {
  auto* test = new QStencilTest(pass);
  auto* operation = new QStencilOperation(pass);
  for (QStencilTestArguments* side : {test->front(), test->back()}) {
    side->setComparisonMask(bit);
    side->setReferenceValue(static_cast<int>(bit));
    side->setStencilFunction(QStencilTestArguments::NotEqual);
  }
  for (QStencilOperationArguments* side : {operation->front(), operation->back()}) {
    side->setStencilTestFailureOperation(QStencilOperationArguments::Keep);
    side->setDepthTestFailureOperation(QStencilOperationArguments::Keep);
    side->setAllTestsPassOperation(QStencilOperationArguments::Replace);
  }
  auto* mask = new QStencilMask(pass);
  mask->setFrontOutputMask(bit);
  mask->setBackOutputMask(bit);
  pass->addRenderState(test);
  pass->addRenderState(operation);
  pass->addRenderState(mask);
}

/// Qt3D culls back faces unless told otherwise; flat things have no back.
void addBothFaces(QRenderPass* pass) {
  auto* cull = new QCullFace(pass);
  cull->setMode(QCullFace::NoCulling);
  pass->addRenderState(cull);
}

QParameter* addParameter(QMaterial* material, const char* name, const QVariant& value) {
  auto* parameter = new QParameter(QString::fromLatin1(name), value, material);
  material->addParameter(parameter);
  return parameter;
}

}  // namespace

ViewMaterial litMaterial(Qt3DCore::QNode* parent, EdgeMode mode) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::surfaceVertex, shaders::litFragment);
  addDepthTest(pass, QDepthTest::LessOrEqual);
  addBlending(pass);
  if (mode == EdgeMode::Outline) pass->addRenderState(new QNoDepthMask(pass));
  addParameter(material, "edgeMode", static_cast<int>(mode));
  return {material, addParameter(material, "keyDirection", QVector3D(0.0F, 1.0F, 0.0F)), nullptr};
}

ViewMaterial depthMaterial(Qt3DCore::QNode* parent) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::flatVertex, shaders::flatFragment);
  addDepthTest(pass, QDepthTest::Less);
  auto* mask = new QColorMask(pass);
  mask->setRedMasked(false);
  mask->setGreenMasked(false);
  mask->setBlueMasked(false);
  mask->setAlphaMasked(false);
  pass->addRenderState(mask);
  return {material, addParameter(material, "tint", QVector4D()),
          addParameter(material, "opacity", 1.0F)};
}

ViewMaterial silhouetteMaterial(Qt3DCore::QNode* parent, unsigned stencilBit) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::flatVertex, shaders::flatFragment);
  addDepthTest(pass, QDepthTest::Always);
  pass->addRenderState(new QNoDepthMask(pass));
  addBlending(pass);
  // The parts are closed: their front faces cover all that their back faces do.
  addOncePerPixel(pass, stencilBit);
  return {material, addParameter(material, "tint", QVector4D()),
          addParameter(material, "opacity", 1.0F)};
}

ViewMaterial shadowMaterial(Qt3DCore::QNode* parent, unsigned stencilBit) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::shadowVertex, shaders::flatFragment);
  addDepthTest(pass, QDepthTest::Always);
  pass->addRenderState(new QNoDepthMask(pass));
  addBlending(pass);
  addOncePerPixel(pass, stencilBit);
  addBothFaces(pass);
  addParameter(material, "tint", QVector4D(0.0F, 0.0F, 0.0F, 1.0F));
  return {material, addParameter(material, "keyDirection", QVector3D(0.0F, 1.0F, 0.0F)),
          addParameter(material, "opacity", 0.35F)};
}

ViewMaterial lineMaterial(Qt3DCore::QNode* parent, bool depthTest) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::lineVertex, shaders::lineFragment);
  addBothFaces(pass);
  addDepthTest(pass, depthTest ? QDepthTest::LessOrEqual : QDepthTest::Always);
  pass->addRenderState(new QNoDepthMask(pass));
  addBlending(pass);
  return {material, addParameter(material, "fadeCentre", QVector3D()),
          addParameter(material, "fadeRange", QVector2D(1e6F, 2e6F))};
}

ViewMaterial labelMaterial(Qt3DCore::QNode* parent, QAbstractTexture* picture) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::labelVertex, shaders::labelFragment);
  addBothFaces(pass);
  addDepthTest(pass, QDepthTest::Always);
  pass->addRenderState(new QNoDepthMask(pass));
  addBlending(pass);
  return {material, addParameter(material, "picture", QVariant::fromValue(picture)), nullptr};
}

ViewMaterial backgroundMaterial(Qt3DCore::QNode* parent) {
  auto* material = new QMaterial(parent);
  QRenderPass* pass = addPass(material, shaders::backgroundVertex, shaders::backgroundFragment);
  addBothFaces(pass);
  addDepthTest(pass, QDepthTest::Always);
  pass->addRenderState(new QNoDepthMask(pass));
  return {material, addParameter(material, "topColour", QVector3D()),
          addParameter(material, "bottomColour", QVector3D())};
}

}  // namespace emoforge
