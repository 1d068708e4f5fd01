// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge {

class DropArea;
class NoticeStack;
class RecentList;
class SampleCard;

/// The start page: new and recent projects at the left, samples and a place to drop data at the
/// right. It only asks; the window acts.
class WelcomePage : public QWidget {
  Q_OBJECT
 public:
  explicit WelcomePage(const QString& autosaveFolder, QWidget* parent = nullptr);

  /// Reads the list of projects again; call when the page is shown.
  void refresh();
  RecentList* recent() const { return recent_; }
  DropArea* dropArea() const { return drop_; }
  const QVector<SampleCard*>& cards() const { return cards_; }
  /// Above the samples.
  NoticeStack* notices() const { return notices_; }

 signals:
  void newRequested();
  void openRequested();
  void openDataRequested();
  void openFilesRequested();
  void projectRequested(const QString& folder);
  void locateRequested(const QString& folder);
  void recoveryRequested(const QString& folder);
  void sampleRequested(const QString& modality);
  void importRequested(const QStringList& paths);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makePictures();
  QWidget* makeLeft();
  QWidget* makeHeader();
  QWidget* makeButtons();
  QWidget* makeRight();
  QWidget* makeSamples();
  QWidget* makeHoldsCard();
  void offerRecovery(const QString& folder, const QString& name, const QString& time);

  QString autosaveFolder_;
  RecentList* recent_ = nullptr;
  QWidget* recentTitle_ = nullptr;
  DropArea* drop_ = nullptr;
  NoticeStack* notices_ = nullptr;
  QVector<SampleCard*> cards_;
  bool pictured_ = false;
};

}  // namespace emoforge
