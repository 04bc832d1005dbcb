"""What of a document the fonts of its PDF can show, and the writing that must be told about in words instead.

Indic writing needs its letters moved and melted together by rules that only browsers have here. Half right would be a
name spelled wrongly, so it is drawn as boxes, and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.document import Bars, Document, Fact, Item, Paragraph

from .pdf_face import Face, Faces
from .pdf_font import Font
from .pdf_letters import in_words, joins_unknown, script_words, tidy

REGULAR, BOLD = "AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf"
LETTERS, ARABIC = "pdf/letters.ttf", "pdf/arabic.ttf"
"""What the app's own letters do not have: Vietnamese, Greek and Cyrillic; and Arabic in its forms."""
FONTS = {"RG": REGULAR, "BD": BOLD, "LT": LETTERS, "AR": ARABIC}
"""The files in assets/fonts by two capitals, which a PDF calls them by. The first two are needed."""
REST = ("LT", "AR")


def undrawable(document: Document, fonts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The kinds of writing in it that the PDF cannot show rightly, in words: the page to print can. Mostly none."""
    return hidden(document, families(fonts)[False])


def families(fonts: Mapping[str, bytes]) -> dict[bool, Faces]:
    """The fonts to look for a letter in: for plain text, and (True) for bold. Raises ValueError as `pdf` does."""
    if missing := {REGULAR, BOLD} - fonts.keys():
        raise ValueError(f"there is no {', '.join(sorted(missing))}")
    faces = {
        key: Face(key, name.rpartition("/")[2].removesuffix(".ttf"), Font(fonts[name]))
        for key, name in FONTS.items()
        if name in fonts
    }
    rest = [faces[key] for key in REST if key in faces]
    return {False: Faces([faces["RG"], *rest]), True: Faces([faces["BD"], faces["RG"], *rest])}


def hidden(document: Document, faces: Faces) -> tuple[str, ...]:
    """The kinds of writing in it that these fonts cannot show rightly, in words."""
    letters = {letter for text in _texts(document) if not text.isascii() for letter in in_words(tidy(text), faces.has)}
    lost = (one for one in sorted(letters) if one > "\x7f" and _is_lost(one, faces))
    return tuple(dict.fromkeys(map(script_words, lost)))


def _is_lost(letter: str, faces: Faces) -> bool:
    if letter in "\u200c\u200d":
        return False
    return joins_unknown(letter) or not faces.has(letter)


def _texts(document: Document) -> Iterator[str]:
    yield from (document.title, document.foot)
    for fact in document.facts:
        yield from (fact.name, fact.text)
    for part in document.parts:
        yield part.heading
        for line in part.lines:
            match line:
                case Paragraph(text=text):
                    yield text
                case Item(text=text, more=more):
                    yield from (text, *more)
                case Fact(name=name, text=text):
                    yield from (name, text)
                case Bars(words=words, rows=rows):
                    yield from (words, *(name for name, _ in rows))
