// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <functional>
#include <optional>

#include "core/base/parameters.h"
#include "widgets/job_look.h"

class QComboBox;
class QLabel;
class QMenu;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace emoforge {

class ElidedLabel;
class FoldGroup;
class NoticeBar;
class ParameterRow;
class RunFooter;
class SegmentedControl;

/// A named set of values shown as a segment of the panel's head, or in its menu when not featured.
struct ParameterPreset {
  QString id;     ///< "paper-code"
  QString label;  ///< "Paper"
  QString help;
  Json values;  ///< parameter → value; the others take their defaults
  bool featured = true;
};

/// Choice of a generator, its presets, its parameters in groups, and the run buttons; made from the
/// parameter specs alone. Holds a ParameterSet that is always valid: a refused text stays in its
/// row, is named under Start and never reaches the set.
class ParameterPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ParameterPanel(QWidget* parent = nullptr);

  void setGenerators(const QStringList& names,
                     const QString& icon = QStringLiteral("flask-conical"));
  void setCurrentGenerator(const QString& name);
  /// Makes the rows anew when the specs differ from the present ones; does not emit.
  void setParameters(const ParameterSet& parameters);
  const ParameterSet& parameters() const { return parameters_; }
  void setPresets(const QVector<ParameterPreset>& presets);
  /// The preset whose values are those shown; empty for "Custom".
  QString currentPreset() const;

  /// Asked after every change; its findings become hints under the rows, errors keep Start from
  /// working.
  using Validator = std::function<std::vector<ParameterProblem>(const ParameterSet&)>;
  void setValidator(Validator validator);
  /// Something outside the parameters that Start waits for ("Choose a data set first."); empty for
  /// none.
  void setObstacle(const QString& sentence);
  /// The settings of the current or last run: when they differ, the panel says so; nothing
  /// retrains.
  void setRunParameters(const std::optional<ParameterSet>& parameters);
  void setJobState(JobState state);
  void setFolded(const QString& group, bool folded);

  RunFooter* footer() const { return footer_; }
  ParameterRow* row(const std::string& name) const;

 signals:
  void generatorChosen(const QString& name);
  void helpRequested(const QString& generator);
  void parametersChanged(const emoforge::ParameterSet& parameters);
  /// A sampling parameter changed: samples can be drawn anew without training.
  void samplingChanged(const emoforge::ParameterSet& parameters);
  /// "Queue a run" of the notice about changed settings.
  void queueRequested();

 private:
  QWidget* makeHead();
  void rebuild();
  void addGroup(const QString& title, const std::vector<const ParameterSpec*>& specs, bool folded);
  void takeEdit(const std::string& name, const ParameterValue& value);
  void takeAll(const ParameterSet& next);
  void applyPreset(const ParameterPreset& preset);
  ParameterSet presetSet(const ParameterPreset& preset) const;
  void refreshPresets();
  void refreshSummaries();
  void refreshProblems();
  void refreshNotice();
  void changed(bool samplingOnly);

  ParameterSet parameters_;
  QVector<ParameterPreset> presets_;
  Validator validator_;
  QString obstacle_;
  std::optional<ParameterSet> runParameters_;
  QComboBox* generator_;
  SegmentedControl* presetSegments_;
  QToolButton* morePresets_;
  QMenu* presetMenu_;
  QLabel* resetAll_;
  QScrollArea* scroll_;
  QVBoxLayout* groupsLayout_;
  NoticeBar* notice_;
  RunFooter* footer_;
  QVector<ParameterRow*> rows_;
  struct Group {
    FoldGroup* box;
    QVector<ParameterRow*> rows;
    bool advanced;
  };
  QVector<Group> groups_;
};

}  // namespace emoforge
