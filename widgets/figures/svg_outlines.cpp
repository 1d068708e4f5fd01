// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/svg_outlines.h"

#include <QFont>
#include <QPainterPath>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace emoforge {
namespace {

constexpr int kDecimals = 2;

QString number(double value) {
  return QString::number(value, 'f', kDecimals);
}

/// The path in the words of SVG; Qt keeps a cubic curve as three elements.
QString pathData(const QPainterPath& path) {
  QString data;
  for (int i = 0; i < path.elementCount(); ++i) {
    const QPainterPath::Element& element = path.elementAt(i);
    if (element.isMoveTo()) data += 'M';
    if (element.isLineTo()) data += 'L';
    if (element.isCurveTo()) data += 'C';
    data += number(element.x) + ' ' + number(element.y) + ' ';
  }
  return data.trimmed();
}

QFont fontOf(const QXmlStreamAttributes& attributes) {
  QFont font(attributes.value("font-family").toString());
  font.setPixelSize(qRound(attributes.value("font-size").toDouble()));
  font.setWeight(static_cast<QFont::Weight>(attributes.value("font-weight").toInt()));
  font.setItalic(attributes.value("font-style") == QLatin1String("italic"));
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

void writeOutline(QXmlStreamReader& reader, QXmlStreamWriter& writer) {
  const QXmlStreamAttributes attributes = reader.attributes();
  const QString text = reader.readElementText();
  QPainterPath path;
  path.addText(attributes.value("x").toDouble(), attributes.value("y").toDouble(),
               fontOf(attributes), text);
  writer.writeStartElement(QStringLiteral("path"));
  for (const char* name : {"fill", "fill-opacity", "stroke"}) {
    const QString key = QString::fromLatin1(name);
    if (attributes.hasAttribute(key)) writer.writeAttribute(key, attributes.value(key).toString());
  }
  writer.writeAttribute(QStringLiteral("aria-label"), text);
  writer.writeAttribute(QStringLiteral("d"), pathData(path));
  writer.writeEndElement();
}

void writeRoot(const QXmlStreamReader& reader, QXmlStreamWriter& writer, double width,
               double height) {
  writer.writeStartElement(reader.namespaceUri().toString(), reader.name().toString());
  for (const QXmlStreamAttribute& attribute : reader.attributes()) {
    if (attribute.name() == QLatin1String("width")) {
      writer.writeAttribute(QStringLiteral("width"), QString::number(width, 'g', 10) + "mm");
    } else if (attribute.name() == QLatin1String("height")) {
      writer.writeAttribute(QStringLiteral("height"), QString::number(height, 'g', 10) + "mm");
    } else {
      writer.writeAttribute(attribute);
    }
  }
}

}  // namespace

QByteArray withOutlines(const QByteArray& svg, double widthMillimetres, double heightMillimetres) {
  QXmlStreamReader reader(svg);
  QByteArray result;
  QXmlStreamWriter writer(&result);
  while (!reader.atEnd()) {
    reader.readNext();
    if (reader.isStartElement() && reader.name() == QLatin1String("text")) {
      writeOutline(reader, writer);
    } else if (reader.isStartElement() && reader.name() == QLatin1String("svg")) {
      writer.writeDefaultNamespace(reader.namespaceUri().toString());
      writeRoot(reader, writer, widthMillimetres, heightMillimetres);
    } else if (reader.tokenType() != QXmlStreamReader::Invalid) {
      writer.writeCurrentToken(reader);
    }
  }
  return result;
}

}  // namespace emoforge
