// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/deep/register_deep.h"

#include "core/base/text.h"
#include "core/generators/deep/deep_generator.h"
#include "core/generators/deep/networks.h"
#include "core/generators/representation_parameters.h"

namespace emoforge {
namespace {

/// What the path of the body leaves to small components is what tells emotions apart: with 99 %
/// even clips that are only encoded and decoded lose their class.
constexpr double kAllVariance = 1.0;

ParameterSpec& addSampling(SpecList& list, const char* name, std::string label, double value,
                           double high, double step, std::string symbol, std::string unit,
                           std::string help) {
  auto& spec =
      list.add(text("Sampling"), ParameterSpec::real(name, std::move(label), value, 0.0, high),
               std::move(symbol), std::move(unit), std::move(help));
  spec.step = step;
  spec.sampling = true;
  return spec;
}

/// What all networks share, then the parameters of the representation. `seen`: the share of the
/// variance that the network is given.
void addRest(SpecList& list, double smoothing, double seen) {
  addSmoothingParameter(list, smoothing);
  addLatentParameters(list, seen);
  addRepresentationParameters(list);
}

void addLatentSource(SpecList& list) {
  auto& source = list.add(
      text("Sampling"),
      ParameterSpec::choice(
          "latent-source", text("Source of novelty"), "vae-latent",
          {{"vae-latent", text("Latent space"), text("A latent place drawn from the prior.")},
           {"noise", text("Noise of the neural gas"),
            text("A training clip of the class, encoded and decoded, with the noise that the "
                 "neural gas adds to a neuron.")}}),
      "", "",
      text("The ablation between the two ways to make a clip new: the same decoder, either with a "
           "random latent place or with noise on the finished clip."));
  source.sampling = true;
  addSampling(list, "noise", text("Noise"), 0.05, 10.0, 0.01, "s", "× range",
              text("Strength of the neural gas's noise, where it is the source of novelty."))
      .sliderMaximum = 0.3;
  addSampling(list, "noise-smoothness", text("Noise smoothness"), 15.0, 200.0, 1.0, "τ", "frames",
              text("How slowly that noise changes along time."))
      .decimals = 1;
}

}  // namespace

void registerCvae(GeneratorCatalogue& generators) {
  DeepMethod method;
  method.card.name = "cvae";
  method.card.title = text("Conditional variational autoencoder");
  method.card.summary = text(
      "Learns a smooth space of clips, conditional on the class, and decodes places drawn in it. "
      "With latent-source = noise the same decoder is compared with the noise of the neural gas.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Kihyuk Sohn, Honglak Lee, Xinchen Yan";
  method.card.reference =
      "Sohn, Lee and Yan 2015, NeurIPS; Kingma and Welling 2014, ICLR; decoder variance: Rybkin et "
      "al. 2021, ICML";
  method.card.bibtex =
      "@inproceedings{sohn2015cvae,\n"
      "  title = {Learning Structured Output Representation using Deep Conditional Generative "
      "Models},\n"
      "  author = {Sohn, Kihyuk and Lee, Honglak and Yan, Xinchen},\n"
      "  booktitle = {Advances in Neural Information Processing Systems},\n"
      "  volume = {28},\n"
      "  year = {2015}\n"
      "}\n"
      "@inproceedings{kingma2014vae,\n"
      "  title = {Auto-Encoding Variational {Bayes}},\n"
      "  author = {Kingma, Diederik P. and Welling, Max},\n"
      "  booktitle = {International Conference on Learning Representations},\n"
      "  year = {2014}\n"
      "}\n"
      "@inproceedings{rybkin2021sigma,\n"
      "  title = {Simple and Effective {VAE} Training with Calibrated Decoders},\n"
      "  author = {Rybkin, Oleh and Daniilidis, Kostas and Levine, Sergey},\n"
      "  booktitle = {International Conference on Machine Learning},\n"
      "  year = {2021}\n"
      "}\n";
  SpecList list;
  addNetworkParameters(list, 256, 2, 3000);
  list.add(text("Network"), ParameterSpec::integer("latent-size", text("Latent size"), 16, 1, 4096),
           "z", "",
           text("Dimensions of the latent space. Those that the clips do not need stay noise."));
  auto& beta = list.add(
      text("Training"),
      ParameterSpec::real("beta", text("Weight of the divergence"), 1.0, 0.0, 1000.0), "β", "",
      text("Weight of the divergence between what the encoder gives and the prior. Above 1 clips "
           "blend more, below 1 drawn places may fall between what was learned."),
      "L = d/2 · ln MSE + β · KL");
  beta.step = 0.1;
  addLatentSource(list);
  addSampling(list, "temperature", text("Temperature"), 1.0, 10.0, 0.1, "", "",
              text("Standard deviation of the latent places that are drawn. Below 1 clips are "
                   "more alike."));
  addRest(list, 1.0, kAllVariance);
  method.parameters = list.take();
  method.network = cvaeNetwork();
  addDeepGenerator(generators, method);
}

void registerCgan(GeneratorCatalogue& generators) {
  DeepMethod method;
  method.card.name = "cgan";
  method.card.title = text("Conditional adversarial network");
  method.card.summary = text(
      "A generator of clips of each class learns against a critic that tells real from synthetic.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Mehdi Mirza, Simon Osindero";
  method.card.reference =
      "Mirza and Osindero 2014, arXiv:1411.1784; gradient penalty: Mescheder, Geiger and Nowozin "
      "2018, ICML";
  method.card.bibtex =
      "@misc{mirza2014cgan,\n"
      "  title = {Conditional Generative Adversarial Nets},\n"
      "  author = {Mirza, Mehdi and Osindero, Simon},\n"
      "  year = {2014},\n"
      "  eprint = {1411.1784},\n"
      "  archivePrefix = {arXiv}\n"
      "}\n"
      "@inproceedings{mescheder2018convergence,\n"
      "  title = {Which Training Methods for {GANs} do actually Converge?},\n"
      "  author = {Mescheder, Lars and Geiger, Andreas and Nowozin, Sebastian},\n"
      "  booktitle = {International Conference on Machine Learning},\n"
      "  year = {2018}\n"
      "}\n";
  SpecList list;
  addNetworkParameters(list, 256, 2, 4000);
  list.add(text("Network"), ParameterSpec::integer("noise-size", text("Noise size"), 32, 1, 4096),
           "z", "", text("Random numbers that a clip is made from."));
  auto& penalty = list.add(
      text("Training"),
      ParameterSpec::real("gradient-penalty", text("Gradient penalty"), 1.0, 0.0, 1000.0), "γ", "",
      text("How much steep judgements at real clips cost the critic (R1). 0 leaves it out; then "
           "training is apt to swing."),
      "γ/2 · E ‖∇_x D(x, y)‖²");
  penalty.step = 0.5;
  auto& beta1 = list.add(
      text("Training"), ParameterSpec::real("beta1", text("Momentum"), 0.5, 0.0, 0.999), "β₁", "",
      text("Share of the last direction that Adam keeps. Adversarial training asks for little."));
  beta1.step = 0.1;
  beta1.advanced = true;
  addSampling(list, "temperature", text("Temperature"), 1.0, 10.0, 0.1, "", "",
              text("Standard deviation of the noise. Below 1 clips are more alike."));
  addRest(list, 1.0, kAllVariance);
  method.parameters = list.take();
  for (ParameterSpec& spec : method.parameters) {
    if (spec.name == "learning-rate") spec.defaultValue = 5e-4;
    if (spec.name == "batch-size") spec.minimum = 2;  // one clip has no spread to normalise by
  }
  method.network = cganNetwork();
  addDeepGenerator(generators, method);
}

void registerLstm(GeneratorCatalogue& generators) {
  DeepMethod method;
  method.card.name = "lstm";
  method.card.title = text("Long short-term memory");
  method.card.summary = text(
      "Learns the next frame from the frames before and the class, and draws clips frame by "
      "frame.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Alex Graves; Sepp Hochreiter, Jürgen Schmidhuber";
  method.card.reference =
      "Graves 2013, Generating sequences with recurrent neural networks, arXiv:1308.0850; "
      "Hochreiter and Schmidhuber 1997, Neural Computation 9(8)";
  method.card.bibtex =
      "@misc{graves2013sequences,\n"
      "  title = {Generating Sequences With Recurrent Neural Networks},\n"
      "  author = {Graves, Alex},\n"
      "  year = {2013},\n"
      "  eprint = {1308.0850},\n"
      "  archivePrefix = {arXiv}\n"
      "}\n"
      "@article{hochreiter1997lstm,\n"
      "  title = {Long Short-Term Memory},\n"
      "  author = {Hochreiter, Sepp and Schmidhuber, J{\\\"u}rgen},\n"
      "  journal = {Neural Computation},\n"
      "  volume = {9},\n"
      "  number = {8},\n"
      "  pages = {1735--1780},\n"
      "  year = {1997}\n"
      "}\n";
  SpecList list;
  addNetworkParameters(list, 128, 1, 2000);
  list.add(text("Network"),
           ParameterSpec::integer("mixtures", text("Mixture components"), 1, 1, 100), "K", "",
           text("Gaussians that the next frame is drawn from. 1 is a single Gaussian."));
  auto& inputNoise = list.add(
      text("Training"), ParameterSpec::real("input-noise", text("Input noise"), 0.02, 0.0, 10.0),
      "", "× SD",
      text("Noise on the frames that the network sees, so that it gets used to its own errors. "
           "Without any, drawn clips drift away."));
  inputNoise.step = 0.01;
  addSampling(
      list, "temperature", text("Temperature"), 1.0, 10.0, 0.1, "", "",
      text("Share of the predicted standard deviation that is drawn at each frame. 1 is the "
           "model itself, 0 gives one clip a class."));
  addRest(list, 2.0, 0.99);
  method.parameters = list.take();
  for (ParameterSpec& spec : method.parameters) {
    if (spec.name == "batch-size") spec.defaultValue = std::int64_t{16};
    if (spec.name == "learning-rate") spec.defaultValue = 3e-3;
  }
  method.perFrame = true;
  method.network = lstmNetwork();
  addDeepGenerator(generators, method);
}

}  // namespace emoforge
