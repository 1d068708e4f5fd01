// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QStyleOptionButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <functional>

#include "widgets/class_mark.h"
#include "widgets/empty_view.h"
#include "widgets/icon_engine.h"
#include "widgets/job_list.h"
#include "widgets/notice_bar.h"
#include "widgets/parameter_row.h"
#include "widgets/segmented_control.h"
#include "widgets/style_paint.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge::testing {
namespace {

/// A strip that paints itself, for what has no widget of its own.
class Painted : public QWidget {
 public:
  Painted(int width, int height, std::function<void(QPainter*, const QRect&)> paint)
      : paint_(std::move(paint)) {
    setFixedHeight(height);
    if (width > 0) setFixedWidth(width);
    setAccessibleName("sample");
  }
  void paintEvent(QPaintEvent* /*event*/) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_(&painter, rect());
  }

 private:
  std::function<void(QPainter*, const QRect&)> paint_;
};

/// A button shown in a state that needs a pointer or a key.
class FixedStateButton : public QPushButton {
 public:
  FixedStateButton(const QString& text, QStyle::State state, bool primary) : QPushButton(text) {
    state_ = state;
    if (primary) setProperty("kind", "primary");
    setAccessibleName(text);
  }
  void paintEvent(QPaintEvent* /*event*/) override {
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.state |= state_;
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);
  }

 private:
  QStyle::State state_;
};

QVBoxLayout* column(QHBoxLayout* row) {
  auto* panel = new QWidget;
  setSurface(panel, "panel");
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(16, 12, 16, 12);
  layout->setSpacing(8);
  row->addWidget(panel);
  return layout;
}

void heading(QVBoxLayout* layout, const QString& title, const QString& note = {}) {
  if (layout->count() > 0) layout->addSpacing(10);
  auto* row = new QHBoxLayout;
  row->addWidget(makeLabel(title, "small-strong"));
  row->addStretch();
  row->addWidget(makeLabel(note, "small"));
  layout->addLayout(row);
  layout->addWidget(makeLine());
}

void surfaces(QVBoxLayout* layout) {
  heading(layout, "Surfaces");
  const std::pair<Token, const char*> rows[] = {{Token::App, "application, gaps"},
                                                {Token::Panel, "panel"},
                                                {Token::Head, "dock title, table head"},
                                                {Token::Control, "control"},
                                                {Token::Input, "input"},
                                                {Token::View, "3-D view"},
                                                {Token::Plot, "plot"},
                                                {Token::Selected, "selected row"}};
  for (const auto& [token, name] : rows) {
    auto* row = new QHBoxLayout;
    row->addWidget(new Painted(30, 16, [token = token](QPainter* painter, const QRect& rect) {
      paintBox(painter, rect, theme().color(token), theme().color(Token::LineStrong), 3);
    }));
    row->addWidget(makeLabel(name, "detail"));
    row->addStretch();
    row->addWidget(makeLabel(theme().color(token).name().toUpper(), "mono"));
    layout->addLayout(row);
  }
}

void textColors(QVBoxLayout* layout) {
  heading(layout, "Text and signals");
  const std::pair<Token, const char*> rows[] = {
      {Token::Text1, "primary"},  {Token::Text2, "secondary"},
      {Token::Text3, "captions"}, {Token::Accent, "accent, links, focus"},
      {Token::Good, "good"},      {Token::Warning, "warning"},
      {Token::Error, "error"}};
  for (const auto& [token, name] : rows) {
    layout->addWidget(
        new Painted(0, 18, [token = token, name = name](QPainter* painter, const QRect& rect) {
          painter->setPen(theme().color(token));
          painter->setFont(theme().font(TextRole::SmallStrong));
          painter->drawText(rect.adjusted(6, 0, 0, 0), Qt::AlignVCenter, "Aa");
          painter->setFont(theme().font(TextRole::Small));
          painter->drawText(rect.adjusted(38, 0, 0, 0), Qt::AlignVCenter, name);
        }));
  }
}

