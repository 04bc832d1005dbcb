"""Breaks text into lines of letters that are ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining

from .pdf_bidi import levels, visual
from .pdf_face import Faces, Glyph
from .pdf_font import Box
from .pdf_letters import in_words, letters, tidy, turned

GAP = 40
"""Between a letter and a mark above or below it, in thousandths of its size."""
BELOW = {29, 32, 202, 218, 220, 222, 233, 240}
"""The combining classes of marks that stand below a letter."""
BREAKS_AFTER = " -\u2010\u2013\u2014/"


@dataclass(frozen=True)
class Line:
    """Letters in the order in which they are read, each with its level: an odd one is written from the right."""

    glyphs: Sequence[Glyph]
    levels: Sequence[int]
    base: int
    width: float
    """In points."""

    def placed(self, size: float) -> Iterator[tuple[Glyph, int, float]]:
        """Each letter from left to right, its level, and how far from the left edge it stands.

        Programs that take text out of a PDF expect this order, and turn words from the right round themselves.
        """
        across = 0.0
        for place in visual(self.base, self.levels, [glyph.text == " " for glyph in self.glyphs]):
            glyph = self.glyphs[place]
            yield glyph, self.levels[place], across
            across += glyph.width * size / 1000


def lines_of(text: str, faces: Faces, size: float, width: float) -> Iterator[Line]:
    """The lines of a text. A word that is longer than a line is broken where the line ends."""
    for paragraph in in_words(tidy(text), faces.has).split("\n"):
        base, glyphs, level_of = _shaped(paragraph, faces)
        start = 0
        while start < len(glyphs) or not start:
            end, taken = _fits(glyphs, start, width * 1000 / size)
            wide = sum(glyph.width for glyph in glyphs[start:end]) * size / 1000
            yield Line(glyphs[start:end], level_of[start:end], base, wide)
            start = max(taken, 1)


def _shaped(text: str, faces: Faces) -> tuple[int, list[Glyph], list[int]]:
    """The level of a paragraph, and its letters with their levels."""
    base, level_at = levels(text)
    glyphs: list[Glyph] = []
    level_of: list[int] = []
    held = _Holder()
    for drawn, said, place in letters(text):
        level = level_at[place]
        glyph = faces.glyph(turned(drawn) if level % 2 else drawn, said)
        if drawn > "\u02ff" and (kind := combining(drawn)):
            glyph = held.put(glyph, level, kind)
        else:
            held.begin(glyph)
        glyphs.append(glyph)
        level_of.append(level)
    return base, glyphs, level_of


class _Holder:
    """A letter that marks are put on: each in its middle, above or below all that is there, with no width."""

    def __init__(self) -> None:
        self._letter: Glyph | None = None
        self._box: Box | None = None

    def begin(self, letter: Glyph) -> None:
        self._letter, self._box = letter, None

    def put(self, mark: Glyph, level: int, kind: int) -> Glyph:
        if not self._letter:
            return mark
        left, bottom, right, top = self._box or self._letter.face.bounds(self._letter)
        mark_left, mark_bottom, mark_right, mark_top = mark.face.bounds(mark)
        # From the right a mark stands where its letter begins, else where it ends.
        across = (left + right - mark_left - mark_right) / 2 - (0 if level % 2 else self._letter.width)
        up = min(0.0, bottom - GAP - mark_top) if kind in BELOW else max(0.0, top + GAP - mark_bottom)
        self._box = (left, min(bottom, mark_bottom + up), right, max(top, mark_top + up))
        return mark._replace(width=0, across=across, up=up)


def _fits(glyphs: Sequence[Glyph], start: int, most: float) -> tuple[int, int]:
    """Where a line that starts here ends, and where the next one starts. A blank between them is not drawn."""
    wide, good = 0.0, start
    for place in range(start, len(glyphs)):
        glyph = glyphs[place]
        wide += glyph.width
        if wide > most and glyph.text != " " and place > start:
            if good == start:
                return place, place
            return (good - 1 if glyphs[good - 1].text == " " else good), good
        if glyph.text in BREAKS_AFTER:
            good = place + 1
    return len(glyphs), len(glyphs)
