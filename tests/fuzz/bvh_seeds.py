#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small seeds for the BVH fuzz target: each file as it is where it is small, otherwise its hierarchy with two
rows, and, where that is still long, its last rows below a small hierarchy of one joint.

    bvh_seeds.py FOLDER_WITH_BVH_FILES FOLDER_FOR_SEEDS
"""
import pathlib
import sys

LIMIT = 4096


def shortened(data: bytes) -> bytes:
    head, _, motion = data.partition(b"MOTION")
    words = motion.split()
    values = words[words.index(b"Time:") + 2:]
    channels = sum(int(line.split()[1]) for line in head.splitlines() if line.split()[:1] == [b"CHANNELS"])
    two = b"MOTION\nFrames: 2\nFrame Time: 0.04\n" + b" ".join(values[:channels]) + b"\n" + b" ".join(
        values[channels:2 * channels]) + b"\n"
    if len(head + two) <= 2 * LIMIT:
        return head + two
    rows = b"\n".join(b" ".join(values[i:i + 6]) for i in range(0, 60, 6))
    return (b"HIERARCHY\r\nROOT a:b\r\n{\r\n\tOFFSET 0 0 0\r\n\tCHANNELS 6 Xposition Yposition Zposition Zrotation "
            b"Yrotation Xrotation \r\n}\r\nMOTION\r\nFrames: 10\r\nFrame Time: .0083333\n" + rows)


def main() -> None:
    source, target = map(pathlib.Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(source.glob("*.bvh")):
        data = file.read_bytes()
        (target / file.name).write_bytes(data if len(data) <= LIMIT else shortened(data))


main()