void marks(QVBoxLayout* layout) {
  heading(layout, "Real and synthetic", "colour, mark, line");
  const std::tuple<Token, const char*, Qt::PenStyle, bool> kinds[] = {
      {Token::Real, "Real", Qt::SolidLine, false},
      {Token::Synthetic, "Synthetic", Qt::DashLine, true},
      {Token::Nearest, "Nearest training", Qt::DotLine, true}};
  for (const auto& [token, name, line, hollow] : kinds) {
    layout->addWidget(new Painted(0, 18, [=](QPainter* painter, const QRect& rect) {
      const double y = rect.center().y() + 0.5;
      paintMark(painter, QPointF(10, y), MarkShape::Circle, theme().color(token), hollow);
      painter->setPen(QPen(theme().color(token), 2, line));
      painter->drawLine(QPointF(24, y), QPointF(64, y));
      painter->setPen(theme().color(Token::Text2));
      painter->setFont(theme().font(TextRole::Small));
      painter->drawText(rect.adjusted(76, 0, 0, 0), Qt::AlignVCenter, name);
    }));
  }
  heading(layout, "Emotions", "real, synthetic");
  for (const auto& emotion : theme().emotions()) {
    layout->addWidget(new Painted(0, 18, [emotion](QPainter* painter, const QRect& rect) {
      const double y = rect.center().y() + 0.5;
      paintMark(painter, QPointF(10, y), emotion.shape, emotion.color, false, 11);
      paintMark(painter, QPointF(33, y), emotion.shape, emotion.color, true, 11);
      painter->setPen(theme().color(Token::Text2));
      painter->setFont(theme().font(TextRole::Small));
      painter->drawText(rect.adjusted(52, 0, 0, 0), Qt::AlignVCenter, emotion.name);
    }));
  }
}

void buttons(QVBoxLayout* layout) {
  heading(layout, "Buttons");
  for (bool primary : {false, true}) {
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    const std::pair<const char*, QStyle::State> states[] = {{"rest", QStyle::State_None},
                                                            {"pointer", QStyle::State_MouseOver},
                                                            {"pressed", QStyle::State_Sunken},
                                                            {"focus", QStyle::State_None}};
    for (const auto& [name, state] : states) {
      auto* cell = new QVBoxLayout;
      cell->setSpacing(4);
      auto* button = new FixedStateButton("Train", state, primary);
      button->setObjectName(QString(name) + (primary ? "-primary" : ""));
      cell->addWidget(button, 0, Qt::AlignHCenter);
      cell->addWidget(makeLabel(name, "caption"), 0, Qt::AlignHCenter);
      row->addLayout(cell);
    }
    auto* cell = new QVBoxLayout;
    cell->setSpacing(4);
    auto* last = primary ? makeButton("Stop", "square") : makeButton("Train");
    last->setEnabled(primary);
    cell->addWidget(last, 0, Qt::AlignHCenter);
    cell->addWidget(makeLabel(primary ? "with icon" : "disabled", "caption"), 0, Qt::AlignHCenter);
    row->addLayout(cell);
    layout->addLayout(row);
  }
}

void inputs(QVBoxLayout* layout) {
  heading(layout, "Inputs");
  auto* grid = new QGridLayout;
  grid->setSpacing(10);
  auto* combo = new QComboBox;
  combo->addItems({"shuffled", "in order"});
  combo->setAccessibleName("Order");
  grid->addWidget(combo, 0, 0);
  auto* filter = new QLineEdit;
  filter->setPlaceholderText("Filter");
  filter->setAccessibleName("Filter");
  grid->addWidget(filter, 1, 0);
  auto* focused = new QLineEdit("walk");
  focused->setObjectName("focused-field");
  focused->setAccessibleName("Focused");
  grid->addWidget(focused, 1, 1);
  auto* wrong = new QLineEdit("12.0");
  wrong->setProperty("state", "error");
  wrong->setAccessibleName("Wrong");
  grid->addWidget(wrong, 0, 1);
  auto* segments = new SegmentedControl("Preset");
  segments->setSegments({"Paper", "Quick"});
  segments->setCurrentIndex(1);
  grid->addWidget(segments, 2, 0, Qt::AlignLeft);
  auto* checks = new QHBoxLayout;
  auto* on = new QCheckBox("on");
  on->setChecked(true);
  checks->addWidget(on);
  checks->addWidget(new QCheckBox("off"));
  checks->addStretch();
  grid->addLayout(checks, 2, 1);
  auto* radios = new QHBoxLayout;
  auto* one = new QRadioButton("one");
  one->setChecked(true);
  radios->addWidget(one);
  radios->addWidget(new QRadioButton("other"));
  radios->addStretch();
  grid->addLayout(radios, 3, 0);
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setValue(40);
  slider->setAccessibleName("Slider");
  grid->addWidget(slider, 3, 1);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
  layout->addLayout(grid);
}

