"""Text made ready to be drawn letter by letter: unseen characters taken out, Arabic joined, pictures put in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import category, combining, decomposition, mirrored, name, normalize

from domain.language import tr

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
"""The vowels and the like that Arabic and Urdu are written with."""
JOINER, NON_JOINER, STRETCH = "\u200d", "\u200c", "\u0640"
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
"""Control and direction characters, half characters, and signs that only say how another one looks."""
_PICTURE = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]")
ARROWS = {"\u2190": "<-", "\u2192": "->"}
FLAG_A, FLAG_Z = 0x1F1E6, 0x1F1FF
"""A flag is two of these: the letters of its country."""
_JOINED = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]")
_DOUBLED = re.compile("([\u064b-\u0650\u0652]+)\u0651")
"""Unicode orders the sign for a doubled letter behind its vowel, but it is written between the two."""
_FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
"""Where Unicode has a sign of its own for each form of an Arabic letter."""
_PAIRS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")

Drawn = tuple[str, str, int]
"""What is drawn, which letters it stands for, and where they are in the text."""


def tidy(text: str) -> str:
    """The same words in whole letters, without characters that nobody can see. A line break is the only control."""
    if text.isascii() and text.isprintable():
        return text
    plain = _UNSEEN.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
    return _DOUBLED.sub("\u0651\\1", normalize("NFC", plain))


def in_words(text: str, drawable: Callable[[str], bool]) -> str:
    """The same with each picture that no font has in words, as "[crying face]", so that a reader knows what stood."""

    def told(found: re.Match[str]) -> str:
        sign = found[0]
        if FLAG_A <= ord(sign) <= FLAG_Z:
            return chr(ord(sign) - FLAG_A + ord("A"))
        return sign if drawable(sign) or not name(sign, "") else ARROWS.get(sign, f"[{name(sign).lower()}]")

    return text if text.isascii() else _PICTURE.sub(told, text)


def letters(text: str) -> Iterator[Drawn]:
    """Each letter, in the form that it has beside its neighbours."""
    if not _JOINED.search(text):
        yield from ((letter, letter, n) for n, letter in enumerate(text) if letter not in (JOINER, NON_JOINER))
        return
    place = 0
    while place < len(text):
        letter, pair = text[place], text[place : place + 2]
        before, after = _reaches(text, place, -1), _reaches(text, place, 1)
        # Lam and alef are always written as one.
        if (pair, "isolated") in _forms():
            yield _forms().get((pair, "final" if before else "isolated"), pair), pair, place
            place += 2
            continue
        if letter not in (JOINER, NON_JOINER):
            form = ("medial" if after else "final") if before else ("initial" if after else "isolated")
            yield _forms().get((letter, form), letter), letter, place
        place += 1


def turned(letter: str) -> str:
    """A bracket as it is drawn in writing from the right."""
    return letter.translate(_PAIRS) if mirrored(letter) else letter


def joins_unknown(letter: str) -> bool:
    """Whether it is an Arabic letter of which Unicode has no forms, as in Pashto and Sindhi, or one of its rare marks.

    They would stand alone, or in the wrong place.
    """
    if not _JOINED.match(letter):
        return False
    if category(letter) == "Mn":
        return letter not in MARKS
    return category(letter) == "Lo" and not any((letter, form) in _forms() for form in ("isolated", "final"))


def script_words(letter: str) -> str:
    """What a parent calls the writing that a letter belongs to."""
    known = {
        "ARABIC": tr("some Arabic letters"),
        "BENGALI": tr("Bengali"),
        "CJK": tr("Chinese or Japanese"),
        "DEVANAGARI": tr("Hindi or Nepali"),
        "GUJARATI": tr("Gujarati"),
        "GURMUKHI": tr("Panjabi"),
        "HANGUL": tr("Korean"),
        "HEBREW": tr("Hebrew"),
        "HIRAGANA": tr("Chinese or Japanese"),
        "KATAKANA": tr("Chinese or Japanese"),
        "SINHALA": tr("Sinhala"),
        "TAMIL": tr("Tamil"),
        "THAI": tr("Thai"),
    }
    return known.get(name(letter, "OTHER").split()[0].split("-")[0], tr("other letters or signs"))


@cache
def _forms() -> dict[tuple[str, str], str]:
    """The sign for a letter in one of its forms, out of Python's own table of Unicode."""
    found: dict[tuple[str, str], str] = {}
    for first, last in _FORMS:
        for code in range(first, last + 1):
            form, *parts = decomposition(chr(code)).split() or [""]
            whole = "".join(chr(int(part, 16)) for part in parts)
            is_pair = len(whole) == 2 and whole[0] == "\u0644" and whole[1] in "\u0622\u0623\u0625\u0627"
            if form in ("<isolated>", "<final>", "<initial>", "<medial>") and (len(whole) == 1 or is_pair):
                found.setdefault((whole, form[1:-1]), chr(code))
    return found


def _reaches(text: str, place: int, step: int) -> bool:
    """Whether a letter joins the one before it (step -1) or after it, marks apart."""
    there = place + step
    while 0 <= there < len(text) and combining(text[there]):
        there += step
    if not 0 <= there < len(text):
        return False
    first, second = (text[there], text[place]) if step < 0 else (text[place], text[there])
    return _holds_on(first) and (second in (STRETCH, JOINER) or (second, "final") in _forms())


def _holds_on(letter: str) -> bool:
    """Whether it joins the letter after it."""
    return letter in (STRETCH, JOINER) or (letter, "initial") in _forms()
