// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <Qt>

#include "widgets/class_mark.h"

namespace emoforge {

/// What models of the program say about a row beside its text; RowDelegate paints it.
enum ItemRole {
  RawValueRole = Qt::UserRole,  ///< the value itself, for sorting: number or text
  IdRole,                       ///< stable id of the sample, run, …
  MarkRole,                     ///< ClassMark of the row's class
  SyntheticRole,                ///< bool: hollow mark
  ExcludedRole,                 ///< bool: pale
  StrikeRole,                   ///< bool: struck through while excluded
  WarningRole,                  ///< sentence: a warning sign at the right
  IconNameRole,                 ///< lucide name
  RightTextRole,                ///< text at the right edge: a count, a state in words
  HeadingRole,                  ///< bool: a caption between sections
  JobStateRole,                 ///< JobState as int
  FractionRole,                 ///< 0 … 1
  DetailRole                    ///< second line
};

}  // namespace emoforge

Q_DECLARE_METATYPE(emoforge::ClassMark)
