#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact banded dynamic time warping of postures in plain Python: the other side of warping_bench.

Written from facts/metrics.md 10: frame cost = mean joint distance, steps (1,0), (0,1), (1,1) of weight 1,
Sakoe-Chiba band max(10 % of the longer rounded up, length difference), cost / path length, among equally cheap
ways the diagonal one.

    dtw_plain.py FILE   FILE holds pairs of clips as JSON: [[a, b], ...], a clip = frames of joints of [x, y, z].
                        Prints the seconds of processor time for all pairs, then a value a line.
"""
import json
import sys
import time
from math import dist, inf


def mean_joint_distance(a, b):
    return sum(map(dist, a, b)) / len(a)


def warped_distance(a, b):
    n, m = len(a), len(b)
    longer = max(n, m)
    band = max((longer + 9) // 10, longer - min(n, m))
    above = [(inf, 0)] * (m + 1)
    above[0] = (0.0, 0)
    for i in range(n):
        here = [(inf, 0)] * (m + 1)
        for j in range(max(0, i - band), min(m, i + band + 1)):
            best, length = above[j]
            if above[j + 1][0] < best:
                best, length = above[j + 1]
            if here[j][0] < best:
                best, length = here[j]
            here[j + 1] = (best + mean_joint_distance(a[i], b[j]), length + 1)
        above = here
    total, length = above[m]
    return total / length


def main():
    with open(sys.argv[1]) as file:
        pairs = json.load(file)
    started = time.process_time()
    values = [warped_distance(a, b) for a, b in pairs]
    print(f"{time.process_time() - started:.6f}")
    for value in values:
        print(repr(value))


if __name__ == "__main__":
    main()
