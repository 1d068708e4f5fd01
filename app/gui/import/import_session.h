// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/data/import_survey.h"

namespace emoforge {

class JobProgress;

/// Looks at what someone wants to import and takes nothing: names and tables at once after every
/// change of the options, then every file once, in the background. Interface thread only.
class ImportSession : public QObject {
  Q_OBJECT
 public:
  explicit ImportSession(const FormatCatalogue& formats, QObject* parent = nullptr);
  ~ImportSession() override;

  /// One folder, or any files and folders together.
  void setSource(const std::vector<std::filesystem::path>& paths);
  void setOptions(const ImportOptions& options);
  const ImportOptions& options() const { return options_; }
  /// Stops reading files; what the names tell stays.
  void cancel();

  /// The folder that is looked at: the one given, or one with a table of the given files.
  const std::filesystem::path& folder() const { return folder_; }
  bool isCollection() const { return collection_ != nullptr; }
  const std::vector<std::filesystem::path>& paths() const { return paths_; }
  const ImportSurvey* survey() const { return survey_ ? &*survey_ : nullptr; }
  /// The set after all its files were read; null before.
  const Dataset* checked() const { return checked_ ? &*checked_ : nullptr; }
  bool reading() const { return reading_ != nullptr; }

 signals:
  void surveyed();
  void progressed(int done, int total);
  void finished();  ///< all files were read, or reading was cancelled
  void failed(const emoforge::Notice& notice);

 private:
  void look();
  void take(ImportSurvey survey);
  void read();
  void stopReading();

  const FormatCatalogue& formats_;
  std::vector<std::filesystem::path> paths_;
  std::filesystem::path folder_;
  std::unique_ptr<QTemporaryDir> collection_;
  ImportOptions options_;
  bool guess_ = false;  ///< the next look proposes column patterns
  std::optional<ImportSurvey> survey_;
  std::optional<Dataset> checked_;
  std::map<std::string, std::string> readWith_;  ///< format options of `checked_`
  std::shared_ptr<JobProgress> reading_;
  QTimer ticker_;
  int total_ = 0;
  int generation_ = 0;
};

}  // namespace emoforge
