# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a BVH file in Blender and compares every joint, in up to 25 frames, with a table of joint positions.

    emoforge-cli dataset convert ... (one copy as bvh, one as joint-positions)
    blender -b --factory-startup -P tests/peers/blender_positions.py -- CLIP.bvh POSITIONS.csv

Prints the largest difference in file units; Blender computes in single precision. Exits 1 above 0.001 of the largest
coordinate. End sites are the tails of Blender's bones; Blender invents a tail where an end site has no length, so
those are left out. Frames: spread over the clip.
"""
import csv
import sys

import bpy

SHORTEST_TAIL = 0.01


def largest_difference(bvh: str, table: str) -> tuple[float, float, int]:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.ops.import_anim.bvh(filepath=bvh, axis_forward="Y", axis_up="Z", rotate_mode="NATIVE", frame_start=1)
    body = next(thing for thing in bpy.data.objects if thing.type == "ARMATURE")
    with open(table, encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    names = [column[:-2] for column in head[2::3]]
    worst = largest = 0.0
    compared = 0
    for row in rows[:: max(1, len(rows) // 24)]:
        bpy.context.scene.frame_set(int(row[0]) + 1)
        points = {name: [float(x) for x in row[2 + 3 * i : 5 + 3 * i]] for i, name in enumerate(names)}
        for name, point in points.items():
            bone = body.pose.bones.get(name)
            place = bone.head if bone else None
            if bone is None:
                joint = name.removesuffix("_end")
                if max(abs(a - b) for a, b in zip(point, points[joint])) < SHORTEST_TAIL:
                    continue
                place = body.pose.bones[joint].tail
            worst = max(worst, *(abs(a - b) for a, b in zip(body.matrix_world @ place, point)))
            largest = max(largest, *map(abs, point))
            compared += 1
    return worst, largest, compared


bvh_file, positions = sys.argv[sys.argv.index("--") + 1 :][:2]
difference, size, count = largest_difference(bvh_file, positions)
print(f"{bvh_file}: {count} positions compared, largest difference {difference:.2g} of {size:.4g}")
sys.exit(difference > 1e-3 * size or count == 0)