void type(QVBoxLayout* layout) {
  heading(layout, "Type", "tabular figures");
  const std::pair<const char*, const char*> rows[] = {
      {"0.78 key number", "key"},           {"Page title", "title"},
      {"Body, labels, fields", ""},         {"Tables 1,074.50 and 1,111.11", "detail"},
      {"Axis labels, captions", "caption"}, {"emoforge-cli train --seed 1", "mono"}};
  for (const auto& [text, role] : rows) layout->addWidget(makeLabel(text, role));
}

void parameterRows(QVBoxLayout* layout) {
  heading(layout, "Parameter row", "changed, warned, wrong, locked");
  const ParameterSet set = sampleParameters();
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  const auto row = [&](const char* name) {
    auto* made = new ParameterRow(set.spec(name));
    column->addWidget(made);
    return made;
  };
  row("iterations");
  row("smoothing")->setValue(2.0);
  row("neurons")->setHint(
      ParameterProblem::Severity::Warning,
      "50 neurons, but only 8 training clips in the smallest class: expect near-copies.");
  auto* wrong = row("range-end");
  wrong->setValue(12.0);
  wrong->setHint(ParameterProblem::Severity::Error, "Must be below the start, 10 ranks.");
  row("frames")->setEnabled(false);
  layout->addLayout(column);
}

void jobStates(QVBoxLayout* layout) {
  heading(layout, "Job states", "start, pause, stop");
  auto* model = new JobModel(layout);
  const char* details[] = {"settings complete",   "after cond-gan",
                           "0:37 left",           "finishing the step",
                           "checkpoint at 14:02", "keeping the last checkpoint",
                           "took 11:20",          "loss became NaN at step 812"};
  for (int i = 0; i < 8; ++i) {
    const auto state = static_cast<JobState>(i);
    model->put({QString::number(i), jobStateName(state), details[i], {}, state, 0.4});
  }
  auto* list = new JobList(model);
  list->setButtonsAlwaysShown(true);
  list->setFixedHeight(440);
  layout->addWidget(list);
}

void notices(QVBoxLayout* layout) {
  heading(layout, "Notices", "in place, never modal");
  layout->addWidget(new NoticeBar(
      {Notice::Severity::Info, "Settings changed. Press Start to train again.", {}, {}}));
  auto* skipped = new NoticeBar({Notice::Severity::Warning, "3 of 64 files were skipped.", {}, {}});
  skipped->setActions({{"show", "Show the list"}});
  layout->addWidget(skipped);
  auto* wrong = new NoticeBar({Notice::Severity::Error,
                               "131 numbers where the header promises 132.",
                               {.file = "run.bvh", .line = 214, .column = 9},
                               {}});
  wrong->setActions({{"open", "Open at the line"}});
  layout->addWidget(wrong);
}

void colorMaps(QVBoxLayout* layout) {
  heading(layout, "Colour maps");
  const std::pair<ColorMap, const char*> maps[] = {{ColorMap::Depth, "depth, viridis"},
                                                   {ColorMap::Signed, "correlation"},
                                                   {ColorMap::Speed, "speed"}};
  for (const auto& [map, name] : maps) {
    auto* row = new QHBoxLayout;
    row->addWidget(new Painted(200, 14, [map = map](QPainter* painter, const QRect& rect) {
      for (int x = 0; x < rect.width(); ++x) {
        painter->fillRect(x, 0, 1, rect.height(), theme().mapped(map, x / (rect.width() - 1.0)));
      }
    }));
    row->addWidget(makeLabel(name, "detail"));
    row->addStretch();
    layout->addLayout(row);
  }
}

