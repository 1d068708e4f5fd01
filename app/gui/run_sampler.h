// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/gui/workspace.h"
#include "core/generators/generator.h"

namespace emoforge {

/// Which synthetic clip to show.
struct SampleRequest {
  std::filesystem::path run;
  std::string label;
  std::size_t number = 1;  ///< from 1
  std::uint64_t seed = 1;
  Json set = Json::object();  ///< sampling parameters that the sliders changed
  /// Drawn from a model in training instead of from the finished run, with these parameters.
  std::shared_ptr<const SampleDraft> draft;
  ParameterSet parameters;
  std::size_t step = 0;  ///< iteration that the draft is of

  bool operator==(const SampleRequest&) const = default;
};

/// Draws preview clips from finished runs and from drafts on a pool thread. While one is drawn only
/// the newest request waits, so that a slider can be dragged. Interface thread only.
class RunSampler : public QObject {
  Q_OBJECT

 public:
  explicit RunSampler(QObject* parent = nullptr);
  void request(const SampleRequest& request);

 signals:
  void sampled(const emoforge::SampleRequest& request, const emoforge::LoadedClip& clip,
               const QString& source);
  void failed(const emoforge::Notice& notice);

 private:
  /// The generator that was loaded last, shared with the pool thread.
  struct Loaded;
  void start(const SampleRequest& request);
  void finish();

  std::shared_ptr<Loaded> loaded_;
  bool busy_ = false;
  std::optional<SampleRequest> waiting_;
};

}  // namespace emoforge
