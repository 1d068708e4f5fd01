// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace emoforge {

/// One number per frame that a joint reads, in the order of the file.
enum class Channel { XPosition, YPosition, ZPosition, XRotation, YRotation, ZRotation };

inline bool isRotation(Channel channel) {
  return channel >= Channel::XRotation;
}
/// 0, 1, 2 for X, Y, Z.
inline int axisOf(Channel channel) {
  return static_cast<int>(channel) % 3;
}
/// "Xposition", as BVH files spell it.
const char* channelName(Channel channel);

/// A joint, or an end site (no channels, no children, only an offset).
struct Joint {
  std::string name;                 ///< end sites: parent's name + "_end"
  int parent = -1;                  ///< index, always smaller than the joint's own; −1: root
  Eigen::Vector3d offset{0, 0, 0};  ///< from the parent in the parent's frame, file units
  /// In file order. Rotations multiply in this order. A position channel replaces that component of
  /// the offset, at the root and at every other joint, as in BVHView (and Blender with all three).
  std::vector<Channel> channels;
  int firstChannel = 0;  ///< column of the first channel in a motion row
  bool endSite = false;
};

/// Joints in file order (parents before children), end sites included. Value type.
struct Skeleton {
  std::vector<Joint> joints;

  std::size_t channelCount() const;
  /// Number of joints that are not end sites.
  std::size_t movableCount() const;
  /// Index by exact name; −1 if absent.
  int find(const std::string& name) const;
  /// Same joints, parents, channels in the same order; offsets may differ.
  bool sameStructure(const Skeleton& other) const;
};

enum class UpAxis { Y, Z };
enum class LengthUnit { Metre, Centimetre, Millimetre, Inch, Unknown };

/// Metres per file unit; Unknown counts as 1.
double metresPer(LengthUnit unit);
const char* unitName(LengthUnit unit);  ///< "cm"

/// How the numbers of a clip are to be read, and whether that was declared by the user or guessed.
struct SpaceInfo {
  UpAxis up = UpAxis::Y;
  LengthUnit unit = LengthUnit::Unknown;
  bool upGuessed = true;
  bool unitGuessed = true;
};

}  // namespace emoforge
