#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks of cvae and cgan in PyTorch, the other side of networks_bench: the same layers, losses, Adam and
moving average of weights and buffers, as one would write them in Python.

    networks_torch.py cvae|cgan THREADS   prints milliseconds a training step
"""
import copy
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

ITEMS, WIDTH, CLASSES, HIDDEN, BATCH, WARM_UP, STEPS = 256, 64, 5, 256, 32, 100, 500


def perceptron(inputs, outputs, leak=0.0, norm=False):
    layers = []
    for width in (inputs, HIDDEN):
        layers.append(nn.Linear(width, HIDDEN))
        if norm:
            layers.append(nn.BatchNorm1d(HIDDEN))
        layers.append(nn.LeakyReLU(leak) if leak else nn.ReLU())
    return nn.Sequential(*layers, nn.Linear(HIDDEN, outputs))


@torch.no_grad()
def follow(average, live, decay):
    for a, b in zip(average.parameters(), live.parameters()):
        a.lerp_(b, 1 - decay)
    for a, b in zip(average.buffers(), live.buffers()):
        if a.is_floating_point():
            a.lerp_(b, 1 - decay)


def cvae_step():
    latent, beta = 16, 1.0
    nets = nn.ModuleDict({"encoder": perceptron(WIDTH + CLASSES, 2 * latent),
                          "decoder": perceptron(latent + CLASSES, WIDTH)})
    average = copy.deepcopy(nets)
    adam = torch.optim.Adam(nets.parameters(), lr=1e-3)

    def step(items, classes):
        mean, log_variance = nets["encoder"](torch.cat([items, classes], 1)).chunk(2, 1)
        drawn = mean + (0.5 * log_variance).exp() * torch.randn(BATCH, latent)
        error = F.mse_loss(nets["decoder"](torch.cat([drawn, classes], 1)), items)
        divergence = -0.5 / BATCH * (1 + log_variance - mean.square() - log_variance.exp()).sum()
        loss = 0.5 * WIDTH * (error + 1e-6).log() + beta * divergence
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
        follow(average, nets, 0.995)
        return error.item(), divergence.item()

    return step


def cgan_step():
    noise, penalty = 32, 1.0
    maker = perceptron(noise + CLASSES, WIDTH, norm=True)
    critic = perceptron(WIDTH + CLASSES, 1, leak=0.2)
    average = copy.deepcopy(maker)
    maker_adam = torch.optim.Adam(maker.parameters(), lr=5e-4, betas=(0.5, 0.999))
    critic_adam = torch.optim.Adam(critic.parameters(), lr=5e-4, betas=(0.5, 0.999))

    def made(classes):
        return maker(torch.cat([torch.randn(BATCH, noise), classes], 1))

    def step(items, classes):
        with torch.no_grad():
            fake = made(classes)
        real = items.detach().requires_grad_(True)
        real_score = critic(torch.cat([real, classes], 1))
        fake_score = critic(torch.cat([fake, classes], 1))
        loss = F.softplus(-real_score).mean() + F.softplus(fake_score).mean()
        critic_loss = loss.item()
        slope, = torch.autograd.grad(real_score.sum(), real, create_graph=True)
        loss = loss + 0.5 * penalty * slope.square().sum(1).mean()
        critic_adam.zero_grad(set_to_none=True)
        loss.backward(inputs=list(critic.parameters()))
        critic_adam.step()
        loss = F.softplus(-critic(torch.cat([made(classes), classes], 1))).mean()
        maker_adam.zero_grad(set_to_none=True)
        loss.backward(inputs=list(maker.parameters()))
        maker_adam.step()
        follow(average, maker, 0.995)
        return critic_loss, loss.item()

    return step


def main():
    torch.set_num_threads(int(sys.argv[2]))
    torch.manual_seed(1)
    items = torch.randn(ITEMS, WIDTH)
    classes = F.one_hot(torch.arange(ITEMS) % CLASSES, CLASSES).float()
    step = {"cvae": cvae_step, "cgan": cgan_step}[sys.argv[1]]()
    for number in range(WARM_UP + STEPS):
        if number == WARM_UP:
            started = time.perf_counter()
        rows = torch.randint(ITEMS, (BATCH,))
        step(items.index_select(0, rows), classes.index_select(0, rows))
    print(1000 * (time.perf_counter() - started) / STEPS)


if __name__ == "__main__":
    main()
