"""Makes the bundled Inter from the full one; see README.md beside this file.

    pip install fonttools==4.* brotli
    python3 subset.py /usr/share/fonts/opentype/inter
"""

import sys
import unicodedata
from pathlib import Path

from fontTools.otlLib.builder import buildAnchor, MarkBasePosBuilder, MarkMarkPosBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter, load_font, parse_unicodes, save_font
from fontTools.ttLib.tables import otTables

HERE = Path(__file__).resolve().parent

# What people write in names, minutes and on boards in Latin, Greek and Cyrillic, with the signs around it.
UNICODES = ",".join(
    [
        "0020-007E,00A0-02AF",  # Latin, IPA
        "02B0-036F",  # modifier letters, combining marks
        "0370-058F",  # Greek, Cyrillic
        "1AB0-1AFF,1C80-1C8F,1D00-1DFF",  # more marks, Cyrillic, phonetics
        "1E00-1FFF",  # Latin Extended Additional, Greek Extended
        "2000-206F,2070-209F,20A0-20CF,20D0-20FF",  # punctuation, superscripts, currency, marks
        "2100-214F,2150-218F",  # letterlike, number forms
        "2190-21FF,27F0-27FF,2900-297F,2B00-2BFF",  # arrows
        "2200-22FF,2300-23FF",  # mathematics, technical (keys: ⌘ ⌥ ⇧)
        "2460-24FF,25A0-27BF",  # enclosed numbers, shapes, symbols, check marks
        "2C60-2C7F,2DE0-2E7F,A640-A69F,A700-A7FF,AB30-AB6F",  # Latin C to E, Cyrillic B, punctuation
        "FB00-FB06,FE20-FE2F,FFFC-FFFD",  # ligatures, half marks, replacement characters
    ]
)
FEATURES = ["ccmp", "kern", "locl"]  # mark and mkmk are made anew, see set_marks
N_APOSTROPHE = 0x0149


def compose(font, parts, advance):
    """A new outline from the font's own glyphs: `parts` are pairs of glyph name and shift to the right."""
    glyphs, top = font.getGlyphSet(), font["CFF "].cff.topDictIndex[0]
    pen = T2CharStringPen(advance, glyphs)
    for name, shift in parts:
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    return pen.getCharString(private=top.Private, globalSubrs=font["CFF "].cff.GlobalSubrs)


def add_n_with_apostrophe(font):
    """Adds U+0149, which DIN 91379 has and Inter has not: by definition an apostrophe and an n."""
    cmap = font.getBestCmap()
    if N_APOSTROPHE in cmap:
        return
    name = "napostrophe"
    metrics = font["hmtx"].metrics
    quote, letter = cmap[0x2019], cmap[ord("n")]
    advance = metrics[quote][0] + metrics[letter][0]

    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    strings.charStringsIndex.append(compose(font, [(quote, 0), (letter, metrics[quote][0])], advance))
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.charset.append(name)
    font.setGlyphOrder(top.charset)
    metrics[name] = (advance, metrics[quote][1])
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[N_APOSTROPHE] = name


def mend_double_acute(font):
    """Draws U+030B as the spacing U+02DD: in the regular weight it leans the wrong way, as a double grave; in the
    semi-bold both of its strokes lie on each other."""
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    mark, spacing = cmap[0x030B], cmap[0x02DD]
    outline = compose(font, [(spacing, -glyphs[spacing].width)], 0)
    font["CFF "].cff.topDictIndex[0].CharStrings[mark] = outline


def outline_points(glyphs, name):
    """Points along the glyph's outline, close enough together to measure it."""
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    points, start, last = [], None, None
    steps = [step / 16 for step in range(1, 17)]

    def line(a, b):
        return [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for t in steps]

    for verb, arguments in pen.value:
        if verb == "moveTo":
            start = last = arguments[0]
            points.append(last)
        elif verb == "lineTo":
            points += line(last, arguments[0])
            last = arguments[0]
        elif verb == "curveTo":
            p0, (p1, p2, p3) = last, arguments
            for t in steps:
                u = 1 - t
                weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
                points.append(
                    tuple(
                        sum(w * p[axis] for w, p in zip(weights, (p0, p1, p2, p3)))
                        for axis in (0, 1)
                    )
                )
            last = p3
        elif verb == "closePath":
            points += line(last, start)
            last = start
    return points


class Shape:
    """What a mark needs to know of a glyph: its box, and the middle of its top and foot."""

    def __init__(self, glyphs, name, font_heights):
        points = outline_points(glyphs, name)
        self.left, self.right = min(x for x, _ in points), max(x for x, _ in points)
        self.bottom, self.top = min(y for _, y in points), max(y for _, y in points)
        self.width = glyphs[name].width
        self.middle = (self.left + self.right) / 2
        slice_height = (self.top - self.bottom) / 6
        top = [x for x, y in points if y >= self.top - slice_height]
        foot = [x for x, y in points if y <= self.bottom + slice_height]
        self.top_middle, self.top_right = (min(top) + max(top)) / 2, max(top)
        self.foot_middle = (min(foot) + max(foot)) / 2
        # Round letters reach a little over the line of the straight ones; marks stand on one line all the same.
        for height in font_heights:
            if abs(self.top - height) < 40:
                self.top = height
        if abs(self.bottom) < 40:
            self.bottom = 0


