// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for every generator of the catalogue.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/generators/register_generators.h"
#include "core/motion/motion_clip.h"
#include "tests/core/generators/training.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::Listener;
using testing::Stopper;
using testing::TemporaryFolder;
using testing::Threads;
using testing::valuesOf;
using testing::walks;

const GeneratorCatalogue& catalogue() {
  static const GeneratorCatalogue all = [] {
    GeneratorCatalogue generators;
    registerGenerators(generators);
    return generators;
  }();
  return all;
}

bool isNetwork(const std::string& name) {
  return name == "cvae" || name == "cgan" || name == "lstm";
}

/// What makes a training of a moment.
Json quick(const std::string& name) {
  if (name == "neural-gas") return {{"iterations", 4}, {"neurons", 4}};
  if (isNetwork(name)) {
    return {{"steps", 6}, {"hidden-size", 8}, {"batch-size", 4}, {"frames", 20}};
  }
  return Json::object();
}

ParameterSet parametersOf(const std::string& name, const Json& values = Json::object()) {
  ParameterSet parameters(catalogue().find(name).parameters);
  parameters.apply(quick(name));
  parameters.apply(values);
  return parameters;
}

std::unique_ptr<Generator> trained(const std::string& name, const ParameterSet& parameters,
                                   std::uint64_t seed = 2) {
  auto generator = catalogue().create(name);
  NoProgress progress;
  generator->fit(walks(), parameters, Random(seed), progress);
  return generator;
}

/// The first clips of both classes.
std::vector<double> clipsOf(const Generator& generator, const ParameterSet& parameters,
                            std::uint64_t seed = 4) {
  NoProgress progress;
  std::vector<double> result;
  for (const char* label : {"sad", "happy"}) {
    const auto values = valuesOf(generator.sample(label, 1, 4, parameters, Random(seed), progress));
    result.insert(result.end(), values.begin(), values.end());
  }
  return result;
}

void save(const Generator& generator, const std::filesystem::path& file) {
  ArchiveWriter writer;
  generator.saveState(writer);
  writer.write(file);
}

class EveryGenerator : public ::testing::TestWithParam<std::string> {};

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const auto& entry : catalogue().entries()) result.push_back(entry.card.name);
  return result;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryGenerator, ::testing::ValuesIn(names()),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST_P(EveryGenerator, HasACardWithItsReference) {
  const Card& card = catalogue().find(GetParam()).card;
  EXPECT_FALSE(card.title.empty() || card.summary.empty() || card.authors.empty());
  EXPECT_FALSE(card.reference.empty());
  EXPECT_EQ(card.bibtex.front(), '@');
  EXPECT_EQ(std::ranges::count(card.bibtex, '{'), std::ranges::count(card.bibtex, '}'));
  for (const ParameterSpec& spec : catalogue().find(GetParam()).parameters) {
    EXPECT_FALSE(spec.help.empty() || spec.group.empty() || spec.label.empty()) << spec.name;
  }
}

TEST_P(EveryGenerator, ASampleDependsOnSeedClassAndNumberOnly) {
  const ParameterSet parameters = parametersOf(GetParam());
  const auto generator = trained(GetParam(), parameters);
  NoProgress progress;
  const auto several = generator->sample("happy", 1, 7, parameters, Random(4), progress);
  const auto one = generator->sample("happy", 5, 1, parameters, Random(4), progress);
  EXPECT_EQ(valuesOf(one), valuesOf({several[4]}));
  EXPECT_EQ(one[0].number, 5u);
  EXPECT_EQ(one[0].label, "happy");
  EXPECT_EQ(one[0].source, several[4].source);
  EXPECT_FALSE(one[0].source.empty());
  EXPECT_NE(valuesOf({several[0]}), valuesOf({several[1]}));
  EXPECT_NE(valuesOf(generator->sample("happy", 1, 7, parameters, Random(5), progress)),
            valuesOf(several));
  EXPECT_NE(valuesOf(generator->sample("sad", 1, 7, parameters, Random(4), progress)),
            valuesOf(several));
}

TEST_P(EveryGenerator, GivesTheSameBytesForAnyNumberOfThreads) {
  const TemporaryFolder folder;
  std::set<std::string> states;
  for (const int threads : {1, 2}) {
    const Threads use(threads);
    save(*trained(GetParam(), parametersOf(GetParam())), folder / "state");
    states.insert(readFile(folder / "state"));
  }
  EXPECT_EQ(states.size(), 1u);
}

