// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/format.h"

#include "core/base/text.h"

namespace emoforge {

void Format::write(const Sample&, const std::filesystem::path& file) const {
  throw Error(ErrorKind::Usage, text("This format can be read but not written."), {.file = file},
              text("Choose another one; \"list formats\" shows which can be written."));
}

}  // namespace emoforge
