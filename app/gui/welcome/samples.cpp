// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/samples.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <algorithm>

#include "app/gui/welcome/motion_picture.h"
#include "app/gui/welcome/recent_projects.h"
#include "core/data/dataset.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/demo_size.h"
#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"

namespace emoforge {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("Samples", text);
}

QString generatorsFor(const std::string& modality) {
  QStringList names;
  for (const auto& entry : registry().generators.entries()) {
    if (std::ranges::count(entry.card.modalities, modality) > 0)
      names << QString::fromStdString(entry.card.title);
  }
  return names.join(QStringLiteral(", "));
}

/// Draws a sample for a card; none for a modality without a drawing, whose card shows its icon.
SampleCard::Picture pictureOf(const SamplePtr& sample) {
  const auto motion = std::dynamic_pointer_cast<const MotionClip>(sample);
  if (!motion) return nullptr;
  const auto posed = std::make_shared<const PosedClip>(toPosedClip(*motion));
  return [posed](const QSize& size, double pixelRatio) {
    return drawMotionPicture(*posed, size, pixelRatio);
  };
}

/// A lively one, where there is such a class.
const Item& showpiece(const Dataset& data) {
  for (const Item& item : data.items()) {
    if (item.label == "happy" || item.label == "happiness") return item;
  }
  return data.items().front();
}

}  // namespace

std::vector<DemoCard> demoCards() {
  std::vector<DemoCard> result;
  for (const auto& entry : registry().demos.entries()) {
    const std::string& modality = entry.card.name;
    result.push_back({modality, modalityIcon(modality), QString::fromStdString(entry.card.title),
                      generatorsFor(modality)});
  }
  return result;
}

DemoPreview makePreview(const std::string& modality) {
  const QTemporaryDir folder;
  DemoRequest request;
  request.folder = std::filesystem::path(folder.path().toStdString()) / "preview";
  request.perClass = 1;
  NoProgress progress;
  registry().demos.create(modality)->write(request, progress);
  const Dataset data = Dataset::open(request.folder, registry().formats);
  const QString format = QString::fromStdString(data.formatName()).toUpper();
  const QString holds = modality == "body-motion" ? tr("%1 clips, %2 emotions × %3")
                                                  : tr("%1 files, %2 emotions × %3");
  return {holds.arg(format).arg(data.classes().size()).arg(demoItemsPerClass),
          pictureOf(data.load(showpiece(data)))};
}

}  // namespace emoforge
