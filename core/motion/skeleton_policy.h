// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/parameters.h"
#include "core/data/sample.h"

namespace emoforge {

/// The import option `skeletons`: what happens where the clips of one set differ in skeleton.
ParameterSpec skeletonPolicyOption();

/// Brings all clips onto the skeleton that most of them have, by the policy: `refuse` throws
/// Error(Input) that tells how many there are; `map` maps the others by joint name; `largest`
/// resets the others to null. What was done is added to `notices`. Clips of one skeleton are left
/// as they are.
void unifySkeletons(std::vector<SamplePtr>& clips, const std::string& policy,
                    const std::filesystem::path& data, std::vector<Notice>& notices);

}  // namespace emoforge
