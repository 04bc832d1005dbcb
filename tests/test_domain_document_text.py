"""A document as plain text: whole, as it arrives in an email."""

from __future__ import annotations

import pytest

from domain.document import Bars, Document, Fact, Item, Line, Paragraph, Part
from domain.document_text import plain_text

FOOT = "Made by Sam's parent from their own record on Monday 23 November 2026."
WHOLE = """\
BEFORE OUR MEETING

Child: Sam
Dates: 1 September 2026 to 23 November 2026

What Sam is good at
-------------------
Sam is kind.
He knows trains.

He swims.

What worries us
---------------
- Tuesday 20 October 2026: cried before school
  Where: at home
- About September 2026: does not sleep

There was less in October.
- September: 5
- October: 1,200

Review date: Tuesday 14 June 2026

--
Made by Sam's parent from their own record on Monday 23 November 2026.
"""


def a_document(*lines: Line, title: str = "Before our meeting", foot: str = FOOT) -> Document:
    """A document of one part with these lines."""
    return Document(title, (), (Part("Notes", lines),), foot)


def test_a_document_of_every_kind_of_line_reads_as_expected() -> None:
    facts = (Fact("Child", "Sam"), Fact("Dates", "1 September 2026 to 23 November 2026"))
    good = Part("What Sam is good at", (Paragraph("Sam is kind.\nHe knows trains."), Paragraph("He swims.")))
    first = Item("Tuesday 20 October 2026: cried before school", ("Where: at home",))
    bars = Bars("There was less in October.", (("September", 5), ("October", 1200)))
    rest = (first, Item("About September 2026: does not sleep"), bars, Fact("Review date", "Tuesday 14 June 2026"))
    whole = Document("Before our meeting", facts, (good, Part("What worries us", rest)), FOOT)
    assert plain_text(whole) == WHOLE


def test_further_lines_of_an_item_stay_under_it() -> None:
    text = plain_text(a_document(Item("One\nTwo", ("Three\nFour",)), Fact("Who", "Ms Ahmed\nThe SENCO")))
    assert "- One\n  Two\n  Three\n  Four\n" in text
    assert "Who: Ms Ahmed\n  The SENCO\n" in text


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\u2028", "\ufeff"])
def test_characters_that_nobody_can_see_are_not_in_it(hidden: str) -> None:
    bad = f"a{hidden}b"
    lines = (Paragraph(bad), Item(bad, (bad,)), Fact(bad, bad), Bars(bad, ((bad, 1),)))
    assert hidden not in plain_text(a_document(*lines, title=bad, foot=bad))


def test_an_empty_part_is_its_heading_alone() -> None:
    assert "Notes\n-----\n\n--\n" in plain_text(a_document())