TEST_P(EveryGenerator, StoppedAnywhereAndResumedGivesTheSameClips) {
  const TemporaryFolder folder;
  const ParameterSet parameters = parametersOf(GetParam());
  const auto whole = catalogue().create(GetParam());
  Stopper counter(1 << 30, folder / "unused");
  whole->fit(walks(), parameters, Random(2), counter);
  const auto expected = clipsOf(*whole, parameters);
  const int step = std::max(1, counter.asked() / 10);
  for (int stop = 0; stop < counter.asked() * 9 / 10; stop += step) {
    const auto first = catalogue().create(GetParam());
    Stopper stopper(stop, folder / "state");
    EXPECT_THROW(first->fit(walks(), parameters, Random(2), stopper), Cancelled);
    const auto second = catalogue().create(GetParam());
    second->loadState(ArchiveReader(folder / "state"));
    NoProgress progress;
    second->fit(walks(), parameters, Random(2), progress);
    EXPECT_EQ(clipsOf(*second, parameters), expected) << "stop " << stop;
  }
}

TEST_P(EveryGenerator, SavedAndLoadedSamplesTheSameWithoutTheClips) {
  const TemporaryFolder folder;
  const ParameterSet parameters = parametersOf(GetParam());
  const auto generator = trained(GetParam(), parameters);
  save(*generator, folder / "state");
  const auto loaded = catalogue().create(GetParam());
  loaded->loadState(ArchiveReader(folder / "state"));
  EXPECT_TRUE(loaded->finished());
  EXPECT_EQ(clipsOf(*loaded, parameters), clipsOf(*generator, parameters));
  save(*loaded, folder / "again");
  const auto twice = catalogue().create(GetParam());
  twice->loadState(ArchiveReader(folder / "again"));
  EXPECT_EQ(clipsOf(*twice, parameters), clipsOf(*generator, parameters));
}

TEST_P(EveryGenerator, RefusesStatesClassesAndDataThatAreNotItsOwn) {
  const TemporaryFolder folder;
  ArchiveWriter other;
  other.meta()["generator"] = "another";
  other.meta()["format"] = 1;
  other.write(folder / "other");
  EXPECT_THROW(catalogue().create(GetParam())->loadState(ArchiveReader(folder / "other")), Error);
  ArchiveWriter damaged;
  damaged.meta()["generator"] = GetParam();
  damaged.meta()["format"] = 1;
  damaged.write(folder / "damaged");
  EXPECT_THROW(catalogue().create(GetParam())->loadState(ArchiveReader(folder / "damaged")), Error);
  const ParameterSet parameters = parametersOf(GetParam());
  const auto generator = trained(GetParam(), parameters);
  NoProgress progress;
  EXPECT_THROW(generator->sample("proud", 1, 1, parameters, Random(4), progress), Error);
  TrainingData empty = walks();
  empty.classes[0].samples.clear();
  EXPECT_THROW(generator->fit(empty, parameters, Random(2), progress), Error);
  save(*generator, folder / "state");
  const auto loaded = catalogue().create(GetParam());
  loaded->loadState(ArchiveReader(folder / "state"));
  EXPECT_THROW(loaded->fit(walks(), parameters, Random(3), progress), Error);
}

TEST_P(EveryGenerator, ShowsAClipWhereOneIsWanted) {
  const ParameterSet parameters = parametersOf(GetParam());
  const auto generator = catalogue().create(GetParam());
  Listener listener;
  generator->fit(walks(), parameters, Random(2), listener);
  for (const char* label : {"sad", "happy"}) {
    std::shared_ptr<const SampleDraft> last;
    for (const Preview& preview : listener.previews) {
      if (preview.kind != "clip" || preview.label != label) continue;
      last = std::dynamic_pointer_cast<const SampleDraft>(preview.content);
    }
    ASSERT_TRUE(last) << label;
    const auto sampled = generator->sample(label, 1, 1, parameters, Random(kPreviewSeed), listener);
    EXPECT_EQ(valuesOf({last->draw(parameters)}), valuesOf(sampled)) << label;
  }
}

