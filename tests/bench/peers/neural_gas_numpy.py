#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The published neural gas arithmetic (Mousavi 2025, arXiv:2503.14513) as a plain NumPy loop.

Written from its description; used as the other side of neural_gas_bench and as the source of expected
numbers in tests. One network per class: clips padded with zeros at the end to the longest of the class, every
(frame, channel) column scaled to 0 ... 1, samples visited in fixed order.

    neural_gas_numpy.py FOLDER   FOLDER/<class>/values-*.npy are the clips (frames x channels),
                                 FOLDER/<class>/start.npy the starting neurons; writes neurons.npy beside
                                 them and prints the seconds of training, by the clock and of the processor.
"""
import pathlib
import sys
import time

import numpy as np


def padded_rows(clips):
    frames = max(len(clip) for clip in clips)
    rows = np.zeros((len(clips), frames, clips[0].shape[1]))
    for row, clip in zip(rows, clips):
        row[: len(clip)] = clip
    return rows.reshape(len(clips), -1)


def scaled_rows(rows):
    low = rows.min(axis=0)
    span = rows.max(axis=0) - low
    span[span == 0] = 1.0
    return (rows - low) / span


def train(rows, neurons, iterations=50, eps=(0.3, 0.05), lam=(10.0, 0.1)):
    """Returns the neurons and the mean distance to the winner of every iteration."""
    neurons = neurons.copy()
    errors = []
    for iteration in range(iterations):
        share = iteration / iterations
        rate = eps[0] * (eps[1] / eps[0]) ** share
        reach = lam[0] * (lam[1] / lam[0]) ** share
        distances_to_winner = []
        for row in rows:
            distances = np.linalg.norm(neurons - row, axis=1)
            distances_to_winner.append(distances.min())
            for rank, k in enumerate(np.argsort(distances, kind="stable")):
                neurons[k] += rate * np.exp(-rank / reach) * (row - neurons[k])
        errors.append(np.mean(distances_to_winner))
    return neurons, errors


def main():
    folder = pathlib.Path(sys.argv[1])
    jobs = []
    for path in sorted(p for p in folder.iterdir() if p.is_dir()):
        clips = [np.load(file) for file in sorted(path.glob("values-*.npy"))]
        jobs.append((path, clips, np.load(path / "start.npy")))
    started = time.perf_counter(), time.process_time()
    results = [(path, train(scaled_rows(padded_rows(clips)), start)[0]) for path, clips, start in jobs]
    print(f"{time.perf_counter() - started[0]:.6f} {time.process_time() - started[1]:.6f}")
    for path, neurons in results:
        np.save(path / "neurons.npy", neurons)


if __name__ == "__main__":
    main()
