// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace emoforge {

/// Behind jitter and classical.
inline std::string um2017Bibtex() {
  return "@inproceedings{um2017augmentation,\n"
         "  title = {Data Augmentation of Wearable Sensor Data for {Parkinson's} Disease "
         "Monitoring Using Convolutional Neural Networks},\n"
         "  author = {Um, Terry T. and Pfister, Franz M. J. and Pichler, Daniel and Endo, Satoshi "
         "and Lang, Muriel and Hirche, Sandra and Fietzek, Urban and Kuli{\\'c}, Dana},\n"
         "  booktitle = {Proceedings of the 19th ACM International Conference on Multimodal "
         "Interaction},\n"
         "  pages = {216--220},\n"
         "  year = {2017}\n"
         "}\n";
}

}  // namespace emoforge