namespace {

struct Change {
  const char* generator;
  const char* name;
  Json value;
  Json settings;  ///< under which it counts
};

/// One for every parameter of every generator but the neural gas, which has its own tests.
std::vector<Change> changes() {
  const Json none = Json::object();
  std::vector<Change> result = {
      {"gaussian", "shrinkage", "none", none},
      {"gmm", "mixture-components", 2, none},
      {"gmm", "most-mixture-components", 1, {{"least-variance", 1e-6}}},
      {"gmm", "covariance", "spherical", {{"mixture-components", 1}}},
      {"gmm", "least-variance", 0.5, none},
      {"kde", "bandwidth", "scott", none},
      {"kde", "fixed-bandwidth", 0.1, {{"bandwidth", "fixed"}}},
      {"jitter", "noise", 0.3, none},
      {"jitter", "noise-smoothness", 5.0, none},
      {"smote", "neighbours", 1, none},
      {"classical", "mirror", 1.0, none},
      {"classical", "tempo", 0.3, none},
      {"classical", "time-warp", 0.4, none},
      {"classical", "rotation", 40.0, none},
  };
  const std::vector<Change> ofNetworks = {
      {"cvae", "latent-size", 3, none},
      {"cvae", "beta", 5.0, none},
      {"cvae", "latent-source", "noise", none},
      {"cvae", "noise", 0.2, {{"latent-source", "noise"}}},
      {"cvae", "noise-smoothness", 2.0, {{"latent-source", "noise"}}},
      {"cgan", "noise-size", 3, none},
      {"cgan", "gradient-penalty", 0.0, none},
      {"cgan", "beta1", 0.9, none},
      {"lstm", "mixtures", 2, none},
      {"lstm", "input-noise", 0.5, none},
  };
  result.insert(result.end(), ofNetworks.begin(), ofNetworks.end());
  for (const char* name : {"cvae", "cgan", "lstm"}) {
    result.push_back({name, "hidden-size", 9, none});
    result.push_back({name, "layers", 3, none});
    result.push_back({name, "steps", 7, none});
    result.push_back({name, "batch-size", 3, none});
    result.push_back({name, "learning-rate", 0.01, none});
    result.push_back({name, "ema-decay", 0.0, none});
    result.push_back({name, "temperature", 0.2, none});
  }
  for (const char* name : {"gaussian", "gmm", "kde", "cvae", "cgan", "lstm"}) {
    result.push_back({name, "components", 1, {{"explained-variance", 1.0}}});
    result.push_back({name, "explained-variance", 0.2, none});
  }
  for (const char* name : {"gaussian", "gmm", "kde", "jitter", "smote", "cvae", "cgan", "lstm"}) {
    result.push_back({name, "smoothing", 3.5, none});
    result.push_back({name, "representation", "raw-channels", none});
    result.push_back({name, "frames", 30, none});
    result.push_back({name, "rotation-weight", 3.0, none});
  }
  return result;
}

/// Drawn through k-means starts that find the same optimum in data as small as these; the number
/// of starts is tried where they do not (GaussianMixture).
const std::set<std::string> kTriedElsewhere{"gmm/starts"};

}  // namespace

TEST_P(EveryGenerator, EveryParameterChangesTheClips) {
  const std::string& name = GetParam();
  if (name == "neural-gas") return;  // has a test of its own
  std::set<std::string> covered;
  for (const Change& change : changes()) {
    if (change.generator != name) continue;
    covered.insert(change.name);
    ParameterSet parameters = parametersOf(name, change.settings);
    const auto before = clipsOf(*trained(name, parameters), parameters);
    parameters.apply({{change.name, change.value}});
    EXPECT_NE(clipsOf(*trained(name, parameters), parameters), before) << change.name;
  }
  for (const ParameterSpec& spec : catalogue().find(name).parameters) {
    if (kTriedElsewhere.contains(name + "/" + spec.name)) continue;
    EXPECT_TRUE(covered.contains(spec.name)) << spec.name << " is not tried here";
  }
}

TEST_P(EveryGenerator, SamplingParametersNeedNoNewTraining) {
  const std::string& name = GetParam();
  for (const Change& change : changes()) {
    if (change.generator != name) continue;
    const ParameterSet before = parametersOf(name, change.settings);
    if (!before.spec(change.name).sampling) continue;
    ParameterSet after = before;
    after.apply({{change.name, change.value}});
    EXPECT_EQ(clipsOf(*trained(name, before), after), clipsOf(*trained(name, after), after))
        << change.name;
  }
}

}  // namespace emoforge
