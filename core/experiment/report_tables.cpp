// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/report_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr const char* kNothing = "–";

std::string number(const Json& value, int digits = 3) {
  if (!value.is_number()) return kNothing;
  const double x = value;
  const bool plain = x == 0.0 || (std::abs(x) < 1e4 && std::abs(x) >= 1e-3);
  return plain ? fmt::format("{:.{}f}", x, digits) : fmt::format("{:.2e}", x);
}

std::string withInterval(const Json& value, const Json& interval) {
  if (!value.is_number() || !interval.is_array()) return number(value);
  return fmt::format("{} [{}, {}]", number(value), number(interval[0]), number(interval[1]));
}

const Json* entryNamed(const Json& entries, const std::string& name) {
  for (const Json& entry : entries) {
    if (entry.at("name") == name) return &entry;
  }
  return nullptr;
}

std::string text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// "+0.021 (p 0.34)" with the adjusted p.
std::string differenceText(const Json& difference) {
  if (difference.is_null() || !difference.at("mean").is_number()) return kNothing;
  const double mean = difference.at("mean");
  return fmt::format("{:+.3f} (p {})", mean, number(difference.at("p_holm")));
}

void addNote(ReportTable& table, const std::string& note) {
  if (!note.empty() && std::ranges::count(table.notes, note) == 0) table.notes.push_back(note);
}

std::string sizesText(const Json& sizes) {
  if (sizes.is_null()) return kNothing;
  return fmt::format("{} + {}", sizes.at("trained_real").get<int>(),
                     sizes.at("trained_synthetic").get<int>());
}

/// The tables of the report that differ by their classifier alone, beside each other.
class ProtocolTable {
 public:
  ProtocolTable(const Json& report, const Json& first) : report_(report), first_(first) {
    for (const Json& table : report.at("tables")) {
      const bool same = table.at("protocol") == first.at("protocol") &&
                        table.at("features") == first.at("features") &&
                        table.at("variant") == first.at("variant");
      if (same) parts_.push_back(&table);
    }
  }

  bool isFirst() const { return parts_.front() == &first_; }

  ReportTable make() const {
    ReportTable table;
    const std::string protocol = first_.at("protocol");
    const std::string features = first_.at("features");
    table.name = protocol + "-" + features;
    if (first_.at("variant") != "standard") table.name += "-" + text(first_.at("variant"));
    table.caption = fmt::format(
        fmt::runtime(emoforge::text("{}: {} on {}, {}; mean over {} splits with its 95 % interval, "
                                    "and the difference to the best control with Holm's p.")),
        protocol, text(first_.at("score")), features, text(first_.at("variant")),
        report_.at("replication").at("folds").get<int>());
    table.header = {emoforge::text("Source"), emoforge::text("Kind"),
                    emoforge::text("Real + synthetic")};
    for (const Json* part : parts_) {
      table.header.push_back(part->at("classifier"));
      table.header.push_back(emoforge::text("to control"));
    }
    for (const Json& row : first_.at("rows")) addRow(table, row);
    addNotes(table);
    return table;
  }

 private:
  void addRow(ReportTable& table, const Json& row) const {
    const std::string source = row.at("source");
    std::vector<std::string> cells{source, row.at("kind"), sizesText(row.at("sizes"))};
    for (const Json* part : parts_) {
      const auto same = std::ranges::find(part->at("rows"), source,
                                          [](const Json& one) { return text(one.at("source")); });
      if (same == part->at("rows").end()) {
        cells.insert(cells.end(), 2, kNothing);
        continue;
      }
      const Json* entry = entryNamed(same->at("entries"), part->at("score"));
      std::string value = withInterval(entry->at("value"), entry->at("ci95"));
      if (part->at("reference") == source) value += " †";
      cells.push_back(value);
      cells.push_back(differenceText(same->at("difference")));
      const std::string caveat = text(entry->at("caveat"));
      if (!caveat.empty()) addNote(table, source + ": " + caveat);
    }
    table.rows.push_back(std::move(cells));
  }

  void addNotes(ReportTable& table) const {
    const Json& row = first_.at("rows").at(0);
    const Json* entry = entryNamed(row.at("entries"), first_.at("score"));
    if (!text(entry->at("ci_method")).empty()) {
      addNote(table,
              fmt::format(fmt::runtime(emoforge::text("Intervals: {}, unit {}.")),
                          text(entry->at("ci_method")), text(entry->at("unit_of_replication"))));
    }
    if (!first_.at("reference").is_null()) {
      addNote(table, "† " + text(first_.at("reference_note")) + " " +
                         fmt::format(fmt::runtime(emoforge::text("Family of {} contrasts.")),
                                     first_.at("family").get<int>()));
    }
    if (first_.at("reference").is_null() && text(first_.at("protocol")) == "trts") {
      addNote(table, emoforge::text("A check of label fidelity only: it rises with mode collapse; "
                                    "real is the same classifier on held-out items."));
    }
    const double classes =
        static_cast<double>(report_.at("record").at("data").at("classes").size());
    addNote(table,
            fmt::format(fmt::runtime(emoforge::text("Chance: accuracy {:.3f}.")), 1.0 / classes));
  }

