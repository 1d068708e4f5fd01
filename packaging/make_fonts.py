#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives the fonts in resources/fonts from Debian's fonts-inter and fonts-jetbrains-mono.

Inter's default digits are proportional, and Qt cannot ask for tabular ones before version 6.7. The
derived fonts map 0-9 (and the separators that Inter offers as tabular) to the glyphs of the feature
"tnum", so that numbers line up in columns. They bear another family name, as the Open Font License
wishes, and keep only Latin, Greek and the signs the program writes. Their outlines are quadratic, since
Qt draws the cubic ones of OpenType/CFF about a third too dark.

Needs python3-fonttools. Usage: packaging/make_fonts.py [OUTPUT_FOLDER]
"""

import pathlib
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

INTER = pathlib.Path("/usr/share/fonts/opentype/inter")
JETBRAINS = pathlib.Path("/usr/share/fonts/truetype/jetbrains-mono")

# Latin, Greek, punctuation, super- and subscripts, currency, letterlike, arrows, mathematics, shapes.
UNICODES = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), *range(0x2B0, 0x300),
    *range(0x300, 0x340), *range(0x370, 0x400), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070),
    *range(0x2070, 0x20A0), 0x20AC, *range(0x2100, 0x2150), *range(0x2190, 0x2200),
    *range(0x2200, 0x2300), *range(0x25A0, 0x2600),
]

FONTS = [
    (INTER / "Inter-Regular.otf", "EmoForge Sans", "Regular", "EmoForgeSans-Regular.ttf"),
    (INTER / "Inter-Italic.otf", "EmoForge Sans", "Italic", "EmoForgeSans-Italic.ttf"),
    (INTER / "Inter-Medium.otf", "EmoForge Sans", "Medium", "EmoForgeSans-Medium.ttf"),
    (INTER / "Inter-SemiBold.otf", "EmoForge Sans", "SemiBold", "EmoForgeSans-SemiBold.ttf"),
    (JETBRAINS / "JetBrainsMono-Regular.ttf", "EmoForge Mono", "Regular", "EmoForgeMono-Regular.ttf"),
]


def tabular_glyphs(font):
    """Glyph name -> name of its tabular form, from the feature "tnum"; empty where there is none."""
    table = font["GSUB"].table
    mapping = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                mapping.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return mapping


def make_digits_tabular(font):
    mapping = tabular_glyphs(font)
    if not mapping:
        return
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            name = table.cmap.get(code)
            if name in mapping:
                table.cmap[code] = mapping[name]
    equalise_advances(font, [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)])


def equalise_advances(font, names):
    """Interpolated weights leave some digits up to 3 of 2816 units wider: all take the widest."""
    metrics = font["hmtx"]
    advances = {metrics[name][0] for name in names}
    assert max(advances) - min(advances) <= 3, f"these digits are not tabular: {advances}"
    for name in names:
        metrics[name] = (max(advances), metrics[name][1])


def rename(font, family, style):
    postscript = f"{family.replace(' ', '')}-{style}"
    keep = {0: None, 13: None, 14: None, 1: family, 2: style, 3: f"EmoForge:{postscript}",
            4: f"{family} {style}", 5: "Version 1.000", 6: postscript}
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in keep]
    for record in names.names:
        if keep[record.nameID]:
            record.string = keep[record.nameID]


def make_outlines_quadratic(font):
    """Replaces CFF outlines by TrueType ones, exact to half a unit of 2816."""
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=0.5, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = drawn
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        left = glyph.xMin if glyph.numberOfContours else 0
        font["hmtx"][name] = (font["hmtx"][name][0], left)
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints",
                  "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"):
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\x00\x01\x00\x00"


def derive(source, family, style, target):
    font = TTFont(source, recalcTimestamp=False)
    make_digits_tabular(font)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "case"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    if "CFF " in font:
        make_outlines_quadratic(font)
    rename(font, family, style)
    font.save(target)


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "resources" / "fonts"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    folder.mkdir(parents=True, exist_ok=True)
    for source, family, style, name in FONTS:
        derive(source, family, style, folder / name)
        print(f"{name}: {(folder / name).stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
