// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

namespace emoforge {
namespace {
TextTranslator installedTranslator = nullptr;
}

std::string text(const char* english) {
  return installedTranslator ? installedTranslator(english) : std::string(english);
}

void setTextTranslator(TextTranslator translator) {
  installedTranslator = translator;
}

}  // namespace emoforge
