// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/gui/project/project_edits.h"
#include "app/gui/project/project_reader.h"
#include "app/gui/project/project_session.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/experiment/project.h"
#include "core/experiment/record.h"
#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

class JobProgress;

/// A clip that was read: as its file tells it, and ready to draw.
struct LoadedClip {
  std::shared_ptr<const MotionClip> motion;
  std::shared_ptr<const PosedClip> posed;
};

/// A data set that was read on a pool thread, with its hash.
struct ReadData {
  Dataset set;
  std::string hash;
};

/// What the window works on: one project, its data sets (read and checked), its runs and the one
/// selection. Everything slow happens on pool threads; signals come on the interface thread.
/// Interface thread only.
class Workspace : public QObject {
  Q_OBJECT

 public:
  explicit Workspace(QObject* parent = nullptr);
  ~Workspace() override;

  /// Where the runs of plain data set folders are kept, so that the data stay untouched. Empty: in
  /// the data set's own folder.
  void setProjectsFolder(const std::filesystem::path& folder);
  const std::filesystem::path& projectsFolder() const { return projectsFolder_; }

  /// Opens a project or a data set folder; opened(), failed() or openElsewhere() follows.
  void open(const std::filesystem::path& folder, bool readOnly = false);
  /// A new, empty project. Throws Error(Usage) where the folder holds anything.
  void create(const std::filesystem::path& folder, const std::string& name);
  /// Saves and closes; closed() follows. False where edits could not be kept anywhere.
  bool close();
  /// Makes the demo project of a modality where it is not there yet, then opens it.
  void openDemo(const std::filesystem::path& folder, const std::string& modality);
  /// Stops reading: what was being opened or added is left out, with all that waits behind it.
  void cancelReading();
  bool reading() const { return reading_ != nullptr; }

  bool isOpen() const { return open_; }
  const Project& project() const { return project_; }
  const std::vector<Dataset>& dataSets() const { return dataSets_; }
  const std::vector<RunRecord>& runs() const { return runs_; }
  /// Of runs(); a run whose record cannot be read stays in the project, but not here.
  const std::vector<std::filesystem::path>& runFolders() const { return runFolders_; }
  const std::vector<MissingData>& missingData() const { return missing_; }
  /// The data set that a run was trained on, by its hash or place; −1: not in the project.
  int dataOfRun(const RunRecord& run) const;

  /// The project's file: saving, locks.
  ProjectSession& session() { return session_; }
  /// What a crash left behind, newest first, until one of the two is called.
  const std::vector<Recovery>& recoveries() const { return recoveries_; }
  void recover(const Recovery& recovery);
  void discard(const Recovery& recovery);
  /// Opens a project whose file is damaged with the edits that a program left behind; the damaged
  /// file is kept beside it.
  void openAutosave(const std::filesystem::path& folder, const Recovery& recovery);
  /// Writes the project file, with what is open now, into another folder. Throws Error.
  void saveCopy(const std::filesystem::path& folder);

  /// Adds a data set to the project that is open, or makes a project for it where none is. It is
  /// there once it was read as a whole; until then reading() and cancelReading() are about it.
  void addData(const std::filesystem::path& folder, const ImportOptions& options);
  /// The data of `entry` lie in another folder now; refused where they are other data.
  void locateData(std::size_t entry, const std::filesystem::path& folder);

  /// The data set and items that every view shows; empty ids: nothing selected.
  int currentData() const { return currentData_; }
  const Dataset* data() const;
  const std::vector<std::string>& selectedIds() const { return selectedIds_; }
  const Item* currentItem() const;
  /// Name, path and hash of the current data set, for records; null where there is none.
  Json dataRecord() const;
  void select(int data, const std::vector<std::string>& ids);

  /// Name under which the project knows the data set; empty for a wrong index.
  std::string dataName(int data) const;

