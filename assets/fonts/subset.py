"""Makes the bundled Inter from the full one; see README.md beside this file.

    pip install fonttools==4.* brotli
    python3 subset.py /usr/share/fonts/opentype/inter
"""

import sys
from pathlib import Path

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter, load_font, parse_unicodes, save_font

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
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]
# Above: ŉ, which DIN 91379 has and Inter has not. It is an apostrophe and an n by definition.
N_APOSTROPHE = 0x0149


def add_n_with_apostrophe(font):
    """Draws U+0149 from the font's own apostrophe and n, set as the pair would be."""
    cmap = font.getBestCmap()
    if N_APOSTROPHE in cmap:
        return
    name = "napostrophe"
    glyphs = font.getGlyphSet()
    quote, letter = cmap[0x2019], cmap[ord("n")]
    advance = glyphs[quote].width + glyphs[letter].width
    pen = T2CharStringPen(advance, glyphs)
    glyphs[quote].draw(pen)
    glyphs[letter].draw(TransformPen(pen, (1, 0, 0, 1, glyphs[quote].width, 0)))

    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    outline = pen.getCharString(private=top.Private, globalSubrs=font["CFF "].cff.GlobalSubrs)
    strings.charStringsIndex.append(outline)
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.charset.append(name)
    font.setGlyphOrder(top.charset)
    font["hmtx"].metrics[name] = (advance, font["hmtx"].metrics[quote][1])
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[N_APOSTROPHE] = name


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
        font["name"].names = [record for record in font["name"].names if record.nameID < 256]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=parse_unicodes(UNICODES))
        subsetter.subset(font)
        target = HERE / f"Inter-{weight}.otf"
        save_font(font, str(target), options)
        print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
