// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/help/help_topic.h"

#include <QCoreApplication>
#include <QFile>
#include <QWidget>

#include "core/experiment/catalogues.h"
#include "widgets/parameter_editor.h"
#include "widgets/parameter_panel.h"
#include "widgets/parameter_row.h"

namespace emoforge {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("HelpTopic", text);
}

QString escaped(const std::string& text) {
  return QString::fromStdString(text).toHtmlEscaped();
}

QString paragraph(const QString& rich) {
  return QStringLiteral("<p>%1</p>").arg(rich);
}

}  // namespace

HelpTopic helpPage(const QString& name) {
  QFile file(QStringLiteral(":/emoforge/help/%1.md").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return helpPage(QStringLiteral("window"));
  HelpTopic topic;
  const QString text = QString::fromUtf8(file.readAll());
  topic.title = text.section('\n', 0, 0).remove(QStringLiteral("# "));
  topic.markdown = text.section('\n', 1);
  return topic;
}

HelpTopic parameterTopic(const ParameterSpec& spec) {
  HelpTopic topic;
  topic.title = QString::fromStdString(spec.label);
  topic.html = parameterHelp(spec);
  for (const ParameterChoice& choice : spec.choices) {
    topic.html +=
        paragraph(QStringLiteral("<b>%1</b>. %2").arg(escaped(choice.label), escaped(choice.help)));
  }
  topic.html +=
      paragraph(spec.sampling ? tr("A change redraws the preview at once; nothing is trained anew.")
                              : tr("A change applies to the next run."));
  return topic;
}

HelpTopic generatorTopic(const std::string& name) {
  const auto& entry = registry().generators.find(name);
  HelpTopic topic;
  topic.title = QString::fromStdString(entry.card.title);
  topic.html = paragraph(escaped(entry.card.summary));
  if (!entry.card.reference.empty()) topic.html += paragraph(escaped(entry.card.reference));
  QString group;
  for (const ParameterSpec& spec : entry.parameters) {
    const QString own = spec.advanced ? tr("Advanced") : QString::fromStdString(spec.group);
    if (own != group) topic.html += QStringLiteral("<h3>%1</h3>").arg(own.toHtmlEscaped());
    group = own;
    topic.html += parameterHelp(spec) + QStringLiteral("<br>");
  }
  return topic;
}

HelpTopic topicOf(const QWidget* focused, const QString& page, const std::string& generator) {
  for (const QWidget* widget = focused; widget != nullptr; widget = widget->parentWidget()) {
    if (const auto* row = qobject_cast<const ParameterRow*>(widget))
      return parameterTopic(row->spec());
    if (qobject_cast<const ParameterPanel*>(widget)) return generatorTopic(generator);
    const QString name = widget->property("help").toString();
    if (!name.isEmpty()) return helpPage(name);
  }
  return helpPage(page);
}

}  // namespace emoforge