void icons(QVBoxLayout* layout) {
  heading(layout, "Icons", "lucide name");
  auto* grid = new QGridLayout;
  grid->setVerticalSpacing(3);
  const char* names[] = {"person-standing", "scan-face",
                         "route",           "smile",
                         "activity",        "flask-conical",
                         "scan-eye",        "columns-2",
                         "chart-scatter",   "file-chart-line",
                         "import",          "download",
                         "image-down",      "terminal",
                         "rotate-ccw",      "circle-question-mark",
                         "layers-2",        "grid-3x3",
                         "locate-fixed",    "camera",
                         "lasso-select",    "tag",
                         "eye-off",         "link-2"};
  for (int i = 0; i < static_cast<int>(std::size(names)); ++i) {
    auto* row = new QHBoxLayout;
    auto* icon = new QLabel;
    icon->setPixmap(iconPixmap(names[i], theme().color(Token::Text2), 16, 1.0));
    row->addWidget(icon);
    row->addWidget(makeLabel(names[i], "mono"), 1);
    grid->addLayout(row, i / 2, i % 2);
  }
  layout->addLayout(grid);
}

void emptyViews(QVBoxLayout* layout) {
  heading(layout, "Empty, loading, failed views");
  auto* grid = new QGridLayout;
  grid->setSpacing(10);
  const auto add = [&](EmptyView* view, int row, int cell) {
    setSurface(view, "view-card");
    view->setFixedHeight(172);
    grid->addWidget(view, row, cell);
  };
  add(new EmptyView("person-standing", "No clip selected",
                    "Choose a clip in the table, or press Space to play the first."),
      0, 0);
  auto* train = new EmptyView("flask-conical", "No synthetic data yet",
                              "Train a generator to compare it with the real clips.");
  train->setButton("Train");
  add(train, 0, 1);
  auto* reading = new EmptyView("loader-circle", "Reading 214 of 630", "You can go on working.");
  reading->setIconToken(Token::Accent);
  reading->setButton("Cancel", false);
  add(reading, 1, 0);
  auto* failed = new EmptyView("octagon-x", "3-D view has no OpenGL",
                               "Curves and tables work. Version 3.2 is needed.");
  failed->setIconToken(Token::Error);
  failed->setButton("Details", false);
  add(failed, 1, 1);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
  layout->addLayout(grid);
}

void iconButtons(QVBoxLayout* layout) {
  heading(layout, "Icon buttons", "rest, on, disabled");
  auto* row = new QHBoxLayout;
  for (int i = 0; i < 3; ++i) {
    auto* button = makeIconButton("route", "Trails");
    button->setCheckable(true);
    button->setChecked(i == 1);
    button->setEnabled(i != 2);
    row->addWidget(button);
  }
  for (const char* name :
       {"skip-back", "step-back", "play", "step-forward", "skip-forward", "repeat"}) {
    row->addWidget(makeIconButton(name, name));
  }
  row->addStretch();
  auto* mark = new QLabel;
  mark->setPixmap(programMark(40, 1.0));
  row->addWidget(mark);
  layout->addLayout(row);
}

}  // namespace

ComponentGallery::ComponentGallery(QWidget* parent) : QWidget(parent) {
  setSurface(this, "app");
  resize(1600, 1000);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  auto* first = column(row);
  surfaces(first);
  textColors(first);
  marks(first);
  first->addStretch();
  auto* second = column(row);
  buttons(second);
  inputs(second);
  parameterRows(second);
  type(second);
  second->addStretch();
  auto* third = column(row);
  jobStates(third);
  notices(third);
  colorMaps(third);
  third->addStretch();
  auto* fourth = column(row);
  emptyViews(fourth);
  iconButtons(fourth);
  icons(fourth);
  fourth->addStretch();
  row->setStretch(0, 345);
  row->setStretch(1, 400);
  row->setStretch(2, 436);
  row->setStretch(3, 405);
}

}  // namespace emoforge::testing
