"""Reads a TrueType font as far as a PDF needs it: which letters it has, how wide they are, and a part of it to embed.

The tables are those of the OpenType specification. Fonts with other outlines, and packed ones (woff2), are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from struct import pack, unpack_from

TRUETYPE = b"\x00\x01\x00\x00"
NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
EMBEDDED = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
"""What a PDF wants of a font, in the order of their names. Hints come along where there are any."""
MAGIC = 0xB1B0AFBA
"""What the checksum of a whole font is taken from."""
# Flags of a part of a glyph that is made of others.
WORDS, SCALED, MORE, SCALED_TWICE, TURNED = 0x1, 0x8, 0x20, 0x40, 0x80

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in thousandths of the letters' size."""


class Font:
    """One font file. Raises ValueError where it is none that can be embedded."""

    def __init__(self, data: bytes) -> None:
        if data[:4] != TRUETYPE:
            raise ValueError("this is no TrueType font")
        rows = (unpack_from(">4s4xII", data, 12 + 16 * n) for n in range(unpack_from(">H", data, 4)[0]))
        self._tables = {tag.decode("latin-1"): data[start : start + size] for tag, start, size in rows}
        if missing := [name for name in NEEDED if name not in self._tables]:
            raise ValueError(f"this font has no {', '.join(missing)}")
        self._em: int = unpack_from(">H", self._tables["head"], 18)[0]
        self._wide: int = unpack_from(">H", self._tables["hhea"], 34)[0]
        self.ascent, self.descent = (self._of_a_thousand(v) for v in unpack_from(">hh", self._tables["hhea"], 4))
        left, bottom, right, top = (self._of_a_thousand(v) for v in unpack_from(">4h", self._tables["head"], 36))
        self.box: Box = (left, bottom, right, top)

    def glyph(self, letter: str) -> int | None:
        """The number of the glyph of a letter, or None where the font has none."""
        return self._glyphs.get(ord(letter))

    def width(self, glyph: int) -> float:
        """How wide a glyph is, in thousandths."""
        place = min(glyph, self._wide - 1)
        return self._of_a_thousand(unpack_from(">H", self._tables["hmtx"], 4 * place)[0])

    def bounds(self, glyph: int) -> Box:
        """The box around what is drawn of a glyph."""
        outline = self._outline(glyph)
        left, bottom, right, top = unpack_from(">4h", outline, 2) if outline else (0, 0, 0, 0)
        return (*map(self._of_a_thousand, (left, bottom, right, top)),)  # type: ignore[return-value]  # there are four

    def part(self, glyphs: Iterable[int]) -> bytes:
        """A font file with the outlines of these glyphs only, under the numbers that they have in this one."""
        used = self._with_parts(glyphs)
        offsets, outlines = [0], bytearray()
        for glyph in range(len(self._offsets) - 1):
            if glyph in used:
                outlines += self._outline(glyph)
                outlines += bytes(-len(outlines) % 4)
            offsets.append(len(outlines))
        head = bytearray(self._tables["head"])
        head[8:12] = bytes(4)
        head[50:52] = pack(">h", 1)  # the offsets below are of four bytes each
        made = {"glyf": bytes(outlines), "head": bytes(head), "loca": pack(f">{len(offsets)}I", *offsets)}
        return _file({name: {**self._tables, **made}[name] for name in EMBEDDED if name in self._tables})

    def _of_a_thousand(self, units: int) -> float:
        return units * 1000 / self._em

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        count = unpack_from(">H", self._tables["maxp"], 4)[0] + 1
        if unpack_from(">h", self._tables["head"], 50)[0]:
            return unpack_from(f">{count}I", self._tables["loca"])
        return tuple(2 * half for half in unpack_from(f">{count}H", self._tables["loca"]))

    def _outline(self, glyph: int) -> bytes:
        return self._tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]

    def _with_parts(self, glyphs: Iterable[int]) -> set[int]:
        """These glyphs, the box for what is missing, and all that they are made of."""
        found: set[int] = set()
        waiting = {0, *glyphs}
        while waiting:
            found |= waiting
            waiting = {part for glyph in waiting for part in _parts(self._outline(glyph))} - found
        return found

    @cached_property
    def _glyphs(self) -> dict[int, int]:
        table = self._tables["cmap"]
        for number in range(unpack_from(">H", table, 2)[0]):
            kind, encoding, start = unpack_from(">HHI", table, 4 + 8 * number)
            if (kind == 0 or (kind, encoding) == (3, 1)) and unpack_from(">H", table, start)[0] == 4:
                return dict(_segments(table[start:]))
        raise ValueError("this font has no table of letters that is known here")


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Each letter and its glyph, of a table in format 4."""
    count = unpack_from(">H", table, 6)[0] // 2
    ends = unpack_from(f">{count}H", table, 14)
    starts, shifts, places = (unpack_from(f">{count}H", table, 16 + 2 * count * n) for n in (1, 2, 3))
    for number, (first, last, shift, place) in enumerate(zip(starts, ends, shifts, places, strict=True)):
        where = 16 + 6 * count + 2 * number + place
        for letter in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", table, where + 2 * (letter - first))[0] if place else letter
            if glyph and (glyph := (glyph + shift) & 0xFFFF):
                yield letter, glyph


def _parts(outline: bytes) -> Iterator[int]:
    """The glyphs that a glyph is made of."""
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, MORE
    while flags & MORE:
        flags, glyph = unpack_from(">HH", outline, place)
        yield glyph
        place += 8 if flags & WORDS else 6
        place += 2 * bool(flags & SCALED) + 4 * bool(flags & SCALED_TWICE) + 8 * bool(flags & TURNED)


def _file(tables: dict[str, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    head = pack(">4s4H", TRUETYPE, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    body, directory = bytearray(), bytearray()
    for name, table in tables.items():
        start = len(head) + 16 * len(tables) + len(body)
        directory += pack(">4s3I", name.encode(), _checksum(table), start, len(table))
        body += table + bytes(-len(table) % 4)
    whole = bytearray(head + directory + body)
    place = len(head) + 16 * list(tables).index("head") + 8
    whole_at = unpack_from(">I", whole, place)[0] + 8
    whole[whole_at : whole_at + 4] = pack(">I", (MAGIC - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = unpack_from(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
