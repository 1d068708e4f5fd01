// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/generators/densities/add_density.h"
#include "core/generators/densities/register_densities.h"
#include "core/numerics/gaussian_mixture.h"
#include "core/numerics/matrix_view.h"
#include "core/numerics/shrunk_covariance.h"

namespace emoforge {
namespace {

CovarianceKind kindOf(const std::string& name) {
  if (name == "full") return CovarianceKind::Full;
  return name == "diagonal" ? CovarianceKind::Diagonal : CovarianceKind::Spherical;
}

class MixtureRows : public RowSource {
 public:
  explicit MixtureRows(const ParameterSet& parameters) : parameters_(parameters) {}

  void fit(const Training& training) override {
    latent_ = LatentRows(*training.rows, parameters_);
    const DoubleArray rows = latent_.toLatent(*training.rows);
    const double meanVariance = asMatrix(sampleCovariance(rows).covariance).diagonal().mean();
    MixtureSettings settings;
    settings.covariance = kindOf(parameters_.choice("covariance"));
    settings.leastVariance = parameters_.real("least-variance") * meanVariance;
    settings.starts = static_cast<std::size_t>(parameters_.integer("starts"));
    settings.components = static_cast<std::size_t>(parameters_.integer("mixture-components"));
    training.progress.throwIfCancelled();
    if (settings.components == 0) {
      const auto most = static_cast<std::size_t>(parameters_.integer("most-mixture-components"));
      mixture_ = fitMixtureByBic(rows, settings, most, training.random);
    } else {
      settings.components = std::min(settings.components, rows.extent(0));
      mixture_ = GaussianMixture(rows, settings, training.random);
    }
    Notice notice;
    notice.severity = Notice::Severity::Info;
    notice.message =
        fmt::format(fmt::runtime(text("The mixture has {} components in {} principal dimensions.")),
                    mixture_.components(), latent_.dimension());
    notice.place.item = training.label;
    training.progress.notice(notice);
  }

  Drawn draw(const Request& request) const override {
    const GaussianMixture::Drawn drawn = mixture_.draw(request.own);
    return {latent_.toRow(drawn.row), fmt::format("component {}", drawn.component + 1)};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    latent_.save(archive, prefix + "latent/");
    mixture_.save(archive, prefix + "mixture/");
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    latent_.load(archive, prefix + "latent/");
    mixture_.load(archive, prefix + "mixture/");
  }

 private:
  ParameterSet parameters_;
  LatentRows latent_;
  GaussianMixture mixture_;
};

void addMixtureParameters(SpecList& list) {
  const std::string group = text("Density");
  list.add(
      group,
      ParameterSpec::integer("mixture-components", text("Components of the mixture"), 0, 0, 1000),
      "K", "",
      text("Gaussians of each class. 0 takes the number with the least Bayesian information "
           "criterion on the training clips."),
      "BIC = −2 ln L + p ln n");
  list.add(group,
           ParameterSpec::integer("most-mixture-components", text("Most components tried"), 8, 1,
                                  1000),
           "", "", text("Where the number of components is automatic: the largest one tried."))
      .advanced = true;
  list.add(group,
           ParameterSpec::choice(
               "covariance", text("Covariance"), "diagonal",
               {{"full", text("Full"), text("Every direction of its own.")},
                {"diagonal", text("Along the components"),
                 text("Variances along the principal components of the class.")},
                {"spherical", text("Spheres"), text("One variance in all directions.")}}),
           "", "",
           text("Shape of a component. Full covariances need many more clips than dimensions."));
  auto& least = list.add(
      group, ParameterSpec::real("least-variance", text("Least variance"), 0.01, 1e-9, 10.0), "",
      "× mean variance",
      text("Added to every variance, so that no component shrinks onto a single clip."));
  least.step = 0.01;
  least.advanced = true;
  list.add(group, ParameterSpec::integer("starts", text("Starts"), 5, 1, 1000), "", "",
           text("k-means++ starts, of which the most likely mixture is kept."))
      .advanced = true;
}

}  // namespace

void registerGmm(GeneratorCatalogue& generators) {
  RowMethod method;
  method.card.name = "gmm";
  method.card.title = text("Gaussian mixture");
  method.card.summary = text(
      "Fits a mixture of Gaussians to each class in the space of its principal components and "
      "draws clips from it.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Arthur Dempster, Nan Laird, Donald Rubin (EM); Gideon Schwarz (BIC)";
  method.card.reference =
      "Dempster, Laird and Rubin 1977, J. Royal Statistical Society B 39(1); Schwarz 1978, Annals "
      "of Statistics 6(2)";
  method.card.bibtex =
      "@article{dempster1977em,\n"
      "  title = {Maximum Likelihood from Incomplete Data via the {EM} Algorithm},\n"
      "  author = {Dempster, A. P. and Laird, N. M. and Rubin, D. B.},\n"
      "  journal = {Journal of the Royal Statistical Society: Series B},\n"
      "  volume = {39},\n"
      "  number = {1},\n"
      "  pages = {1--38},\n"
      "  year = {1977}\n"
      "}\n"
      "@article{schwarz1978bic,\n"
      "  title = {Estimating the Dimension of a Model},\n"
      "  author = {Schwarz, Gideon},\n"
      "  journal = {The Annals of Statistics},\n"
      "  volume = {6},\n"
      "  number = {2},\n"
      "  pages = {461--464},\n"
      "  year = {1978}\n"
      "}\n";
  SpecList list;
  addMixtureParameters(list);
  method.advice = text("a mixture of more than one component is little more than its clips.");
  addDensity<MixtureRows>(generators, std::move(method), std::move(list));
}

}  // namespace emoforge
