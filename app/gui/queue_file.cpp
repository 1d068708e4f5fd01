// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/queue_file.h"

#include <algorithm>

#include "core/base/files.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

fs::path fileOf(const fs::path& project) {
  return project / "queue.json";
}

Json toJson(const TrainRequest& request) {
  Json json = {{"data", request.data.string()}, {"import", request.import.toJson()},
               {"exclude", request.exclude},    {"generator", request.generator},
               {"preset", request.preset},      {"set", request.set},
               {"seed", request.seed},          {"out", request.out.string()}};
  if (request.split) {
    json["split"] = {{"file", request.split->file.string()},
                     {"fold", request.split->fold},
                     {"part", request.split->part}};
  }
  return json;
}

TrainRequest requestFrom(const Json& json) {
  TrainRequest request;
  request.data = json.at("data").get<std::string>();
  request.import = ImportOptions::fromJson(json.at("import"));
  json.at("exclude").get_to(request.exclude);
  json.at("generator").get_to(request.generator);
  json.at("preset").get_to(request.preset);
  request.set = json.at("set");
  json.at("seed").get_to(request.seed);
  request.out = json.at("out").get<std::string>();
  if (json.contains("split")) {
    const Json& split = json.at("split");
    request.split = SplitSelection{split.at("file").get<std::string>(), split.at("fold").get<int>(),
                                   split.at("part").get<std::string>()};
  }
  return request;
}

bool isKept(const Job& job, const fs::path& project) {
  const bool here = !job.request.out.lexically_relative(project).empty() &&
                    *job.request.out.lexically_relative(project).begin() != "..";
  const bool done = job.state == JobState::Finished || job.state == JobState::Failed;
  return here && !done && (job.seeds.size() > 1 || job.state == JobState::Waiting);
}

}  // namespace

void writeQueue(const fs::path& project, const std::vector<Job>& jobs) {
  Json queue = Json::array();
  for (const Job& job : jobs) {
    if (!isKept(job, project)) continue;
    Json seeds = Json::array();
    for (const TrainRequest& request : job.seeds) seeds.push_back(toJson(request));
    queue.push_back({{"title", job.title.toStdString()},
                     {"seed", job.seed},
                     {"finals", job.finals},
                     {"seeds", seeds}});
  }
  std::error_code ignored;
  if (queue.empty()) {
    fs::remove(fileOf(project), ignored);
  } else {
    writeFileSafely(fileOf(project), queue.dump(1) + "\n");
  }
}

std::vector<Job> takeQueue(const fs::path& project) {
  std::vector<Job> jobs;
  if (!fs::exists(fileOf(project))) return jobs;
  try {
    const Json queue = Json::parse(readFile(fileOf(project)));
    for (const Json& entry : queue) {
      Job job;
      job.title = QString::fromStdString(entry.at("title").get<std::string>());
      entry.at("seed").get_to(job.seed);
      entry.at("finals").get_to(job.finals);
      for (const Json& request : entry.at("seeds")) job.seeds.push_back(requestFrom(request));
      job.request = job.seeds.at(job.seed);
      job.state = JobState::Idle;
      jobs.push_back(std::move(job));
    }
  } catch (const std::exception&) {
    // A queue is a convenience: what is left of a damaged one is not worth an error.
  }
  std::error_code ignored;
  fs::remove(fileOf(project), ignored);
  return jobs;
}

}  // namespace emoforge
