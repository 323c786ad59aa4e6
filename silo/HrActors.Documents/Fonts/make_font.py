"""Makes NotoSansCJKsc-Regular.ttf from the Noto Sans CJK collection (version 2.004).

    python3 make_font.py NotoSansCJK-Regular.ttc NotoSansCJKsc-Regular.ttf

Needs fontTools. What is changed is told in FONTLOG.txt. The same collection and fontTools give the same bytes.
"""

import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

SIMPLIFIED_CHINESE = 2  # its place in the collection
LARGEST_ERROR = 1.0  # of an outline, in units of 1/1000 em

KEPT = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x251), (0x261, 0x261), (0x2C7, 0x2DD),
    (0x391, 0x3C9), (0x401, 0x451), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F),
    (0x2150, 0x22FF), (0x2460, 0x27BF), (0x2E80, 0x2FFF), (0x3000, 0x303F), (0x3100, 0x312F), (0x31A0, 0x31EF),
    (0x3220, 0x325F), (0x327F, 0x32CF), (0x32FF, 0x32FF), (0x3358, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFF),
]
DROPPED = ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
LIMITS = [
    "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
    "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
    "maxCompositeContours", "maxComponentDepth",
]


def keep_characters(font):
    characters = [c for c in font.getBestCmap() if any(first <= c <= last for first, last in KEPT)]
    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, name_IDs=["*"], name_languages=["*"])
    options.drop_tables += DROPPED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font["cmap"].tables = [t for t in font["cmap"].tables if (t.platformID, t.platEncID, t.format) == (3, 10, 12)]


def turn_to_quadratic(font):
    glyphs = {}
    outlines = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for limit in LIMITS:
        setattr(font["maxp"], limit, 1 if limit == "maxZones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


source, target = sys.argv[1:]
noto = TTCollection(source).fonts[SIMPLIFIED_CHINESE]
noto.recalcTimestamp = False
keep_characters(noto)
turn_to_quadratic(noto)
noto.save(target)
print(len(noto.getBestCmap()), "characters,", noto["maxp"].numGlyphs, "glyphs")
