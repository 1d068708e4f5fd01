// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace emoforge {

/// Marks a text that a user reads and passes it through the installed translator.
/// Core texts are English; the window installs a translator that looks them up. Thread-safe after
/// start-up.
std::string text(const char* english);

using TextTranslator = std::string (*)(const char* english);

/// Installs the translator; nullptr restores English. Call once at start-up, before worker threads
/// exist.
void setTextTranslator(TextTranslator translator);

}  // namespace emoforge
