"""The pages of a PDF and its tree of what is what: a heading, a list, a picture. Screen readers go by that tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from pydyf import PDF, Array, Dictionary, Stream, String

from domain.language import ENGLISH, language

from .pdf_face import Faces, Glyph, add_fonts
from .pdf_lines import Line

WIDTH, HEIGHT = 595.28, 841.89
"""A4, in points."""
MARGIN = 56.0
BAR = (0.29, 0.47, 0.44)
RULE = (0.6, 0.6, 0.6)


@dataclass
class Element:
    """A part of the tree: its kind, and what it is made of. A pair is a mark on a page."""

    kind: str
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    told: str = ""
    """What it says in words, where it is a picture."""


class Pages:
    """Pages that fill from top to bottom. `bottom` is where the room for the foot begins."""

    def __init__(self, bottom: float) -> None:
        self._bottom = bottom
        self._streams: list[Stream] = []
        self._marks: list[list[Element]] = []
        self._open = [Element("Document")]
        self.turn()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._streams)

    @property
    def room(self) -> float:
        """How much is left of this page."""
        return self.y - self._bottom

    def turn(self) -> None:
        """Begins a page."""
        self._streams.append(Stream(compress=True))
        self._marks.append([])
        self.y = HEIGHT - MARGIN

    @contextmanager
    def within(self, kind: str, told: str = "") -> Iterator[None]:
        """What is drawn now belongs to a part of this kind."""
        element = Element(kind, told=told)
        self._open[-1].kids.append(element)
        self._open.append(element)
        yield
        self._open.pop()

    def draw(self, line: Line, size: float, x: float, y: float) -> None:
        """Draws a line whose letters stand on y."""
        marks = self._marks[-1]
        self._open[-1].kids.append((self.count - 1, len(marks)))
        self._streams[-1].stream.append(f"/{self._open[-1].kind} <</MCID {len(marks)}>> BDC")
        marks.append(self._open[-1])
        self._streams[-1].stream += (*_text(line, size, x, y), "EMC")

    def draw_beside(self, page: int, line: Line, size: float, x: float, y: float) -> None:
        """Draws a line that is no part of what is read: the foot of this page."""
        self._streams[page].stream += ("/Artifact <</Type /Pagination>> BDC", *_text(line, size, x, y), "EMC")

    def block(self, page: int, x: float, y: float, wide: float, high: float, colour: tuple[float, ...]) -> None:
        """Draws a bar, which is told in words beside it."""
        box = " ".join(f"{number:.2f}" for number in (x, y, wide, high))
        paint = " ".join(f"{part:g}" for part in colour)
        self._streams[page].stream.append(f"/Artifact BMC q {paint} rg {box} re f Q EMC")

    def file(self, title: str, faces: Mapping[str, Faces]) -> bytes:
        """The whole file. It says its title, its language and nothing of who made it, where or when."""
        file = PDF()
        file.info["Title"] = String(title)
        fonts = add_fonts(file, {face.key: face for each in faces.values() for face in each.faces}.values())
        pages = []
        for number, stream in enumerate(self._streams):
            file.add_object(stream)
            page = {
                **{"Type": "/Page", "Parent": file.pages.reference, "MediaBox": Array([0, 0, WIDTH, HEIGHT])},
                **{"Contents": stream.reference, "Resources": Dictionary({"Font": fonts})},
                **{"StructParents": number, "Tabs": "/S"},
            }
            pages.append(Dictionary(page))
            file.add_page(pages[-1])
        file.catalog.update(
            Lang=String("en-GB" if language == ENGLISH else language),
            MarkInfo=Dictionary({"Marked": "true"}),
            StructTreeRoot=self._tree(file, pages).reference,
            ViewerPreferences=Dictionary({"DisplayDocTitle": "true"}),
        )
        output = BytesIO()
        file.write(output, version=b"1.7", compress=True)
        return output.getvalue()

    def _tree(self, file: PDF, pages: list[Dictionary]) -> Dictionary:
        root = Dictionary({"Type": "/StructTreeRoot"})
        file.add_object(root)
        made: dict[int, bytes] = {}

        def add(element: Element, parent: bytes) -> bytes:
            entry = Dictionary({"Type": "/StructElem", "S": f"/{element.kind}", "P": parent})
            file.add_object(entry)
            made[id(element)] = entry.reference
            kids = [_mark(kid, pages) if isinstance(kid, tuple) else add(kid, entry.reference) for kid in element.kids]
            entry["K"] = Array(kids)
            if element.told:
                entry["Alt"] = String(element.told)
            reference: bytes = entry.reference
            return reference

        root["K"] = add(self._open[0], root.reference)
        rows = [(n, Array(made[id(element)] for element in marks)) for n, marks in enumerate(self._marks)]
        numbers = Dictionary({"Nums": Array(part for row in rows for part in row)})
        file.add_object(numbers)
        root.update(ParentTree=numbers.reference, ParentTreeNextKey=len(rows))
        return root


def _mark(kid: tuple[int, int], pages: list[Dictionary]) -> Dictionary:
    page, number = kid
    return Dictionary({"Type": "/MCR", "Pg": pages[page].reference, "MCID": number})


def _text(line: Line, size: float, x: float, y: float) -> Iterator[str]:
    """The words of a line, each run of letters at its place."""
    yield "BT"
    run: list[tuple[Glyph, int, float]] = []
    for letter in line.placed(size):
        if run and not _go_together(run[-1], letter):
            yield _run(run, size, x, y)
            run = []
        run.append(letter)
    if run:
        yield _run(run, size, x, y)
    yield "ET"


def _go_together(one: tuple[Glyph, int, float], other: tuple[Glyph, int, float]) -> bool:
    plain = not (one[0].across or one[0].up or other[0].across or other[0].up)
    return plain and one[0].face is other[0].face and one[1] == other[1]


def _run(run: list[tuple[Glyph, int, float]], size: float, x: float, y: float) -> str:
    first, _, place = run[0]
    at = f"{x + place + first.across * size / 1000:.2f} {y + first.up * size / 1000:.2f}"
    shown = "".join(f"{glyph.number:04X}" for glyph, _, _ in run)
    return f"/{first.face.key} {size:g} Tf 1 0 0 1 {at} Tm <{shown}> Tj"