def set_marks(font):
    """Gives every combining mark its place on every letter, over and under one another too.

    The full font places only fourteen marks, and those by anchors meant for its composed letters: in most
    sequences of DIN 91379 the mark strikes through the letter. Its marks are drawn for the height of an x with the
    right distance already, so their places follow from the outlines.
    """
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    x_height, cap_height = font["OS/2"].sxHeight, font["OS/2"].sCapHeight
    shapes, letters, marks = {}, set(), {}
    for code, name in cmap.items():
        kind = unicodedata.category(chr(code))
        if kind == "Mn" and 0x0300 <= code <= 0x036F:
            marks[name] = unicodedata.combining(chr(code))
        elif kind[0] == "L" or code == 0x25CC:
            letters.add(name)
    # Letters that only ccmp reaches, such as the dotless forms under an accent, are in the cmap as well.
    for name in letters | marks.keys():
        if outline_points(glyphs, name):
            shapes[name] = Shape(glyphs, name, (x_height, cap_height))
    # The instances between the drawn weights have marks a few units wide; a mark takes no room.
    for name in marks:
        font["hmtx"].metrics[name] = (0, font["hmtx"].metrics[name][1])
    letters = {name for name in letters if name in shapes}
    marks = {name: place for name, place in marks.items() if name in shapes}

    def mark_anchor(name, place):
        shape = shapes[name]
        if place in (220, 202):
            # Attached marks hang from where they touch; a mark drawn into the letter is brought under it.
            under = shape.top + x_height // 9 if place == 220 and shape.top > -100 else 0
            return shape.top_middle if place == 202 else shape.middle, under
        if place == 216:
            return shape.left + (shape.right - shape.left) / 4, x_height
        if place == 232:
            return shape.left - x_height // 24, x_height
        if place == 1:
            return shape.middle, (shape.bottom + shape.top) / 2
        return shape.middle, 0 if place == 233 else x_height

    def base_anchor(name, place):
        shape = shapes[name]
        if place == 230:
            return shape.top_middle, shape.top
        if place in (220, 202):
            return shape.foot_middle, min(shape.bottom, 0)
        if place in (216, 232):
            return shape.top_right, shape.top
        if place == 1:
            return shape.middle, (shape.bottom + shape.top) / 2
        if place == 233:
            return shape.width, 0
        return shape.width, max(shape.top, x_height)

    def anchor(point):
        return buildAnchor(round(point[0]), round(point[1]))

    gpos, gdef = font["GPOS"].table, font["GDEF"].table
    lookups = []
    for place in sorted({place for place in marks.values()}):
        here = {name: ("mark", anchor(mark_anchor(name, place))) for name in marks if marks[name] == place}
        builder = MarkBasePosBuilder(font, None)
        builder.marks = here
        builder.bases = {name: {"mark": anchor(base_anchor(name, place))} for name in letters}
        lookups.append(("mark", builder.build()))
        if place in (220, 230):
            # One on the other: a little closer than on a letter, so that the line stays a line.
            tight = x_height // 20 if place == 230 else -(x_height // 20)
            builder = MarkMarkPosBuilder(font, None)
            builder.marks = here
            for name, its_place in marks.items():
                shape = shapes[name]
                if its_place == place or (place, its_place) == (220, 202):
                    edge = shape.top if place == 230 else shape.bottom
                    builder.baseMarks[name] = {"mark": anchor((shape.middle, edge - tight))}
            lookups.append(("mkmk", builder.build()))

    indices = {"mark": [], "mkmk": []}
    for feature, lookup in lookups:
        indices[feature].append(len(gpos.LookupList.Lookup))
        gpos.LookupList.Lookup.append(lookup)
    gpos.LookupList.LookupCount = len(gpos.LookupList.Lookup)
    add_feature(gpos, "mark", indices["mark"])
    add_feature(gpos, "mkmk", indices["mkmk"])
    for name in marks:
        gdef.GlyphClassDef.classDefs[name] = 3


def add_feature(table, tag, lookup_indices):
    """Adds a feature to every script and language of a layout table; the list of features stays sorted."""
    record = otTables.FeatureRecord()
    record.FeatureTag = tag
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = lookup_indices
    record.Feature.LookupCount = len(lookup_indices)
    records = table.FeatureList.FeatureRecord
    assert all(other.FeatureTag < tag for other in records), "append keeps the order only at the end"
    records.append(record)
    table.FeatureList.FeatureCount = len(records)
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys] + [r.LangSys for r in script.Script.LangSysRecord]
        for system in filter(None, systems):
            system.FeatureIndex.append(len(records) - 1)
            system.FeatureCount = len(system.FeatureIndex)


def main(source):
    for weight in ("Regular", "SemiBold"):
        options = Options(
            layout_features=FEATURES,
            notdef_outline=True,
            name_IDs=["*"],
            # The names of alternates we drop are not worth their bytes.
            obfuscate_names=False,
        )
        font = load_font(str(source / f"Inter-{weight}.otf"), options)
        add_n_with_apostrophe(font)
        mend_double_acute(font)
        font["name"].names = [record for record in font["name"].names if record.nameID < 256]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=parse_unicodes(UNICODES))
        subsetter.subset(font)
        set_marks(font)
        target = HERE / f"Inter-{weight}.otf"
        save_font(font, str(target), options)
        print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
