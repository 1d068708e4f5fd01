// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/data/item_groups.h"

namespace emoforge {
namespace {

using Counts = std::vector<double>;  // items per class

/// Items that may not be parted.
struct Group {
  std::vector<std::size_t> items;
  Counts classes;
};

using Groups = std::vector<const Group*>;

std::vector<Group> makeGroups(const Dataset& data, const std::vector<std::string>& keys) {
  const std::vector<std::size_t> numbers = itemGroups(data, keys);
  std::vector<Group> groups;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == groups.size()) groups.emplace_back();
    Group& group = groups[numbers[i]];
    group.items.push_back(i);
    group.classes.resize(data.classes().size());
    group.classes[static_cast<std::size_t>(data.classIndex(data.items()[i].label))] += 1.0;
  }
  return groups;
}

void add(Counts& to, const Counts& what) {
  to.resize(what.size());
  for (std::size_t c = 0; c < what.size(); ++c) to[c] += what[c];
}

double squaredDistance(const Counts& a, const Counts& b) {
  double sum = 0.0;
  for (std::size_t c = 0; c < a.size(); ++c) sum += (a[c] - b[c]) * (a[c] - b[c]);
  return sum;
}

/// Large groups first, equal ones in random order: the greedy choices below then come out even.
Groups inPlacingOrder(Groups groups, Random& random) {
  random.shuffle(std::span(groups));
  std::ranges::stable_sort(groups, std::greater<>(),
                           [](const Group* g) { return g->items.size(); });
  return groups;
}

/// Puts each group where it brings the parts' class counts closest to their targets.
std::vector<Groups> distribute(const Groups& groups, const std::vector<double>& shares,
                               Random& random) {
  Counts total;
  for (const Group* group : groups) add(total, group->classes);
  std::vector<Counts> targets(shares.size(), Counts(total.size()));
  for (std::size_t p = 0; p < shares.size(); ++p) {
    for (std::size_t c = 0; c < total.size(); ++c) targets[p][c] = shares[p] * total[c];
  }
  std::vector<Groups> parts(shares.size());
  std::vector<Counts> counts(shares.size(), Counts(total.size()));
  const Groups ordered = inPlacingOrder(groups, random);
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const std::size_t left = ordered.size() - i;
    const auto empty = static_cast<std::size_t>(std::ranges::count_if(parts, &Groups::empty));
    std::size_t best = parts.size();
    double bestGain = 0.0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (left <= empty && !parts[p].empty()) continue;  // every part gets a group
      Counts with = counts[p];
      add(with, ordered[i]->classes);
      // Relative to the part's size, so that small parts are not starved of their share.
      const double gain =
          (squaredDistance(counts[p], targets[p]) - squaredDistance(with, targets[p])) /
          std::max(shares[p], 1e-9);
      if (best == parts.size() || gain > bestGain) {
        best = p;
        bestGain = gain;
      }
    }
    parts[best].push_back(ordered[i]);
    add(counts[best], ordered[i]->classes);
  }
  return parts;
}

std::vector<std::string> idsOf(const Dataset& data, const Groups& groups) {
  std::vector<std::size_t> indices;
  for (const Group* group : groups) {
    indices.insert(indices.end(), group->items.begin(), group->items.end());
  }
  std::ranges::sort(indices);
  std::vector<std::string> ids;
  for (const std::size_t i : indices) ids.push_back(data.items()[i].id);
  return ids;
}

Groups without(const Groups& all, const Groups& taken) {
  Groups rest;
  std::ranges::copy_if(all, std::back_inserter(rest),
                       [&](const Group* group) { return std::ranges::count(taken, group) == 0; });
  return rest;
}

Fold makeFold(const Dataset& data, const Groups& all, const Groups& test, double validationShare,
              Random& random) {
  const auto parts =
      distribute(without(all, test), {1.0 - validationShare, validationShare}, random);
  return {idsOf(data, parts[0]), idsOf(data, parts[1]), idsOf(data, test)};
}

/// The groups that each fold tests on.
std::vector<Groups> testGroups(const Groups& all, const SplitRequest& request, Random& random) {
  std::vector<Groups> tests;
  if (request.scheme == "group-k-fold") {
    const auto folds = static_cast<std::size_t>(request.folds);
    return distribute(all, std::vector<double>(folds, 1.0 / static_cast<double>(folds)), random);
  }
  if (request.scheme == "leave-one-group-out") {
    for (const Group* group : all) tests.push_back({group});
    return tests;
  }
  const int repeats = request.scheme == "holdout" ? 1 : request.folds;
  for (int r = 0; r < repeats; ++r) {
    Random stream = random.stream("test-part", static_cast<std::uint64_t>(r));
    tests.push_back(distribute(all, {1.0 - request.testShare, request.testShare}, stream)[1]);
  }
  return tests;
}

