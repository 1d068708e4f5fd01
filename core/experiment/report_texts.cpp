// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "core/experiment/report_tables.h"

namespace emoforge {
namespace {

std::string markdownCell(const std::string& cell) {
  std::string escaped;
  for (const char c : cell) escaped += c == '|' ? "\\|" : std::string(1, c);
  return escaped;
}

std::string markdownRow(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + markdownCell(cell) + " |";
  return row + "\n";
}

std::string latexText(const std::string& plain) {
  std::string result;
  for (const char c : plain) {
    if (c == '\\') {
      result += "\\textbackslash{}";
    } else if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) {
      result += std::string("\\") + c;
    } else if (c == '~' || c == '^') {
      result += std::string("\\") + c + "{}";
    } else {
      result += c;
    }
  }
  const auto replace = [&](const std::string& from, const std::string& to) {
    for (std::size_t at = result.find(from); at != std::string::npos;
         at = result.find(from, at + to.size())) {
      result.replace(at, from.size(), to);
    }
  };
  replace("†", "$\\dagger$");
  replace("↑", "$\\uparrow$");
  replace("↓", "$\\downarrow$");
  replace("→", "$\\rightarrow$");
  replace("–", "--");
  return result;
}

std::string latexRow(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += (row.empty() ? "" : " & ") + latexText(cell);
  return row + " \\\\\n";
}

std::string htmlText(const std::string& plain) {
  std::string result;
  for (const char c : plain) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string htmlTable(const ReportTable& table) {
  std::string html = fmt::format("<h2 id=\"{0}\">{0}</h2>\n<table><caption>{1}</caption><tr>",
                                 htmlText(table.name), htmlText(table.caption));
  for (const std::string& cell : table.header) html += "<th>" + htmlText(cell) + "</th>";
  html += "</tr>\n";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (const std::string& cell : row) html += "<td>" + htmlText(cell) + "</td>";
    html += "</tr>\n";
  }
  html += "</table>\n";
  for (const std::string& note : table.notes) html += "<p class=note>" + htmlText(note) + "</p>\n";
  return html;
}

/// Values of the deciding score with their intervals, one line a source.
std::string intervalDrawing(const Json& table) {
  constexpr double kLeft = 190.0;
  constexpr double kWidth = 420.0;
  constexpr double kLine = 20.0;
  const auto x = [&](double value) { return kLeft + kWidth * std::clamp(value, 0.0, 1.0); };
  const double height = kLine * static_cast<double>(table.at("rows").size()) + 34.0;
  std::string svg = fmt::format(
      "<figure><svg viewBox=\"0 0 640 {:.0f}\" width=\"640\" role=\"img\" "
      "xmlns=\"http://www.w3.org/2000/svg\" font-size=\"12\" fill=\"currentColor\" "
      "stroke=\"currentColor\">\n",
      height);
  double y = 14.0;
  for (const Json& row : table.at("rows")) {
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\" stroke=\"none\">{}</text>\n",
                       kLeft - 8.0, y + 4.0, htmlText(row.at("source")));
    for (const Json& entry : row.at("entries")) {
      if (entry.at("name") != table.at("score") || !entry.at("value").is_number()) continue;
      if (entry.at("ci95").is_array()) {
        svg += fmt::format("<line x1=\"{:.1f}\" y1=\"{}\" x2=\"{:.1f}\" y2=\"{}\"/>\n",
                           x(entry.at("ci95")[0]), y, x(entry.at("ci95")[1]), y);
      }
      svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"4\"/>\n", x(entry.at("value")), y);
    }
    for (const auto& [fold, value] : row.at("folds").items()) {
      svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"1.5\" opacity=\".4\"/>\n",
                         x(value.get<double>()), y + 6.0);
    }
    y += kLine;
  }
  svg += fmt::format("<line x1=\"{0}\" y1=\"{1}\" x2=\"{2}\" y2=\"{1}\" opacity=\".5\"/>\n", kLeft,
                     y - 4.0, kLeft + kWidth);
  for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    svg += fmt::format(
        "<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\" stroke=\"none\">{}</text>\n", x(tick),
        y + 12.0, tick);
  }
  return svg +
         fmt::format(
             "</svg><figcaption>{}</figcaption></figure>\n",
             htmlText(fmt::format(
                 fmt::runtime(text("{}, {}, {}: {} with its 95 % interval; small: "
                                   "single splits.")),
                 table.at("protocol").get<std::string>(), table.at("classifier").get<std::string>(),
                 table.at("features").get<std::string>(), table.at("score").get<std::string>())));
}

