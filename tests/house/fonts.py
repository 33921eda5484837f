"""The fonts of the notices, cut from Noto to the letters that our texts use: `python -m tests.house.fonts`.

Names are written in Latin, Greek or Cyrillic letters, so those are kept whole; of the letters of Chinese and Korean only
those of our own texts are. The cut fonts have a name of their own, so that they are never taken for the whole ones. Beside
them lies `letters.json`, which says what they hold: the library asks it before it sets a name.
"""

import json
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from amparo.notices.languages import LANGUAGE_NAMES, NOTICE_LANGUAGES, NoticeLanguage
from amparo.notices.texts import EVERY_NOTICE, languages_of, notices_with_texts, text_of
from amparo.notices.wording import every_word
from amparo.print.letters import FAMILIES, FONTS

NOTO = Path("/usr/share/fonts/truetype/noto")
NOTO_CJK = Path("/usr/share/fonts/opentype/noto")
WEIGHTS = ("Regular", "Bold")
WHOLE = (
    range(0x20, 0x7F),  # Latin
    range(0xA0, 0x250),
    range(0x2B0, 0x370),  # marks beside and above letters
    range(0x370, 0x530),  # Greek, Cyrillic
    range(0x1E00, 0x2000),  # Latin with marks, as Vietnamese has them; Greek with marks
    range(0x2010, 0x2028),  # dashes, quotation marks
    range(0x2030, 0x205F),
    range(0x20A0, 0x20C0),  # money
    range(0x2100, 0x2150),
)
EAST_ASIAN_MARKS = (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))
CHINESE_MARKS = (0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026)
CUTS: dict[str, tuple[str, tuple[NoticeLanguage, ...]]] = {
    "SC": ("Noto Sans CJK SC", ("zh-Hans",)),
    "TC": ("Noto Sans CJK TC", ("zh-Hant",)),
    "KR": ("Noto Sans CJK KR", ("ko",)),
}


def letters_of(language: NoticeLanguage) -> set[int]:
    """Every letter that our own words use in a language."""
    told = [every_word(language), *LANGUAGE_NAMES.values()]
    for notice in (*notices_with_texts(), EVERY_NOTICE):
        if language in languages_of(notice):
            text = text_of(notice, language)
            told += [text.body, *text.sentences.values()]
    return {ord(letter) for letter in "".join(told) if letter != "\n"}


def main() -> int:
    """Cut every font anew; the same texts and the same Noto give the same bytes."""
    missing = [str(folder) for folder in (NOTO, NOTO_CJK) if not folder.is_dir()]
    if missing:
        print(
            f"{', '.join(missing)}: not here. apt-get install fonts-noto-core fonts-noto-cjk", file=sys.stderr
        )
        return 1
    FONTS.mkdir(exist_ok=True)
    held: dict[str, list[list[int]]] = {}
    whole = set(chain.from_iterable(WHOLE))
    for family, cut in FAMILIES.items():
        found: list[set[int]] = []
        for weight in WEIGHTS:
            if cut:
                name, languages = CUTS[cut]
                font = _of_collection(NOTO_CJK / f"NotoSansCJK-{weight}.ttc", name)
                wanted = set(chain.from_iterable(letters_of(one) for one in languages)) - whole
                wanted |= {*EAST_ASIAN_MARKS, *(CHINESE_MARKS if cut != "KR" else ())}
                wanted |= {ord(letter) for letter in "".join(LANGUAGE_NAMES.values())} - whole
            else:
                font, wanted = TTFont(NOTO / f"NotoSans-{weight}.ttf", recalcTimestamp=False), whole
            file = FONTS / f"{family.replace(' ', '')}-{weight}.{'otf' if cut else 'ttf'}"
            found.append(_cut(font, wanted, family, weight, file))
            print(f"{file.name}: {len(found[-1])} letters, {file.stat().st_size // 1024} KB")
        held[family] = _ranges(set.intersection(*found))
    (FONTS / "letters.json").write_text(json.dumps(held, separators=(",", ":")) + "\n", "utf-8")
    total = sum(file.stat().st_size for file in FONTS.iterdir())
    print(f"all: {total // 1024} KB; languages: {', '.join(NOTICE_LANGUAGES)}")
    return 0


def _of_collection(file: Path, family: str) -> TTFont:
    """The font of a name in a collection; its place in there differs from one edition to the next."""
    for font in TTCollection(file, lazy=True).fonts:
        if font["name"].getDebugName(1) == family:
            font.recalcTimestamp = False
            return font
    raise SystemExit(f"{file}: there is no {family} in it.")


def _cut(font: TTFont, wanted: Iterable[int], family: str, weight: str, file: Path) -> set[int]:
    """Keep the letters wanted, give the font its name, write it; returns what it then holds."""
    options = Options()
    options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["FFTM", "DSIG", "vhea", "vmtx", "VORG", "BASE"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    names = font["name"]
    for number, told in (
        (1, family),
        (2, weight),
        (3, f"{family} {weight}, cut from Noto"),
        (4, f"{family} {weight}"),
        (6, f"{family.replace(' ', '')}-{weight}"),
    ):
        for record in [one for one in names.names if one.nameID == number]:
            names.setName(told, number, record.platformID, record.platEncID, record.langID)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [f"{family.replace(' ', '')}-{weight}"]
    font.save(file)
    return set(TTFont(file).getBestCmap())


def _ranges(letters: set[int]) -> list[list[int]]:
    """Runs of neighbours as [first, last]."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return runs


if __name__ == "__main__":
    raise SystemExit(main())
