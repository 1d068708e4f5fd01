// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/not_a_number.h"

#include <fmt/format.h>

#include "core/base/text.h"

namespace emoforge {
namespace {

std::string sentence(const std::string& what, std::size_t step) {
  if (step == 0) return fmt::format("{} {}", what, text("is not a number any more."));
  return fmt::format(fmt::runtime(text("{} is not a number at iteration {}.")), what, step);
}

}  // namespace

NotANumber::NotANumber(const std::string& what, std::size_t step, const std::filesystem::path& file)
    : Error(ErrorKind::Failure, sentence(what, step), {.file = file},
            text("Lower the learning rate and train again, or look for broken numbers in the data; "
                 "the last good checkpoint is kept.")) {}

}  // namespace emoforge
