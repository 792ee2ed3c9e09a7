#!/usr/bin/env python3
"""Makes KehoachSymbols.ttf from DejaVu Sans: signs that faces of text lack, in one small face.

    python3 fonts/symbols.py /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts/KehoachSymbols.ttf

Needs fontTools (4.68.0 was used) and the file of Debian's package fonts-dejavu-core 2.37-6; the same input gives the same bytes.
DejaVu Sans has circled numbers up to 10 only: those from 11 to 20 are put together from its own circle and digits.
"""

import hashlib
import sys

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322"
NAME = "Kehoach Symbols"
RANGES = [
    (0x02B0, 0x02B8),  # small letters above and below the line
    (0x02E0, 0x02E4),
    (0x1D2C, 0x1D6A),
    (0x1D9B, 0x1DBF),
    (0x2070, 0x209C),
    (0x2C7C, 0x2C7D),
    (0x2100, 0x218B),  # letterlike symbols, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x2300),
    (0x2308, 0x230B),
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x2612),
    (0x2639, 0x2642),
    (0x2660, 0x266F),
    (0x26A0, 0x26A0),
    (0x2701, 0x27BE),  # dingbats
    (0x27E8, 0x27E9),
    (0x27F5, 0x27FF),
    (0x2B05, 0x2B0D),
    (0x2B12, 0x2B1A),
]


def circled(font, number):
    """Draws a circled number of two digits out of the outlines of 10."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    ten = DecomposingRecordingPen(glyphs)
    glyphs[cmap[0x2469]].draw(ten)
    # The circle is the two outlines that reach furthest up; the digits stand inside.
    outlines, outline = [], []
    for operation in ten.value:
        outline.append(operation)
        if operation[0] in ("closePath", "endPath"):
            outlines.append(outline)
            outline = []

    def bounds(outline):
        pen = BoundsPen(None)
        for name, points in outline:
            getattr(pen, name)(*points)
        return pen.bounds

    outlines.sort(key=lambda o: bounds(o)[1] - bounds(o)[3])
    circle, digits = outlines[:2], outlines[2:]
    boxes = [bounds(outline) for outline in digits]
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    middle = (bounds(circle[0])[0] + bounds(circle[0])[2]) / 2
    pen = TTGlyphPen(None)
    for outline in circle:
        for name, points in outline:
            getattr(pen, name)(*points)
    # Digits of the text face, as high as those of 10 and half as wide.
    zero = BoundsPen(glyphs)
    glyphs[cmap[ord("0")]].draw(zero)
    scale = (high - low) / (zero.bounds[3] - zero.bounds[1])
    advance = glyphs[cmap[ord("0")]].width * scale * 0.72
    for index, digit in enumerate(str(number)):
        x = middle - advance + index * advance
        move = TransformPen(pen, (scale * 0.72, 0, 0, scale, x, low - zero.bounds[1] * scale))
        recorded = DecomposingRecordingPen(glyphs)
        glyphs[cmap[ord(digit)]].draw(recorded)
        recorded.replay(move)
    return pen.glyph(), font["hmtx"][cmap[0x2469]]


def main():
    source, target = sys.argv[1:]
    digest = hashlib.sha256(open(source, "rb").read()).hexdigest()
    if digest != SOURCE:
        sys.exit(f"{source}: SHA-256 is {digest}, expected {SOURCE}")
    font = TTFont(source, recalcTimestamp=False)
    made = {0x246A + n: circled(font, 11 + n) for n in range(10)}
    order = font.getGlyphOrder() + [f"uni{code:04X}" for code in made]
    for code, (glyph, metrics) in made.items():
        name = f"uni{code:04X}"
        font["glyf"][name] = glyph
        font["hmtx"][name] = metrics
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(order)

    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "FFTM", "gasp"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[0x20] + [c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    names = {1: NAME, 2: "Book", 3: "Kehoach Symbols 1.0 (DejaVu Sans 2.37)", 4: NAME, 5: "Version 1.0", 6: "KehoachSymbols"}
    for record in list(font["name"].names):
        if record.platformID != 3:
            font["name"].removeNames(platformID=record.platformID)
        elif record.nameID in names:
            record.string = names[record.nameID]
    font.save(target)


main()
