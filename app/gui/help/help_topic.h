// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

class QWidget;

namespace emoforge {

struct ParameterSpec;

/// A text of the help panel. `html` texts are made from the specs, the others are files of
/// resources/help.
struct HelpTopic {
  QString title;
  QString markdown;
  QString html;  ///< shown instead of `markdown` where not empty
};

/// The text of resources/help/<name>.md; its first line is the title.
HelpTopic helpPage(const QString& name);

/// Symbol, equation, two sentences, range, default and the choices of one parameter.
HelpTopic parameterTopic(const ParameterSpec& spec);

/// What a generator does, where it is published, and all its parameters.
HelpTopic generatorTopic(const std::string& name);

/// Help for what has the focus: a parameter, else the nearest parent with the property "help",
/// else the page that is shown.
HelpTopic topicOf(const QWidget* focused, const QString& page, const std::string& generator);

}  // namespace emoforge
