"""Letters as a PDF draws them: Arabic joined, lines from the right in their order, and fonts cut to what is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdf_samples import FILES
from views.pdf_bidi import levels, visual
from views.pdf_face import Face, Faces
from views.pdf_font import Font
from views.pdf_letters import _forms, joins_unknown, letters, tidy, turned
from views.pdf_lines import lines_of
from views.pdf_shown import ARABIC, REGULAR, families

NOTO = Path(__file__).parent.parent / "assets" / "fonts" / "noto"


def in_order(text: str) -> str:
    """A line as it is seen, from left to right."""
    base, of = levels(text)
    order = visual(base, of, [letter == " " for letter in text])
    return "".join(turned(text[place]) if of[place] % 2 else text[place] for place in order)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("محمد", "ﻣﺤﻤﺪ"),
        ("باب", "ﺑﺎﺏ"),
        ("علی", "ﻋﻠﯽ"),
        ("سلام", "ﺳﻼﻡ"),
        ("لأ", "ﻷ"),
        ("مُحَمَّد", "ﻣُﺤَﻤَّﺪ"),
        ("علی\u200cرضا", "ﻋﻠﯽﺭﺿﺎ"),
        ("کتاب", "ﮐﺘﺎﺏ"),
        ("ab محمد", "ab ﻣﺤﻤﺪ"),
    ],
)
def test_arabic_letters_take_the_form_that_they_have_beside_their_neighbours(text: str, drawn: str) -> None:
    assert "".join(form for form, _, _ in letters(text)) == drawn
    assert "".join(said for _, said, _ in letters(text)) == text.replace("\u200c", "")


def test_the_font_has_every_form_of_every_letter_that_is_said_to_be_drawable() -> None:
    font = Font(FILES[ARABIC])
    alphabet = [
        letter for letter in map(chr, range(0x0600, 0x0700)) if font.glyph(letter) and not joins_unknown(letter)
    ]
    wanted = [drawn for (whole, _), drawn in _forms().items() if all(letter in alphabet for letter in whole)]
    assert len(alphabet) > 100 and len(wanted) > 150
    assert [drawn for drawn in wanted if not font.glyph(drawn)] == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Sam (SENCO)", "Sam (SENCO)"),
        ("Met אבג today", "Met גבא today"),
        ("Met אבג, דה on 12.5", "Met הד ,גבא on 12.5"),
        ("אבג 2026 Sam", "Sam 2026 גבא"),
        ("אבג 12 May", "May 12 גבא"),
        ("Met (אב) גד", "Met (בא) דג"),
        ("אב (Sam) גד", "דג (Sam) בא"),
        ("price £5 אב £6", "price £5 £6 בא"),
        ("ע ۱۲", "۱۲ ע"),
    ],
)
def test_lines_from_the_right_stand_in_the_order_of_unicode(text: str, seen: str) -> None:
    assert in_order(text) == seen


def test_text_is_whole_letters_without_what_cannot_be_seen() -> None:
    assert tidy("e\u0301\u202e\u200b a\tb\r\nc\x85d\u2028e\x00") == "é a b\nc\nd\ne"
    assert tidy("plain") == "plain"


def test_a_mark_stands_over_the_middle_of_its_letter_and_marks_over_one_another() -> None:
    faces = families(FILES)[False]
    plain, first, second = next(iter(lines_of("x\u0304\u0301", faces, 10, 500))).glyphs
    assert plain.width > 0 and first.width == second.width == 0
    left, _, right, top = plain.face.bounds(plain)
    for mark, least in ((first, top), (second, first.face.bounds(first)[3] + first.up)):
        mark_left, mark_bottom, mark_right, _ = mark.face.bounds(mark)
        assert mark_bottom + mark.up >= least
        assert (mark_left + mark_right) / 2 + mark.across + plain.width == pytest.approx((left + right) / 2)


def test_a_line_is_never_wider_than_it_may_be() -> None:
    faces = families(FILES)[False]
    text = "one two-three " + "w" * 300 + " four\n\nfive  six"
    lines = list(lines_of(text, faces, 10, 100))
    assert all(line.width <= 100 for line in lines)
    said = ["".join(glyph.text for glyph in line.glyphs) for line in lines]
    assert said[0] == "one two-three" and said[-2:] == ["", "five  six"]
    assert "".join("".join(said).split()) == "".join(text.split())


def test_a_part_of_a_font_has_the_same_letters_and_is_smaller() -> None:
    for name, data in FILES.items():
        font = Font(data)
        used = [glyph for letter in "AéŁ" if (glyph := font.glyph(letter))]
        part = font.part(used)
        assert len(part) < len(data) / 4, name
        assert part[:4] == data[:4]
    assert Font(FILES[REGULAR]).glyph("\u4e00") is None


@pytest.mark.parametrize("path", sorted(NOTO.glob("*.woff2")), ids=lambda path: path.name)
def test_packed_fonts_are_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="no TrueType font"):
        Font(path.read_bytes())


def test_more_signs_than_a_font_can_number_are_not_told_apart() -> None:
    face = Face("RG", "Regular", Font(FILES[REGULAR]))
    faces = Faces([face])
    glyphs = [faces.glyph(sign, sign) for sign in map(chr, range(0x20000, 0x30000))]
    assert max(glyph.number for glyph in glyphs) < 0xFFFF
