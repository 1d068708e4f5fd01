# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the classes of body-motion demo sets can be told apart, with scikit-learn.

usage: demo_learnable.py SET [SET ...]    (folders written by `dataset demo body-motion`)

Walks only, leave one actor out, mean over the sets. Prints the checks of facts/demo_data.md:
gait-learnable (random forest on plain kinematic features of the motion), gait-speed-alone, and a
linear model on the true parameters. Needs numpy and scikit-learn.
"""
import csv
import sys
from pathlib import Path

import numpy as np
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

FOUR = ("angry", "sad", "neutral", "proud")


def read_bvh(path):
    """Names, parents, offsets, channels, frame time and the motion of one file."""
    head, motion = path.read_text().split("MOTION")
    names, parents, offsets, channels, stack = [], [], [], [], []
    for line in head.splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] in ("ROOT", "JOINT", "End"):
            parents.append(stack[-1] if stack else -1)
            names.append(words[1] if words[0] != "End" else names[parents[-1]] + "_end")
            offsets.append(None)
            channels.append([])
        elif words[0] == "{":
            stack.append(len(names) - 1)
        elif words[0] == "}":
            stack.pop()
        elif words[0] == "OFFSET":
            offsets[stack[-1]] = [float(word) for word in words[1:]]
        elif words[0] == "CHANNELS":
            channels[stack[-1]] = words[2:]
    words = motion.split()
    frames, frame_time = int(words[1]), float(words[4])
    return names, parents, offsets, channels, frame_time, np.array(words[5:], float).reshape(frames, -1)


def turn(axis, degrees):
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    o, l = np.zeros_like(c), np.ones_like(c)
    rows = {"X": [[l, o, o], [o, c, -s], [o, s, c]], "Y": [[c, o, s], [o, l, o], [-s, o, c]],
            "Z": [[c, -s, o], [s, c, o], [o, o, l]]}[axis]
    return np.moveaxis(np.array(rows), 2, 0)


def positions(path):
    """Joint positions in metres, frames x joints x 3, with names and frame time."""
    names, parents, offsets, channels, frame_time, motion = read_bvh(path)
    places, turns, column = [], [], 0
    for joint, parent in enumerate(parents):
        place = np.tile(offsets[joint], (len(motion), 1))
        rotation = np.tile(np.eye(3), (len(motion), 1, 1))
        for channel in channels[joint]:
            if channel.endswith("position"):
                place[:, "XYZ".index(channel[0])] = motion[:, column]
            else:
                rotation = rotation @ turn(channel[0], motion[:, column])
            column += 1
        if parent >= 0:
            place = places[parent] + np.einsum("fij,fj->fi", turns[parent], place)
            rotation = turns[parent] @ rotation
        places.append(place)
        turns.append(rotation)
    return np.stack(places, 1) / 100.0, {name: i for i, name in enumerate(names)}, frame_time


def angle(a, b, c):
    """Degrees at b between the ways to a and c."""
    u, v = a - b, c - b
    cosine = (u * v).sum(-1) / np.linalg.norm(u, axis=-1) / np.linalg.norm(v, axis=-1)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


def lean(lower, upper):
    """Forward lean of a segment, degrees; walking is along +z."""
    way = upper - lower
    return np.degrees(np.arctan2(way[:, 2], way[:, 1]))


def features(path):
    p, index, dt = positions(path)
    at = lambda name: p[:, index[name]]
    hips = at("Hips")
    stature = np.percentile(at("Head_end")[:, 1], 95)
    seconds = dt * (len(p) - 1)
    speed = np.linalg.norm(hips[-1, [0, 2]] - hips[0, [0, 2]]) / seconds
    foot = at("LeftFoot")[:, 2] - at("RightFoot")[:, 2]
    strides = np.sum((foot[:-1] <= 0) & (foot[1:] > 0)) / seconds
    row = [speed, strides, speed / max(strides, 0.1) / stature]
    row += [np.ptp(hips[:, 1]), np.std(hips[:, 0])]
    for low, high in (("Hips", "Neck"), ("Neck", "Head_end")):
        row += [lean(at(low), at(high)).mean(), lean(at(low), at(high)).std()]
    for side in ("Left", "Right"):
        upper, elbow = lean(at(side + "ForeArm"), at(side + "Arm")), None
        elbow = 180 - angle(at(side + "Arm"), at(side + "ForeArm"), at(side + "Hand"))
        knee = 180 - angle(at(side + "UpLeg"), at(side + "Leg"), at(side + "Foot"))
        row += [upper.mean(), np.ptp(upper), elbow.mean(), np.ptp(elbow), np.ptp(knee)]
        row.append((at(side + "Arm")[:, 1] - at("Neck")[:, 1]).mean() / stature)
    local = p - hips[:, None]
    for name in ("LeftHand", "RightHand", "LeftFoot", "RightFoot", "Head", "LeftForeArm"):
        velocity = np.diff(local[:, index[name]], axis=0) / dt
        acceleration = np.diff(velocity, axis=0) / dt
        jerk = np.diff(acceleration, axis=0) / dt
        row += [np.sqrt((d ** 2).sum(1).mean()) for d in (velocity, acceleration, jerk)]
    return row


def load(folder):
    folder = Path(folder)
    truth = {row["id"]: row for row in csv.DictReader(open(folder / "truth.csv"))}
    known = ("id", "label", "mover", "planted", "style", "intensity", "step_length_m",
             "stride_factor", "stature_m", "asymmetry", "turnout", "abduction")
    names = [name for name in next(iter(truth.values())) if name not in known]
    walks = [row for row in csv.DictReader(open(folder / "index.csv")) if row["take"] == "walk"]
    x = np.array([features(folder / row["file"]) for row in walks])
    t = np.array([[float(truth[row["id"]][name]) for name in names] for row in walks])
    y = np.array([row["label"] for row in walks])
    return x, t, y, np.array([row["subject"] for row in walks])


def accuracy(model, x, y, groups):
    return 100 * np.mean(cross_val_predict(model, x, y, groups=groups, cv=LeaveOneGroupOut()) == y)


def main():
    forest = lambda: RandomForestClassifier(300, random_state=0, n_jobs=2)
    linear = lambda: LinearDiscriminantAnalysis(solver="lsqr", shrinkage=0.05)
    rows = []
    for folder in sys.argv[1:]:
        x, t, y, who = load(folder)
        four = np.isin(y, FOUR)
        rows.append([accuracy(forest(), x[four], y[four], who[four]), accuracy(forest(), x, y, who),
                     accuracy(linear(), x[:, :1], y, who), accuracy(forest(), x[:, :1], y, who),
                     accuracy(linear(), t[four], y[four], who[four]), accuracy(linear(), t, y, who)])
        print(folder, len(y), "walks", np.round(rows[-1], 1), flush=True)
    mean, deviation = np.mean(rows, 0), np.std(rows, 0)
    for name, m, s in zip(("forest, 4 classes (70-88)", "forest, 6 classes (60-80)",
                           "speed alone, linear (< 55)", "speed alone, forest (< 55)",
                           "true parameters, linear, 4 classes (about 80)",
                           "true parameters, linear, 6 classes (about 75)"), mean, deviation):
        print(f"{name:48s} {m:5.1f} % (SD over sets {s:.1f})")


if __name__ == "__main__":
    main()
