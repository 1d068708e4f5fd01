// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/data/representation.h"
#include "core/generators/class_wise/class_model.h"
#include "core/generators/class_wise/encoded_rows.h"

namespace emoforge {

/// What the rows of one class are learned into. Rows go in, rows come out; items, representation
/// and files are RowModel's.
class RowSource {
 public:
  virtual ~RowSource() = default;

  struct Training {
    std::shared_ptr<const EncodedRows> rows;
    const Representation& representation;
    const std::vector<std::string>& ids;
    const std::string& label;
    Random random;
    Progress& progress;
  };
  /// Throws Error(Input), Cancelled. Ends within seconds, so that nothing of it is kept at a stop.
  virtual void fit(const Training& training) = 0;

  struct Request {
    std::size_t number;  ///< 1-based
    const ParameterSet& parameters;
    const Random& order;  ///< the same for all samples of the class: for oversampledItem()
    Random& own;          ///< of this sample
  };
  struct Drawn {
    std::vector<double> row;
    std::string source;  ///< how it came about
  };
  /// Thread-safe beside itself.
  virtual Drawn draw(const Request& request) const = 0;

  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
  virtual void load(const ArchiveReader& archive, const std::string& prefix) = 0;
};

/// A class by way of the rows of its representation: encodes the clips, lets a RowSource learn and
/// draw, decodes with the parameter `smoothing`.
class RowModel : public ClassModel {
 public:
  /// `parameters`: those of addRepresentationParameters() among them.
  RowModel(std::string label, const ParameterSet& parameters, std::unique_ptr<RowSource> source);

  void train(const TrainingClass& data, const TrainingContext& context) override;
  bool finished() const override { return finished_; }
  SyntheticSample sample(std::size_t number, const ParameterSet& parameters,
                         const Random& random) const override;
  std::shared_ptr<const SampleDraft> draft(const Random& random) const override;
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 private:
  std::string label_;
  std::shared_ptr<Representation> representation_;
  std::shared_ptr<RowSource> source_;
  bool finished_ = false;
};

}  // namespace emoforge