void checkRequest(const Dataset& data, const SplitRequest& request, std::size_t groups) {
  static const std::vector<std::string> kSchemes = {
      "holdout", "group-k-fold", "leave-one-group-out", "repeated-group-holdout"};
  if (std::ranges::count(kSchemes, request.scheme) == 0) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} \"{}\".", text("There is no split scheme"), request.scheme), {},
                fmt::format("{}: {}.", text("Known here"), fmt::join(kSchemes, ", ")));
  }
  const bool shares = request.testShare > 0.0 && request.testShare < 1.0 &&
                      request.validationShare > 0.0 && request.validationShare < 1.0;
  if (!shares || request.folds < 1 || (request.scheme == "group-k-fold" && request.folds < 2)) {
    throw Error(ErrorKind::Usage, text("The shares must lie between 0 and 1, and the folds be at "
                                       "least 1 (group-k-fold: 2)."));
  }
  const std::size_t needed = request.scheme == "group-k-fold"
                                 ? std::max<std::size_t>(3, static_cast<std::size_t>(request.folds))
                                 : 3;
  if (groups < needed) {
    throw Error(ErrorKind::Input,
                fmt::format("{} {} {} {}.", text("The data set has"), groups,
                            text("groups, the split needs at least"), needed),
                {.file = data.path()},
                text("Name a finer group key, or fewer folds; a group never lies on two sides."));
  }
}

void noteMissingClasses(const Dataset& data, Split& split) {
  for (std::size_t f = 0; f < split.folds.size(); ++f) {
    const auto note = [&](const std::vector<std::string>& ids, const std::string& part) {
      Counts counts(data.classes().size());
      for (const auto& id : ids) {
        counts[static_cast<std::size_t>(data.classIndex(data.find(id)->label))] += 1.0;
      }
      for (std::size_t c = 0; c < counts.size(); ++c) {
        if (counts[c] > 0.0) continue;
        split.notices.push_back(
            {Notice::Severity::Warning,
             fmt::format("{} {}: {} \"{}\".", text("Fold"), f + 1,
                         part + " " + text("has no item of class"), data.classes()[c]),
             {.file = data.path()},
             text("Use fewer folds or another group key.")});
      }
    };
    note(split.folds[f].train, text("the training part"));
    note(split.folds[f].validation, text("the validation part"));
    note(split.folds[f].test, text("the test part"));
  }
}

}  // namespace

Split makeSplit(const Dataset& data, const SplitRequest& request, Progress& progress) {
  if (request.groupKeys.empty()) {
    throw Error(ErrorKind::Usage, text("A split needs a group key."), {.file = data.path()},
                fmt::format("{}: {}.", text("Columns here"), fmt::join(data.columnNames(), ", ")));
  }
  const std::vector<Group> groups = makeGroups(data, request.groupKeys);
  checkRequest(data, request, groups.size());
  Groups all;
  for (const auto& group : groups) all.push_back(&group);

  Split split;
  split.dataHash = data.contentHash(progress);
  split.groupKeys = request.groupKeys;
  split.scheme = request.scheme;
  split.seed = request.seed;
  const Random random(request.seed);
  Random placing = random.stream("split-test");
  const std::vector<Groups> tests = testGroups(all, request, placing);
  for (std::size_t f = 0; f < tests.size(); ++f) {
    Random stream = random.stream("split-validation", f);
    split.folds.push_back(makeFold(data, all, tests[f], request.validationShare, stream));
  }
  noteMissingClasses(data, split);
  return split;
}

Json Split::toJson() const {
  Json json = {{"format", 1},      {"data_hash", dataHash}, {"group", groupKeys},
               {"scheme", scheme}, {"seed", seed},          {"folds", Json::array()}};
  for (const auto& fold : folds) {
    json["folds"].push_back(
        {{"train", fold.train}, {"validation", fold.validation}, {"test", fold.test}});
  }
  return json;
}

Split Split::fromJson(const Json& json, const std::filesystem::path& file) {
  try {
    if (json.at("format").get<int>() > 1) {
      throw Error(ErrorKind::Input, text("The split was written by a newer version of EmoForge."),
                  {.file = file}, text("Update EmoForge or make the split again."));
    }
    Split split;
    json.at("data_hash").get_to(split.dataHash);
    json.at("group").get_to(split.groupKeys);
    json.at("scheme").get_to(split.scheme);
    json.at("seed").get_to(split.seed);
    for (const auto& fold : json.at("folds")) {
      split.folds.push_back({fold.at("train"), fold.at("validation"), fold.at("test")});
    }
    return split;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::Input,
                fmt::format("{} ({}).", text("This is not a split"), error.what()), {.file = file},
                text("Make one with \"emoforge-cli dataset split\"."));
  }
}

}  // namespace emoforge
