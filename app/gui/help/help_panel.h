// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

#include "app/gui/help/help_topic.h"

namespace emoforge {

/// Shows one help text in the type and colours of the window. Lives in a dock, so that it can be
/// read beside what it explains.
class HelpPanel : public QTextBrowser {
  Q_OBJECT
 public:
  explicit HelpPanel(QWidget* parent = nullptr);

  void setTopic(const HelpTopic& topic);
  const HelpTopic& topic() const { return topic_; }

 signals:
  void titleChanged(const QString& title);

 private:
  void refresh();
  void styleBlocks();

  HelpTopic topic_;
};

}  // namespace emoforge