  /// Changes that can be undone.
  ProjectEdits& edits() { return edits_; }
  QUndoStack* undoStack() { return edits_.undoStack(); }
  /// Items that training and measures leave out, in alphabetical order.
  std::vector<std::string> excludedIds(int data) const;
  /// Those of the current data set that are among its items.
  std::vector<std::string> excludedItems() const;
  void setExcluded(int data, const std::vector<std::string>& ids, bool excluded);
  std::vector<std::string> excludedIdsOfRun(const std::filesystem::path& run) const;
  void setExcludedOfRun(const std::filesystem::path& run, const std::vector<std::string>& ids,
                        bool excluded);
  /// Tags of one item, in alphabetical order.
  std::vector<std::string> tagsOf(int data, const std::string& id) const;
  void setTag(int data, const std::vector<std::string>& ids, const std::string& tag, bool set);
  /// How the project parts a data set; null where it does not.
  const Split* splitOf(int data) const;
  /// Keeps a split beside the project and uses it from now on.
  void setSplit(int data, const Split& split);
  /// The part of the current data set that may be trained on; none where it is not parted.
  std::optional<SplitSelection> trainingPart() const;
  /// Take out of the project; the files stay where they are.
  void removeRun(const std::filesystem::path& folder);
  void removeData(int data);

  /// Reads a clip; `done` is called on the interface thread unless `context` is gone by then.
  void loadClip(const Item& item, QObject* context, std::function<void(LoadedClip)> done);

  /// A run was made or changed: read its record again, keep it in the project file.
  void addRun(const std::filesystem::path& folder);
  /// What a part of the window keeps with the project, in Project::layout; null: nothing yet.
  Json layoutEntry(const std::string& key) const { return project_.layout.value(key, Json()); }
  void setLayoutEntry(const std::string& key, const Json& value);
  std::filesystem::path nextRunFolder(const std::string& generator) const;

 signals:
  void readingChanged(int done, int total);  ///< items of the data set that is being read
  void opened();
  void closed();
  void failed(const emoforge::Notice& notice);
  /// The project file cannot be read, but edits of it that a program left behind can.
  void damaged(const std::filesystem::path& folder, const emoforge::Notice& notice,
               const emoforge::Recovery& recovery);
  void openElsewhere(const std::filesystem::path& folder, const emoforge::Notice& notice);
  void recoveriesChanged();
  void selectionChanged();
  void runsChanged();
  void excludedChanged();  ///< lists of excluded items or tags
  void splitChanged();
  void notice(const emoforge::Notice& notice);

 private:
  void read(ProjectRequest request);
  /// From now on something is read, and nothing else any more. The function that is returned is to
  /// be called at its end and tells whether its result is still wanted.
  std::function<bool()> beginReading(const std::shared_ptr<std::atomic<int>>& items);
  void readLater(const ProjectData& data, std::function<void(const ReadData&)> done);
  void readNext();
  void dropReading();
  void readFailed(const std::exception& error);
  void take(ProjectContent content);
  void showFirstItem();
  void readRuns(bool tell);
  void hashData(std::size_t entry);
  void keepHash(std::size_t entry, const std::string& hash);
  void insertData(std::size_t entry, Dataset set);
  void takeDataOut(const std::string& name);
  SelectionKey excludedOfRun(const std::filesystem::path& run) const;
  void placeRun(const std::filesystem::path& folder, std::ptrdiff_t place);
  void takeRunOut(const std::filesystem::path& folder);
  const ProjectData* entryOf(int data) const;
  std::filesystem::path freeSplitFile(const std::string& dataName) const;

  std::filesystem::path projectsFolder_;
  Project project_;
  ProjectEdits edits_{project_};
  ProjectSession session_{project_};
  std::vector<Dataset> dataSets_;
  std::vector<std::size_t> entries_;  ///< of each data set in project_.dataSets
  std::vector<MissingData> missing_;
  std::vector<Recovery> recoveries_;
  std::vector<RunRecord> runs_;
  std::vector<std::filesystem::path> runFolders_;
  mutable std::map<std::filesystem::path, std::optional<Split>> splits_;  ///< as read so far
  std::vector<std::string> selectedIds_;
  int currentData_ = 0;
  bool open_ = false;
  std::shared_ptr<JobProgress> reading_;
  struct DataToRead {
    ProjectData data;
    std::function<void(const ReadData&)> done;
  };
  std::deque<DataToRead> toRead_;  ///< after what is being read
};

}  // namespace emoforge
