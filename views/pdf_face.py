"""The letters of a PDF: for each the first font that has it, and what the file must hold of those fonts.

Each letter as it is drawn has a number of its own, which stands for exactly the text it was made of. So whatever reads
the file finds the words as they were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from struct import pack
from typing import NamedTuple
from unicodedata import category

from pydyf import PDF, Array, Dictionary, Stream, String

from .pdf_font import Font

MISSING = 0
"""The glyph of every font that stands for one it does not have: a box."""
MOST = 60_000
"""More different signs than this are not told apart: a font in a PDF has at most 65,535."""
A_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo
<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange"""
END = "endcmap CMapName currentdict /CMap defineresource pop end end"
ROWS = 100
"""The most rows that a part of that map may have."""
SYMBOLIC = 4
STEM = 80
"""How thick a stroke is, about: only programs that put another font in its place look at it."""


class Glyph(NamedTuple):
    """A letter as it is drawn. `across` and `up` move a mark to the letter that it belongs to."""

    face: Face
    number: int
    width: float
    text: str
    across: float = 0
    up: float = 0


class Face:
    """One font in one PDF, and what was used of it."""

    def __init__(self, key: str, name: str, font: Font) -> None:
        self.key, self._name, self.font = key, name, font
        self._numbers: dict[tuple[int, str], int] = {(MISSING, "\ufffd"): 0}
        self._glyphs = [MISSING]

    @property
    def used(self) -> bool:
        """Whether any letter of it is drawn."""
        return len(self._numbers) > 1

    def glyph(self, glyph: int, text: str) -> Glyph:
        """This glyph, standing for this text."""
        key = (glyph, text) if len(self._numbers) < MOST else (MISSING, "\ufffd")
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self._glyphs):
            self._glyphs.append(key[0])
        return Glyph(self, number, self.font.width(glyph), text)

    def bounds(self, glyph: Glyph) -> tuple[float, float, float, float]:
        """The box around what is drawn of it."""
        return self.font.bounds(self._glyphs[glyph.number])

    def add_to(self, file: PDF) -> bytes:
        """Puts what was used into the file, and gives what pages call it by."""
        glyphs = self._glyphs
        data = self.font.part(glyphs)
        embedded = _added(file, Stream([data], {"Length1": len(data)}, compress=True))
        name = f"/AAAA{self.key}+{self._name}"
        descriptor = {
            **{"Type": "/FontDescriptor", "FontName": name, "Flags": SYMBOLIC, "FontFile2": embedded},
            **{"FontBBox": Array(map(round, self.font.box)), "ItalicAngle": 0, "StemV": STEM},
            **{"Ascent": round(self.font.ascent), "Descent": round(self.font.descent)},
            "CapHeight": round(self.font.ascent),
        }
        system = {"Registry": String("Adobe"), "Ordering": String("Identity"), "Supplement": 0}
        outlines = Stream([b"".join(pack(">H", glyph) for glyph in glyphs)], compress=True)
        letters = {
            **{"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": name, "CIDSystemInfo": Dictionary(system)},
            **{"FontDescriptor": _added(file, Dictionary(descriptor)), "CIDToGIDMap": _added(file, outlines)},
            "W": Array([0, Array(round(self.font.width(glyph), 2) for glyph in glyphs)]),
        }
        whole = {
            **{"Type": "/Font", "Subtype": "/Type0", "BaseFont": name, "Encoding": "/Identity-H"},
            "DescendantFonts": Array([_added(file, Dictionary(letters))]),
            "ToUnicode": _added(file, Stream([self._meanings()], compress=True)),
        }
        return _added(file, Dictionary(whole))

    def _meanings(self) -> bytes:
        """Which text each number stands for."""
        rows = [f"<{n:04X}> <{text.encode('utf-16-be').hex()}>" for (_, text), n in self._numbers.items()]
        parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
        told = (line for part in parts for line in (f"{len(part)} beginbfchar", *part, "endbfchar"))
        return "\n".join((A_MAP, *told, END)).encode()


class Faces:
    """The fonts in the order in which a letter is looked for in them."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = faces
        self._known: dict[tuple[str, str], Glyph] = {}

    def has(self, letter: str) -> bool:
        """Whether one of them can draw it."""
        return any(face.font.glyph(letter) for face in self.faces)

    def glyph(self, drawn: str, text: str) -> Glyph:
        """What is drawn for this text: a box where no font has the letter, and nothing for a mark on such a box."""
        found = self._known.get((drawn, text))
        if found is None:
            found = self._known[drawn, text] = self._found(drawn, text)
        return found

    def _found(self, drawn: str, text: str) -> Glyph:
        for face in self.faces if len(drawn) == 1 else ():
            if glyph := face.font.glyph(drawn):
                return face.glyph(glyph, text)
        if text and category(text[0]) == "Mn":
            blank = self.faces[0].font.glyph(" ") or MISSING
            return self.faces[0].glyph(blank, text)
        return self.faces[0].glyph(MISSING, text)


def add_fonts(file: PDF, faces: Iterable[Face]) -> Dictionary:
    """Puts the fonts that were used into the file, and gives the names under which a page finds them."""
    return Dictionary({face.key: face.add_to(file) for face in faces if face.used})


def _added(file: PDF, thing: Dictionary | Stream) -> bytes:
    file.add_object(thing)
    reference: bytes = thing.reference
    return reference