  const Json& report_;
  const Json& first_;
  std::vector<const Json*> parts_;
};

std::string wanted(const Json& entry) {
  if (entry.at("direction") == "up") return " ↑";
  return entry.at("direction") == "down" ? " ↓" : " →";
}

std::vector<ReportTable> metricTables(const Json& report) {
  std::vector<std::string> spaces;
  for (const Json& row : report.at("metrics")) {
    const std::string space = row.at("features");
    if (std::ranges::count(spaces, space) == 0) spaces.push_back(space);
  }
  std::vector<ReportTable> tables;
  for (const std::string& space : spaces) {
    ReportTable table;
    table.name = "metrics-" + space;
    table.caption = fmt::format(
        fmt::runtime(emoforge::text("Metrics on {}, all classes together; mean over splits with "
                                    "its 95 % interval (→: closer to the value in brackets).")),
        space);
    std::vector<std::string> names;
    for (const Json& row : report.at("metrics")) {
      for (const Json& entry : row.at("entries")) {
        const std::string name = entry.at("name");
        if (row.at("features") != space || name.find('/') != std::string::npos) continue;
        if (std::ranges::count(names, name) > 0) continue;
        names.push_back(name);
        table.header.push_back(name + wanted(entry));
      }
    }
    table.header.insert(table.header.begin(), {emoforge::text("Source"), emoforge::text("Kind")});
    for (const Json& row : report.at("metrics")) {
      if (row.at("features") != space) continue;
      std::vector<std::string> cells{row.at("source"), row.at("kind")};
      for (const std::string& name : names) {
        const Json* entry = entryNamed(row.at("entries"), name);
        std::string value = entry ? withInterval(entry->at("value"), entry->at("ci95")) : kNothing;
        if (entry && entry->at("reference_value").is_number()) {
          value += " (" + number(entry->at("reference_value")) + ")";
        }
        cells.push_back(value);
      }
      table.rows.push_back(std::move(cells));
    }
    addNote(table, emoforge::text("A metric that ranks training-copy or duplicate first cannot "
                                  "support a claim of generative quality alone."));
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string gainText(const Json& gains) {
  std::string result;
  for (const Json& gain : gains) {
    if (!result.empty()) result += "; ";
    result +=
        fmt::format("{}: {} ({})", text(gain.at("protocol")),
                    withInterval(gain.at("mean"), gain.at("ci95")), text(gain.at("reference")));
  }
  return result.empty() ? kNothing : result;
}

std::string equivalentText(const Json& equivalents) {
  std::string result;
  for (const Json& one : equivalents) {
    if (!one.at("extra_groups").is_number()) continue;
    if (!result.empty()) result += "; ";
    result +=
        fmt::format("{}: {:+.1f}", text(one.at("protocol")), one.at("extra_groups").get<double>());
  }
  return result.empty() ? kNothing : result;
}

ReportTable summaryTable(const Json& report) {
  ReportTable table;
  table.name = "summary";
  table.caption = fmt::format(
      fmt::runtime(emoforge::text("Summary in {}: gap = real minus synthetic training, gain = with "
                                  "synthetic items minus the best control (named), and the extra "
                                  "real {} groups that would give the same.")),
      text(report.at("primary")), text(report.at("replication").at("group")));
  table.header = {emoforge::text("Source"),      emoforge::text("Kind"),
                  emoforge::text("Classifier"),  emoforge::text("Features"),
                  emoforge::text("Gap"),         emoforge::text("Gain"),
                  emoforge::text("Extra groups")};
  for (const Json& row : report.at("summary")) {
    const Json& gap = row.at("gap");
    table.rows.push_back(
        {row.at("source"), row.at("kind"), row.at("classifier"), row.at("features"),
         gap.is_null() ? kNothing : withInterval(gap.at("mean"), gap.at("ci95")),
         gainText(row.at("gains")), equivalentText(row.at("real_data_equivalents"))});
  }
  return table;
}

ReportTable auditTable(const Json& report) {
  ReportTable table;
  table.name = "audit";
  table.caption = fmt::format(fmt::runtime(emoforge::text("Leakage audit: {} leaks.")),
                              report.at("audit").at("leaks").get<int>());
  table.header = {emoforge::text("Severity"), emoforge::text("Rule"), emoforge::text("Finding"),
                  emoforge::text("What to do")};
  for (const Json& finding : report.at("audit").at("findings")) {
    table.rows.push_back(
        {finding.at("severity"), finding.at("rule"), finding.at("message"), finding.at("advice")});
  }
  if (table.rows.empty()) addNote(table, emoforge::text("Nothing was found."));
  return table;
}

}  // namespace

std::vector<ReportTable> tablesOf(const Json& report) {
  std::vector<ReportTable> tables;
  for (const Json& first : report.at("tables")) {
    const ProtocolTable table(report, first);
    if (table.isFirst()) tables.push_back(table.make());
  }
  for (ReportTable& table : metricTables(report)) tables.push_back(std::move(table));
  tables.push_back(summaryTable(report));
  tables.push_back(auditTable(report));
  return tables;
}

ReportTable costTable(const std::vector<Json>& costs) {
  struct Sum {
    std::size_t fits = 0;
    double fit = 0.0;
    double sample = 0.0;
    double samples = 0.0;
  };
  std::map<std::string, Sum> sums;
  for (const Json& cost : costs) {
    Sum& sum = sums[cost.at("source")];
    ++sum.fits;
    sum.fit += cost.at("fit_seconds").get<double>();
    sum.sample += cost.at("sample_seconds").get<double>();
    sum.samples += cost.at("samples").get<double>();
  }
  ReportTable table;
  table.name = "costs";
  table.caption = emoforge::text("Processor time of one thread.");
  table.header = {emoforge::text("Source"), emoforge::text("Fits"), emoforge::text("Seconds a fit"),
                  emoforge::text("Samples"), emoforge::text("Milliseconds a sample")};
  for (const auto& [source, sum] : sums) {
    table.rows.push_back({source, std::to_string(sum.fits),
                          fmt::format("{:.3f}", sum.fit / static_cast<double>(sum.fits)),
                          fmt::format("{:.0f}", sum.samples),
                          fmt::format("{:.2f}", 1e3 * sum.sample / std::max(1.0, sum.samples))});
  }
  return table;
}

std::string toCsv(const Json& report) {
  const auto field = [](const Json& value) {
    if (value.is_null()) return std::string();
    std::string plain = value.is_string() ? value.get<std::string>() : value.dump();
    if (plain.find_first_of(",\"\n") == std::string::npos) return plain;
    std::string quoted = "\"";
    for (const char c : plain) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
  };
  std::string csv =
      "protocol,classifier,features,variant,source,kind,name,value,ci_low,ci_high,ci_method,"
      "unit_of_replication,replicates,n_real,n_synthetic,n_groups,direction,reference_value,"
      "reference,difference,p,p_holm,caveat\n";
  const auto add = [&](const std::vector<Json>& key, const Json& entry, const Json& reference,
                       const Json& difference) {
    for (const Json& part : key) csv += field(part) + ",";
    const bool interval = entry.at("ci95").is_array();
    csv += field(entry.at("name")) + "," + field(entry.at("value")) + ",";
    csv += (interval ? field(entry.at("ci95")[0]) : "") + ",";
    csv += (interval ? field(entry.at("ci95")[1]) : "") + ",";
    for (const char* name : {"ci_method", "unit_of_replication", "replicates", "n_real",
                             "n_synthetic", "n_groups", "direction", "reference_value"}) {
      csv += field(entry.at(name)) + ",";
    }
    csv += field(reference) + ",";
    for (const char* name : {"mean", "p", "p_holm"}) {
      csv += (difference.is_null() ? "" : field(difference.at(name))) + ",";
    }
    csv += field(entry.at("caveat")) + "\n";
  };
  for (const Json& table : report.at("tables")) {
    for (const Json& row : table.at("rows")) {
      for (const Json& entry : row.at("entries")) {
        const bool primary = entry.at("name") == table.at("score");
        add({table.at("protocol"), table.at("classifier"), table.at("features"),
             table.at("variant"), row.at("source"), row.at("kind")},
            entry, primary ? table.at("reference") : Json(nullptr),
            primary ? row.at("difference") : Json(nullptr));
      }
    }
  }
  for (const Json& row : report.at("metrics")) {
    for (const Json& entry : row.at("entries")) {
      add({"metrics", nullptr, row.at("features"), entry.at("variant"), row.at("source"),
           row.at("kind")},
          entry, nullptr, nullptr);
    }
  }
  return csv;
}

}  // namespace emoforge
