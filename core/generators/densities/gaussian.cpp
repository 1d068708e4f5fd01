// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/Eigenvalues>
#include <algorithm>

#include "core/base/text.h"
#include "core/generators/densities/add_density.h"
#include "core/generators/densities/register_densities.h"
#include "core/numerics/matrix_view.h"
#include "core/numerics/shrunk_covariance.h"

namespace emoforge {
namespace {

class GaussianRows : public RowSource {
 public:
  explicit GaussianRows(const ParameterSet& parameters) : parameters_(parameters) {}

  void fit(const Training& training) override {
    latent_ = LatentRows(*training.rows, parameters_);
    const DoubleArray rows = latent_.toLatent(*training.rows);
    const bool shrunk = parameters_.choice("shrinkage") == "ledoit-wolf";
    const DoubleArray covariance =
        shrunk ? ledoitWolf(rows).covariance : sampleCovariance(rows).covariance;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(asMatrix(covariance));
    root_ = DoubleArray({rows.extent(1), rows.extent(1)});
    asMatrix(root_) =
        solver.eigenvectors() * solver.eigenvalues().cwiseMax(0.0).cwiseSqrt().asDiagonal();
    const Eigen::RowVectorXd mean = asMatrix(rows).colwise().mean();
    mean_.assign(mean.data(), mean.data() + mean.size());
  }

  Drawn draw(const Request& request) const override {
    std::vector<double> normal(mean_.size());
    for (double& value : normal) value = request.own.normal();
    std::vector<double> place = mean_;
    const auto size = static_cast<Eigen::Index>(mean_.size());
    Eigen::Map<Eigen::VectorXd>(place.data(), size) +=
        asMatrix(root_) * Eigen::Map<const Eigen::VectorXd>(normal.data(), size);
    return {latent_.toRow(place), "drawn from the Gaussian of the class"};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    latent_.save(archive, prefix + "latent/");
    archive.put(prefix + "mean", DoubleArray({mean_.size()}, mean_));
    archive.put(prefix + "root", root_);
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    latent_.load(archive, prefix + "latent/");
    mean_ = archive.doubles(prefix + "mean").values();
    root_ = archive.doubles(prefix + "root");
  }

 private:
  ParameterSet parameters_;
  LatentRows latent_;
  std::vector<double> mean_;
  DoubleArray root_;  ///< root · rootᵀ is the covariance
};

}  // namespace

void registerGaussian(GeneratorCatalogue& generators) {
  RowMethod method;
  method.card.name = "gaussian";
  method.card.title = text("Gaussian of each class (control)");
  method.card.summary = text(
      "Draws clips from one Gaussian a class in the space of its principal components: the control "
      "that a generator has to beat to have learned more than means and correlations.");
  method.card.modalities = {"body-motion"};
  method.card.authors = "Olivier Ledoit, Michael Wolf (covariance)";
  method.card.reference =
      "Ledoit and Wolf 2004, A well-conditioned estimator for large-dimensional covariance "
      "matrices, J. Multivariate Analysis 88(2)";
  method.card.bibtex =
      "@article{ledoit2004wellconditioned,\n"
      "  title = {A well-conditioned estimator for large-dimensional covariance matrices},\n"
      "  author = {Ledoit, Olivier and Wolf, Michael},\n"
      "  journal = {Journal of Multivariate Analysis},\n"
      "  volume = {88},\n"
      "  number = {2},\n"
      "  pages = {365--411},\n"
      "  year = {2004}\n"
      "}\n";
  SpecList list;
  list.add(
      text("Density"),
      ParameterSpec::choice(
          "shrinkage", text("Shrinkage"), "ledoit-wolf",
          {{"ledoit-wolf", text("Ledoit–Wolf"),
            text("The covariance is pulled towards a sphere as far as its own uncertainty asks.")},
           {"none", text("None"), text("The covariance of the training clips as it is.")}}),
      "", "",
      text("How the covariance is estimated. With few clips the plain one tells too little spread "
           "in most directions."),
      "Σ = (1 − s) S + s (tr S / d′) I");
  method.advice = text("the Gaussian knows few directions in which clips of the class differ.");
  addDensity<GaussianRows>(generators, std::move(method), std::move(list));
}

}  // namespace emoforge
