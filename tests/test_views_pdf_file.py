"""The PDF, read by another program: every word as it was written, nothing that acts, and nothing about who made it."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.document import Bars, Fact, Item, Paragraph
from pdf_samples import FILES, FOOT, a_document, bare, everywhere, made, names_in, opened, usual, words_of
from views.pdf_file import pdf
from views.pdf_letters import in_words, tidy
from views.pdf_shown import ARABIC, BOLD, LETTERS, REGULAR, families, undrawable

ACTS = {
    *(
        "/A",
        "/AA",
        "/AcroForm",
        "/Action",
        "/Annots",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/EF",
        "/F",
        "/GoTo",
        "/GoToR",
    ),
    *("/JavaScript", "/JS", "/Launch", "/Link", "/Names", "/OpenAction", "/RichMedia", "/SubmitForm", "/URI", "/XFA"),
}
NAMES = (
    "Zażółć Łukasz Święcicki",
    "Nguyễn Thị Phượng, Trần Đức Thắng",
    "Олександр Ґудзь, Ольга Щербакова",
    "Κωνσταντίνος Παπαδόπουλος",
    "Şükrü Çağlayan, Þórður, Siân, Zoë",
    "Adébáyọ̀ Ọlálékan, Ị́nụ",
)
HOSTILE = (
    ") Tj ET Q endstream endobj 9 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
    "\\) \\( \\\\ (((( )))) <</URI (https://example.org)>> \\000 \\n",
    '=HYPERLINK("https://example.org")',
    "https://example.org/ www.example.org mailto:a@example.org",
    "%PDF-1.7 %%EOF startxref 0 trailer <<>>",
    "EMC /Artifact BMC BT (x) Tj ET <FEFF0041> [1 2] { } /Name#20x",
    "a\x00b\x07c\x1bd\x7fe\x85f\x9fg",
    "\u202eevil\u202c \u2066x\u2069 \u200eab\u200f \ufeff \u2028 \u2029 \ue000 \uffff",
    "\U0001f622 \U0001f44d\U0001f3fd \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "e\u0301\u0302\u0303\u0304" * 20,
)


def tree(entry: Any) -> list[Any]:
    """The kinds of the parts of the file, those in a part behind it in a list."""
    found: list[Any] = []
    kids = entry.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        part = kid.get_object()
        if "/S" in part:
            found += [part["/S"][1:], *([inside] if (inside := tree(part)) else [])]
    return found


def test_the_words_come_out_as_they_were_put_in_and_in_order() -> None:
    lines = (
        Paragraph("Sam is kind.\nHe knows trains."),
        Item("Cried before school", ("Where: at home",)),
        Fact("Review date", "14 June 2026"),
        Bars("Less in June.", (("May", 1200), ("June", 0))),
    )
    assert words_of(a_document(*lines)).splitlines() == [
        *("Before our meeting", "Child Sam", "Notes", "Sam is kind.", "He knows trains.", "• Cried before school"),
        *("Where: at home", "Review date 14 June 2026", "Less in June.", "May 1,200", "June 0", f"{FOOT} Page 1 of 1"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_names_come_out_right_and_every_letter_is_drawn(name: str) -> None:
    document = a_document(Paragraph(name), Item(name), Fact(name, name))
    assert bare(words_of(document)).count(bare(name)) == 4
    assert undrawable(document, FILES) == ()


def test_arabic_names_come_out_in_joined_letters() -> None:
    document = a_document(Item("محمد علی"), Item("فاطمة الزهراء (عائشة)"), Item("خدیجہ and Ms Ahmed"))
    assert undrawable(document, FILES) == ()
    found = words_of(document)
    for word in ("محمد", "علی", "فاطمة", "الزهراء", "عائشة", "خدیجہ", "Ms Ahmed"):
        assert word in found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("শ্রেয়া", ("Bengali",)),
        ("प्रिया શ્રેયા", ("Hindi or Nepali", "Gujarati")),
        ("ਗੁਰਪ੍ਰੀਤ தமிழ்", ("Panjabi", "Tamil")),
        ("王小明 김", ("Chinese or Japanese", "Korean")),
        ("ښار", ("some Arabic letters",)),
        ("\U0001d54f", ("other letters or signs",)),
    ],
)
def test_what_it_cannot_draw_rightly_it_says_in_words_and_still_holds(text: str, kinds: tuple[str, ...]) -> None:
    document = a_document(Item(f"Met {text}"))
    assert undrawable(document, FILES) == kinds
    found = " ".join(words_of(document).split())
    assert f"It has trouble with: {', '.join(kinds)}. The page to print" in found
    assert sorted(bare(tidy(text))) == sorted(letter for letter in bare(found) if letter in text)


def test_without_the_fonts_for_other_letters_these_are_told_of_too() -> None:
    few = {REGULAR: FILES[REGULAR], BOLD: FILES[BOLD]}
    assert undrawable(a_document(Item("Zażółć, Zoë"), Item("\U0001f622")), few) == ()
    assert undrawable(a_document(Item("محمد")), few) == ("some Arabic letters",)
    assert undrawable(a_document(Item("Ольга")), few) == ("other letters or signs",)


def test_pictures_stand_in_words() -> None:
    found = words_of(a_document(Paragraph("\U0001f622 then \U0001f44d\U0001f3fd \u2192 \U0001f1ec\U0001f1e7 \u2713")))
    assert "[crying face] then [thumbs up sign] -> GB [check mark]" in found


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_words(text: str) -> None:
    reader = opened(everywhere(text))
    assert not set(names_in(reader)) & ACTS
    found = bare("".join(page.extract_text() for page in reader.pages))
    shown = in_words(tidy(text), families(FILES)[False].has).replace("\u200d", "")
    assert found.count(bare(shown)) == 12
    assert reader.metadata and reader.metadata.title == tidy(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@example("\r\r\r\x85")
def test_any_text_makes_a_file_that_opens_and_acts_on_nothing(text: str) -> None:
    reader = opened(everywhere(text))
    assert not set(names_in(reader)) & ACTS
    feet = [f"Page {number} of {len(reader.pages)}" for number in range(1, len(reader.pages) + 1)]
    assert all(foot in page.extract_text() for foot, page in zip(feet, reader.pages, strict=True))


async def test_others_have_their_turn_while_it_is_made() -> None:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    document = usual()
    await pdf(document, FILES)
    counting.cancel()
    assert turns >= sum(len(part.lines) for part in document.parts)


def test_it_says_its_title_its_language_and_nothing_more() -> None:
    data = made(usual())
    reader = opened(usual())
    assert reader.metadata == {"/Title": "Before our meeting"}
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.xmp_metadata is None
    assert not set(names_in(reader)) & {"/Author", "/CreationDate", "/ModDate", "/Producer", "/Creator", "/ID"}
    assert not re.search(rb"D:\d{4}|/home|/work|/tmp|Users", data)
    assert data == made(usual())


def test_a_screen_reader_finds_headings_lists_and_text() -> None:
    lines = (Paragraph("Kind"), Item("One", ("More",)), Item("Two"), Bars("Less", (("May", 2),)))
    reader = opened(a_document(*lines))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    item = ["Lbl", "LBody"]
    assert tree(root["/StructTreeRoot"]) == [
        "Document",
        ["H1", "P", "H2", "P", "L", ["LI", item, "LI", item], "P", "P"],
    ]


def test_every_word_on_a_page_belongs_to_a_part_or_is_its_foot() -> None:
    reader = opened(a_document(*(Item(f"Entry {n}", ("More",)) for n in range(200))))
    root: Any = reader.trailer["/Root"]
    rows = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for page, marks in zip(reader.pages, rows[1::2], strict=True):
        content = page.get_contents()
        assert content is not None
        found = re.findall(rb"/(\w+) <</MCID (\d+)>> BDC", content.get_data())
        kinds = [mark.get_object()["/S"][1:].encode() for mark in marks.get_object()]
        assert found == [(kind, str(n).encode()) for n, kind in enumerate(kinds)]
        assert content.get_data().count(b"BDC") == len(found) + 2


def test_the_usual_summary_has_two_pages_at_most_with_the_foot_on_each() -> None:
    pages = opened(usual()).pages
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert page.extract_text().splitlines()[-1] == f"{FOOT} Page {number} of 2"
        assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]


def test_two_hundred_entries_are_all_there() -> None:
    items = [
        Item(f"Entry number {n}: cried before school", ("It takes an hour.", "Where: at home")) for n in range(200)
    ]
    reader = opened(a_document(*items))
    found = "\n".join(page.extract_text() for page in reader.pages)
    assert [int(n) for n in re.findall(r"Entry number (\d+):", found)] == list(range(200))
    assert len(reader.pages) > 5
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in found


def test_a_heading_stays_with_what_is_below_it_and_an_entry_with_its_first_lines() -> None:
    for before in range(40, 60):
        lines = [Paragraph(f"Line {n}") for n in range(before)]
        pages = opened(a_document(*lines, Item("Cried", ("At home",)))).pages
        last = [page.extract_text() for page in pages if "Cried" in page.extract_text()]
        assert len(last) == 1 and "At home" in last[0]


def test_nothing_stands_beyond_the_edge_of_the_page() -> None:
    text = "w" * 400 + " " + "محمد" * 100 + " " + "\u1ea4" * 300
    right: list[float] = []

    def seen(_text: str, _cm: Any, tm: list[float], font: Any, size: float) -> None:
        right.append(tm[4])

    for page in opened(everywhere(text)).pages:
        page.extract_text(visitor_text=seen)
    assert min(right) >= 0 and max(right) < 595


def test_a_field_of_a_million_letters_is_written_whole() -> None:
    pages = opened(a_document(Paragraph("lorem (ipsum) " * 60_000 + "x" * 160_000 + " the end"))).pages
    assert len(pages) > 200
    assert "(ipsum)" in pages[0].extract_text()
    assert pages[-1].extract_text().splitlines()[-2].endswith("x the end")


def test_a_foot_too_long_for_every_page_leaves_room_for_the_rest() -> None:
    assert len(opened(a_document(Paragraph("Kind"), foot="very long " * 5000)).pages) == 1


@pytest.mark.parametrize(
    "fonts",
    [
        {},
        {REGULAR: FILES[REGULAR]},
        {REGULAR: b"", BOLD: b""},
        {REGULAR: b"wOF2" + FILES[REGULAR][4:], BOLD: FILES[BOLD]},
        {REGULAR: FILES[REGULAR], BOLD: FILES[BOLD], LETTERS: b"<html>not found</html>", ARABIC: FILES[ARABIC]},
    ],
)
def test_what_is_no_font_is_refused(fonts: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match=r"there is no|this is no TrueType font"):
        made(usual(), fonts)
