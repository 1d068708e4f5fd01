// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/deep/deep_network.h"

namespace emoforge {

/// Conditional variational autoencoder (Sohn 2015) whose decoder's variance is the error it makes
/// (Rybkin 2021): loss = d/2 · ln(mean squared error) + β · KL. Reads `latent-size`, `beta`;
/// drawing reads `latent-source`, `temperature`.
NetworkKind cvaeNetwork();
/// Conditional adversarial network (Mirza 2014), non-saturating, with the gradient penalty R1
/// (Mescheder 2018). Reads `noise-size`, `gradient-penalty`, `beta1`; drawing reads `temperature`.
NetworkKind cganNetwork();
/// Autoregressive long short-term memory over frames: each frame is a mixture of Gaussians about
/// the one before (Graves 2013). Reads `mixtures`, `input-noise`; drawing reads `temperature`.
NetworkKind lstmNetwork();

}  // namespace emoforge