std::string caveatLines(const Json& report, const char* before, const char* after) {
  std::string lines;
  for (const Json& caveat : report.at("caveats")) {
    lines += before + caveat.get<std::string>() + after;
  }
  return lines;
}

std::string countsLine(const Json& report) {
  const Json& cells = report.at("cells");
  return fmt::format(
      fmt::runtime(text("{} of {} cells, {} of them could not be measured; {} looks at the {} "
                        "part.")),
      cells.at("finished").get<int>(), cells.at("expected").get<int>(),
      cells.at("failed").get<int>(), report.at("looks").at("looks").get<int>(),
      report.at("looks").at("part").get<std::string>());
}

}  // namespace

std::string toMarkdown(const ReportTable& table) {
  std::string markdown = "## " + table.name + "\n\n" + table.caption + "\n\n";
  markdown += markdownRow(table.header);
  markdown += markdownRow(std::vector<std::string>(table.header.size(), "---"));
  for (const auto& row : table.rows) markdown += markdownRow(row);
  for (const std::string& note : table.notes) markdown += "\n" + note + "\n";
  return markdown + "\n";
}

std::string toMarkdown(const Json& report, const std::vector<ReportTable>& tables) {
  std::string markdown = "# " + report.at("title").get<std::string>() + "\n\n";
  markdown += report.at("note").get<std::string>() + "\n\n" + countsLine(report) + "\n\n";
  markdown += caveatLines(report, "- ", "\n") + "\n";
  for (const ReportTable& table : tables) markdown += toMarkdown(table);
  return markdown;
}

std::string toLatex(const std::vector<ReportTable>& tables) {
  std::string latex = "% Needs the packages booktabs and graphicx.\n";
  for (const ReportTable& table : tables) {
    latex += "\\begin{table}\n\\caption{" + latexText(table.caption) +
             "}\n\\label{tab:" + table.name + "}\n\\resizebox{\\linewidth}{!}{\\begin{tabular}{" +
             std::string(table.header.size(), 'l') + "}\n\\toprule\n";
    latex += latexRow(table.header) + "\\midrule\n";
    for (const auto& row : table.rows) latex += latexRow(row);
    latex += "\\bottomrule\n\\end{tabular}}\n";
    for (const std::string& note : table.notes) latex += latexText(note) + "\\\\\n";
    latex += "\\end{table}\n\n";
  }
  return latex;
}

std::string toHtml(const Json& report, const std::vector<ReportTable>& tables) {
  std::string html =
      "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>" +
      htmlText(report.at("title")) +
      "</title>\n<style>body{font:15px sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
      "table{border-collapse:collapse;margin:1em 0;display:block;overflow-x:auto}"
      "caption{text-align:left}td,th{padding:.2em .7em;text-align:left;"
      "border-bottom:1px solid}pre{overflow:auto}.note{font-size:90%;margin:.2em 0}"
      "@media(prefers-color-scheme:dark){:root{color-scheme:dark}}</style>\n<h1>" +
      htmlText(report.at("title")) + "</h1>\n<p>" + htmlText(report.at("note")) + "</p>\n<p>" +
      htmlText(countsLine(report)) + "</p>\n<ul>\n" + caveatLines(report, "<li>", "</li>\n") +
      "</ul>\n";
  for (const ReportTable& table : tables) {
    html += htmlTable(table);
    for (const Json& drawn : report.at("tables")) {
      std::string name =
          drawn.at("protocol").get<std::string>() + "-" + drawn.at("features").get<std::string>();
      if (drawn.at("variant") != "standard") name += "-" + drawn.at("variant").get<std::string>();
      if (name == table.name) html += intervalDrawing(drawn);
    }
  }
  html += "<h2>" + text("Methods") + "</h2>\n<ul>\n";
  for (const Json& method : report.at("methods")) {
    html +=
        "<li>" + htmlText(method.at("name")) + ": " + htmlText(method.at("reference")) + "</li>\n";
  }
  html += "</ul>\n<pre>";
  for (const Json& method : report.at("methods")) {
    const std::string bibtex = method.at("bibtex");
    if (!bibtex.empty()) html += htmlText(bibtex) + "\n";
  }
  return html + "</pre>\n<h2>" + text("Record") + "</h2>\n<details><pre>" +
         htmlText(report.at("record").dump(1)) + "</pre></details>\n</html>\n";
}

}  // namespace emoforge
