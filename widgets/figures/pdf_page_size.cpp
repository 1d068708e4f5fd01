// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/pdf_page_size.h"

#include <QRegularExpression>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr int kEntryLength = 20;  // of the cross-reference table: "0000000015 00000 n \n"

Error unexpected() {
  return {ErrorKind::Failure, text("The page of the PDF file has an unknown form.")};
}

QByteArray number(double value) {
  QByteArray text = QByteArray::number(value, 'f', 4);
  while (text.endsWith('0')) text.chop(1);
  if (text.endsWith('.')) text.chop(1);
  return text;
}

/// Moves every offset of the table that lies behind `from`.
void shiftOffsets(QByteArray& pdf, qsizetype table, qsizetype from, qsizetype shift) {
  const qsizetype header = pdf.indexOf('\n', table) + 1;  // behind "xref"
  const qsizetype first = pdf.indexOf('\n', header) + 1;  // behind "0 17"
  const qsizetype end = pdf.indexOf("trailer", first);
  if (header <= 0 || first <= 0 || end < 0) throw unexpected();
  for (qsizetype entry = first; entry + kEntryLength <= end; entry += kEntryLength) {
    const qsizetype offset = pdf.mid(entry, 10).toLongLong();
    if (offset <= from) continue;
    pdf.replace(entry, 10, QByteArray::number(offset + shift).rightJustified(10, '0'));
  }
}

}  // namespace

QByteArray withPageSize(const QByteArray& pdf, double widthPoints, double heightPoints) {
  static const QByteArray key = "/MediaBox [";
  const qsizetype start = pdf.indexOf(key) + key.size();
  const qsizetype end = pdf.indexOf(']', start);
  const qsizetype startXref = pdf.lastIndexOf("startxref\n");
  if (start < key.size() || end < 0 || startXref < 0) throw unexpected();
  const QList<QByteArray> box = pdf.mid(start, end - start).simplified().split(' ');
  if (box.size() != 4) throw unexpected();
  const double height = box[3].toDouble();
  const QByteArray cut =
      "0 " + number(height - heightPoints) + ' ' + number(widthPoints) + ' ' + number(height);
  const qsizetype shift = cut.size() - (end - start);
  const qsizetype numberStart = startXref + 10;
  const qsizetype numberEnd = pdf.indexOf('\n', numberStart);
  const qsizetype table = pdf.mid(numberStart, numberEnd - numberStart).toLongLong();

  QByteArray result = pdf;
  result.replace(numberStart, numberEnd - numberStart, QByteArray::number(table + shift));
  result.replace(start, end - start, cut);
  shiftOffsets(result, table + shift, start, shift);
  return result;
}

}  // namespace emoforge
