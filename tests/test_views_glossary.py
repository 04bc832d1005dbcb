"""Words explained on the screen: the list by the alphabet, the search, and each word alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import flet as ft
import pytest

from domain.choices import Setting
from domain.glossary import word, words
from domain.guide import topic
from domain.record import Record
from headless import Phone
from samples_of import a_child, a_record
from views.app import App
from views.parts import SHOWN
from views.words import SETTINGS

Make = Callable[[Record], App]
SEARCH = "Search the words"
NEAR = "Nothing is spelled just like this. Near to it:"
NOTHING = "Nothing found. Try fewer letters, or one part of the word."
ADVICE = "This is information, not legal advice."


def terms(phone: Phone) -> list[str]:
    """The words that are drawn, in their order."""
    known = {each.term for each in words()}
    return [text for text in phone.texts if text in known]


def headings(phone: Phone, level: int = 2) -> list[str]:
    found = (c for c in phone.controls() if isinstance(c, ft.Semantics) and c.header and c.heading_level == level)
    return [phone._said(heading) for heading in found]


def live(phone: Phone) -> str:
    """What is told as it changes."""
    return " ".join(phone._said(c) for c in phone.controls() if isinstance(c, ft.Semantics) and c.live_region)


async def test_all_words_stand_under_their_letters_and_only_some_are_drawn_at_once(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    assert phone.title == "Words explained"
    assert live(phone) == f"{len(words())} words"
    assert terms(phone) == [each.term for each in words()[:SHOWN]]
    assert headings(phone)[0] == "A" and words()[0].text in phone.texts
    assert any(ADVICE in text for text in phone.texts)
    while more := next((text for text in phone.texts if re.fullmatch(r"Show \d+ more", text)), ""):
        await phone.tap(more)
    assert terms(phone) == [each.term for each in words()]
    letters = list(dict.fromkeys(each.term[0] for each in words()))
    assert headings(phone) == letters and letters == sorted(letters)


@pytest.mark.parametrize(
    ("typed", "term", "near"),
    [
        ("senco", "SENCO", False),
        ("senko", "SENCO", True),
        ("edukational sycologist", "Educational psychologist", True),
        ("ehcp", "EHC plan", False),
        ("special needs", "SEN", False),
    ],
)
async def test_a_word_is_found_however_it_is_spelled(app_with: Make, typed: str, term: str, near: bool) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    await phone.type(SEARCH, typed)
    assert terms(phone)[0] == term
    assert (NEAR in live(phone)) is near
    number = len(terms(phone))
    assert ("1 word found" if number == 1 else f"{number} words found") in live(phone)
    assert headings(phone) == []  # in the order of how well they fit, and so without letters


async def test_what_is_found_by_its_meaning_is_not_called_near(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    await phone.type(SEARCH, "money")
    assert "Personal budget" in terms(phone) and NEAR not in live(phone)


async def test_nothing_found_says_so_and_the_way_back_shows_all(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    assert not phone.can_tap("Show all words")
    await phone.type(SEARCH, "zzzzz")
    assert live(phone) == NOTHING and terms(phone) == []
    await phone.tap("Show all words")
    assert live(phone) == f"{len(words())} words" and not phone.field(SEARCH).value
    await phone.type(SEARCH, "autisum")  # the field that was drawn anew works
    assert terms(phone)[0] == "Autism"


async def test_a_drawing_does_not_write_over_what_is_being_typed(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    field = phone.field(SEARCH)
    phone.session.apply_patch(field._i, {"value": "sen"})
    await phone.session.dispatch_event(field._i, "change", "sen")
    # the next letter comes before the list is drawn for the first three
    phone.session.apply_patch(field._i, {"value": "senc"})
    await phone.settle()
    assert terms(phone)[0] == "SEN"
    assert phone.field(SEARCH).value == "senc"


@pytest.mark.parametrize(
    ("setting", "first"), [(Setting.SCHOOL, "Form tutor"), (Setting.COLLEGE, "Personal tutor")], ids=str
)
async def test_what_is_used_where_the_child_learns_comes_first(app_with: Make, setting: Setting, first: str) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(setting=setting))), "/guide/words")
    await phone.type(SEARCH, "tutor")
    assert terms(phone)[0] == first


async def test_a_word_opens_leads_on_and_comes_back_to_what_was_searched(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    await phone.type(SEARCH, "senko")
    await phone.tap("special educational needs co-ordinator")
    assert phone.page.route == "/guide/words/senco"
    assert headings(phone)[0] == "SENCO"
    await phone.tap("NPQ")
    assert phone.page.route == "/guide/words/npq" and headings(phone)[0] == "NPQ"
    await phone.back()
    assert phone.page.route == "/guide/words"
    assert live(phone).endswith("words found")


async def test_a_word_has_a_screen_with_all_that_its_file_tells(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words")
    for each in words()[::9]:
        await phone.visit(f"/guide/words/{each.slug}")
        assert phone.title == "What it means"
        assert headings(phone)[0] == each.term
        assert {each.text, ADVICE} <= set(phone.texts)
        assert not each.full or each.full in phone.texts
        assert not each.also or f"Also: {'; '.join(each.also)}." in phone.texts
        assert "Last checked on Wednesday 25 November 2026. For families in England." in phone.texts
        assert f"Sources: {'; '.join(source.title for source in each.sources)}." in phone.texts
        related = [found.term for slug in each.see if (found := word(slug))]
        assert related and all(phone.can_tap(term) for term in related)
        more = topic(each.topic)
        assert not more or phone.can_tap(more.title)


async def test_a_word_leads_to_its_topic_and_says_where_it_is_used(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words/key-person")
    assert f"You may hear it at: {SETTINGS[Setting.EARLY_YEARS].lower()}." in phone.texts
    more = topic("who-is-who")
    assert more
    await phone.tap(more.title)
    assert phone.page.route == "/guide/who-is-who" and phone.title == more.title


async def test_a_word_that_is_used_everywhere_names_no_place(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words/outcome")
    assert "You may hear it at" not in phone.text


async def test_a_word_that_is_not(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words/nonsense")
    assert phone.title == "Not found"


async def test_nothing_to_tap_is_without_words(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/words/sendiass")
    able = [c for c in phone.controls() if getattr(c, "on_click", None)]
    assert able and all(phone._said(c).strip() or getattr(c, "tooltip", "") for c in able)
