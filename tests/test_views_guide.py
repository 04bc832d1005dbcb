"""Guide: the stage now first, topics whose parts unfold, questions for the next meeting, forms, search, ways out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import date

import flet as ft
import pytest

from domain.choices import MeetingKind, Setting, Situation, Stage
from domain.family import family
from domain.guide import Group, hosts, topic, topics
from domain.guide_parts import parts_of
from domain.keeping import WhyNot
from domain.record import Question, Record
from fakes import MemoryStore, kept
from headless import Phone
from samples_of import a_child, a_cycle, a_meeting, a_question, a_record
from views.app import App
from views.guide import GROUPS, MOST
from views.outside_link import open_outside
from views.root import routes
from views.topic import WRITE

Make = Callable[[Record], App]
NEXT = a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 2))
ASK = "Ask this at the next meeting"
HAPPENING = "Is the help happening as we agreed?"
THERE = "Among your questions for the next meeting"


def asked(phone: Phone, meeting: str = "m2") -> list[Question]:
    return list(family(kept(phone.app), "sam").questions_of(meeting))


def headings(phone: Phone) -> list[tuple[str, int | None]]:
    """The headings as they are read aloud, with their levels."""
    found = [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.header]
    return [(phone._heard(c), c.heading_level) for c in found]


def addresses(every: list[ft.Route], before: str = "") -> Iterator[str]:
    for route in every:
        here = f"{before}/{route.path}" if route.path else before
        yield here
        yield from addresses(route.children or [], here)


# the tab


async def test_the_topic_of_the_stage_now_comes_first(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    names = [name for name, level in headings(phone) if level == 2]
    assert names == ["Where you are now", *GROUPS.values()]
    at = phone.texts.index
    assert at("Where you are now") < at("Do: give the help") < at("The four stages") < at("Before SEN support")
    assert phone.texts.count("Do: give the help") == 1
    await phone.tap("Do: give the help")
    assert phone.title == "Do: give the help"


@pytest.mark.parametrize(
    ("situation", "first"),
    [(Situation.WORRIED, "Before SEN support"), (Situation.ASSESSED, "Assess: find out what is needed")],
)
async def test_it_follows_where_the_child_is(app_with: Make, situation: Situation, first: str) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(situation=situation))), "/guide")
    at = phone.texts.index
    assert at("Where you are now") < at(first) < at("The four stages")


async def test_every_topic_stands_in_its_group_and_opens(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    known = {found.title for found in topics()}
    names = set(GROUPS.values())
    seen = [text for text in phone.texts if text in known | names]
    assert seen == [
        "Do: give the help",
        *(
            name
            for group in Group
            for name in (GROUPS[group], *(t.title for t in topics() if t.group is group and t.slug != "do"))
        ),
    ]
    await phone.tap("Before SEN support")
    assert phone.title == "Before SEN support"
    await phone.back()
    assert phone.title == "Guide"


async def test_words_explained_has_its_button(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    assert phone.can_tap("Words explained")
    assert phone.texts.index("People and words") < phone.texts.index("Words explained") < phone.texts.index("The law")


# a topic


@pytest.mark.parametrize("setting", list(Setting))
async def test_every_topic_opens_for_every_setting(app_with: Make, setting: Setting) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(setting=setting))), "/guide")
    for found in topics():
        await phone.visit(f"/guide/{found.slug}")
        assert phone.title == found.title
        shown = {part.section.title for part in parts_of(found, setting)}
        hidden = {section.title for section in found.sections} - shown
        assert shown <= set(phone.texts)
        assert not hidden & set(phone.texts)
        assert f"For: {found.who_for}" in phone.texts
        assert "Last checked on Wednesday 25 November 2026. For families in England." in phone.texts
        assert "This is information, not legal advice." in phone.texts


async def test_a_topic_that_is_not(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/nonsense")
    assert phone.title == "Not found"


async def test_the_first_part_is_open_and_the_others_unfold(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/assess")
    assert "It is not an exam. Your child cannot fail it." in phone.texts
    assert "Ask again, in a short message." not in phone.text
    assert ("What it is, open", 2) in headings(phone)
    assert ("If it is not happening, closed", 2) in headings(phone)
    await phone.tap("If it is not happening")
    assert "Ask again, in a short message." in phone.text
    assert ("If it is not happening, open", 2) in headings(phone)
    await phone.tap("What it is")
    assert "It is not an exam. Your child cannot fail it." not in phone.texts
    assert ("What it is, closed", 2) in headings(phone)


async def test_all_parts_can_be_opened_and_closed_at_once(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/assess")
    await phone.tap("Open all parts")
    found = topic("assess")
    assert found
    for section in found.sections_for(Setting.SCHOOL):
        assert set(section.said(Setting.SCHOOL)) <= set(phone.texts), section.title
    await phone.tap("Close all parts")
    assert "It is not an exam. Your child cannot fail it." not in phone.texts
    assert phone.can_tap("Open all parts")


async def test_another_topic_begins_with_its_own_first_part(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/assess")
    await phone.tap("What you can do")
    await phone.visit("/guide/plan")
    assert ("What it is, open", 2) in headings(phone)
    assert ("What you can do, closed", 2) in headings(phone)


@pytest.mark.parametrize("asked", ["", "?open=", "?open=one", "?open=99", "?open=-1"])
async def test_an_address_that_asks_for_no_part_opens_the_first(app_with: Make, asked: str) -> None:
    phone = await Phone.start(app_with(a_record()), f"/guide/assess{asked}")
    assert ("What it is, open", 2) in headings(phone)


@pytest.mark.parametrize(("stage", "place"), [(stage, n) for n, stage in enumerate(Stage, 1)])
async def test_a_stage_shows_its_place_in_the_ring(app_with: Make, stage: Stage, place: int) -> None:
    phone = await Phone.start(app_with(a_record()), f"/guide/{stage}")
    said = [c.label for c in phone.controls() if isinstance(c, ft.Semantics) and c.image]
    assert (said[0] or "").startswith(f"Stage {place} of 4: {str(stage).capitalize()}.")
    here = "at this stage" if stage is Stage.DO else "at the stage Do"
    assert f"Stage {place} of 4. Sam is {here} now." in phone.texts


async def test_what_the_ring_says_of_itself_is_not_read_aloud(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/plan")
    outer = next(c for c in phone.controls() if isinstance(c, ft.Semantics) and c.image)
    assert outer.exclude_semantics
    assert "Stage now" not in (outer.label or "")


@pytest.mark.parametrize("slug", ["before", "more-help", "law", "who-is-who"])
async def test_what_is_no_stage_has_no_ring(app_with: Make, slug: str) -> None:
    phone = await Phone.start(app_with(a_record()), f"/guide/{slug}")
    assert not [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.image]


async def test_before_support_the_stages_say_that_the_child_is_at_none(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(situation=Situation.WORRIED))), "/guide/plan")
    assert "Stage 2 of 4. Sam is not at one of the stages now." in phone.texts


async def test_a_part_leads_to_another_topic(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/more-help")
    await phone.tap("Help from outside Someone from another service")
    assert phone.title == "Help from outside"


async def test_single_areas_stand_below_the_national_help(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/where-to-get-help")
    at = phone.texts.index
    elsewhere = "Your area is not here? Look for your council's Local Offer: a list of help for families."
    assert at("IPSEA: about the law") < at("In Hertfordshire") < at("Hertfordshire SENDIASS") < at(elsewhere)
    assert ("In Hertfordshire", 2) in headings(phone)
    assert ("Hertfordshire SENDIASS, closed", 3) in headings(phone)
    await phone.tap("Hertfordshire SENDIASS")
    assert 'To find them: search the web for "Hertfordshire SENDIASS".' in phone.texts
    await phone.visit("/guide/who-is-who")
    assert "In Hertfordshire" not in phone.texts
    assert elsewhere not in phone.texts


# ask this at the next meeting


async def test_a_question_goes_into_the_next_meeting(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, a_question("q1", meeting_id="m2", text="Mine"))), "/guide/do")
    await phone.tap("What to ask")
    assert "Your next meeting: Wednesday 2 December 2026, in 7 days." in phone.texts
    assert not phone.can_tap("Get ready for this meeting")
    await phone.tap(f"{ASK}: {HAPPENING}")
    assert [(q.text, q.bank) for q in asked(phone)] == [("Mine", ""), (HAPPENING, "is-it-happening")]
    live = [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.live_region]
    assert [phone._said(c) for c in live] == [THERE]
    assert not [c for c in phone.controls() if phone._heard(c) == f"{ASK}: {HAPPENING}"]
    await phone.tap("Get ready for this meeting")
    assert phone.title == "Get ready"
    assert HAPPENING in phone.texts


async def test_one_that_is_there_already_says_so_and_is_not_told_aloud(app_with: Make) -> None:
    there = a_question("q1", meeting_id="m2", bank="is-it-happening")
    phone = await Phone.start(app_with(a_record(NEXT, there)), "/guide/do")
    await phone.tap("What to ask")
    assert phone.texts.count(THERE) == 1
    assert not [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.live_region]
    assert phone.can_tap("Get ready for this meeting")


@pytest.mark.parametrize("together", [True, False])
async def test_two_quick_taps_ask_once(app_with: Make, together: bool) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), "/guide/do")
    await phone.tap("What to ask")
    button = phone.find(f"{ASK}: {HAPPENING}")
    taps = [phone.session.dispatch_event(button._i, "click", None) for _ in range(2)]
    if together:
        await asyncio.gather(*taps)
    else:  # the second before the screen was drawn again
        for tap in taps:
            await tap
    await phone.settle()
    assert len(asked(phone)) == 1


async def test_what_could_not_be_kept_can_be_asked_again(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), "/guide/do")
    store = phone.app._store
    assert isinstance(store, MemoryStore)
    await phone.tap("What to ask")
    store.fails = WhyNot.NO_ROOM
    await phone.tap(f"{ASK}: {HAPPENING}")
    assert "Not saved: there is no room left" in phone.texts
    assert THERE not in phone.texts
    store.fails = None
    await phone.tap(f"{ASK}: {HAPPENING}")
    assert [q.bank for q in asked(phone)] == ["is-it-happening"]
    assert THERE in phone.texts


async def test_a_meeting_without_a_date_will_do(app_with: Make) -> None:
    undated = a_meeting("m3", MeetingKind.CHECK_IN, None)
    phone = await Phone.start(app_with(a_record(undated)), "/guide/do")
    await phone.tap("What to ask")
    assert "Your next meeting: no date yet." in phone.texts
    await phone.tap(f"{ASK}: {HAPPENING}")
    assert [q.bank for q in asked(phone, "m3")] == ["is-it-happening"]


async def test_without_a_meeting_it_offers_to_write_one_down(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting())), "/guide/do")
    await phone.tap("What to ask")
    assert "Your next meeting" not in phone.text
    assert "No meeting is planned" not in phone.texts
    await phone.tap(f"{ASK}: {HAPPENING}")
    assert phone.texts.count("No meeting is planned") == 1
    live = [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.live_region]
    assert "No meeting is planned" in phone._said(live[0])
    assert not kept(phone.app).questions
    await phone.tap("Add a meeting")
    assert phone.title == "New meeting"


async def test_the_questions_are_those_of_the_setting_with_the_reason_why(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(setting=Setting.EARLY_YEARS))), "/guide/assess")
    await phone.tap("What to ask")
    assert "What did the progress check at age 2 show?" in phone.texts
    assert "What did any tests or checks show, in plain words?" not in phone.texts
    assert "A problem with one of these can make learning harder. It is easy to miss." in phone.texts


async def test_another_childs_meeting_is_left_alone(app_with: Make) -> None:
    other = a_child(id="ada", name="Ada")
    theirs = a_meeting("m9", MeetingKind.REVIEW, date(2026, 11, 30), child_id="ada")
    phone = await Phone.start(app_with(a_record(other, theirs)), "/guide/do")
    await phone.tap("What to ask")
    await phone.tap(f"{ASK}: {HAPPENING}")
    assert "No meeting is planned" in phone.texts
    assert not kept(phone.app).questions


# write this down


def test_every_form_that_the_guide_opens_is_there_and_has_its_words() -> None:
    written = {section.write for found in topics() for section in found.sections if section.write}
    assert written == set(WRITE)
    assert written <= set(addresses(routes()))


@pytest.mark.parametrize(
    ("slug", "part", "button", "screen"),
    [
        ("before", "What you can do", "Write down a concern", "New concern"),
        ("before", "What to write down", "Write down a conversation", "New conversation"),
        ("assess", "What you can do", "Write down what your child says", "My view"),
        ("assess", "What to write down", "Write down what is known", "What is known"),
        ("plan", "What to write down", "Write down what was agreed", "What was agreed"),
        ("do", "What to write down", "Say how the weeks went", "Is it happening?"),
        ("review", "What to write down", "Write down the review", "Review"),
        ("outside-help", "What to write down", "Write down the help from outside", "New outside help"),
        ("ehc-assessment", "What to write down", "Write down your request", "New request"),
        ("ehc-plan", "What to write down", "Write down the dates", "EHC plan"),
    ],
)
async def test_what_to_write_down_opens_its_form(
    app_with: Make, slug: str, part: str, button: str, screen: str
) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle())), f"/guide/{slug}")
    await phone.tap(part)
    await phone.tap(button)
    assert phone.title == screen


# search

FIELD = "Search the guide"


async def test_search_finds_parts_and_opens_them(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    await phone.type(FIELD, "mediation certificate")
    assert "2 parts found" in phone.texts
    assert "The law" not in phone.texts
    assert "In: EHC plans" in phone.texts
    await phone.tap("Most appeals need a mediation certificate.")
    assert phone.title == "EHC plans"
    assert ("Mediation, open", 2) in headings(phone)
    assert ("What it is, closed", 2) in headings(phone)
    assert "In mediation, someone who takes no side helps you and the council to agree." in phone.texts
    await phone.tap("Mediation")
    assert ("Mediation, closed", 2) in headings(phone)
    await phone.back()
    assert phone.title == "Guide"


async def test_a_slip_is_forgiven_and_said(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    await phone.type(FIELD, "mediaton")
    assert "Nothing has exactly these words. Near to them:" in phone.texts
    assert phone.can_tap("Mediation")


async def test_the_count_is_told_as_it_changes(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    await phone.type(FIELD, "headteacher runs")
    live = [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.live_region]
    assert [phone._said(c) for c in live] == ["1 part found"]


async def test_where_nothing_is_found_it_says_what_to_do(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    await phone.type(FIELD, "zzzzzzzz")
    assert "Nothing found. Try fewer words, or one part of a word." in phone.texts
    assert phone.can_tap("Words explained")


async def test_no_more_than_twenty_are_drawn(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    await phone.type(FIELD, "ask")
    assert len([text for text in phone.texts if text.startswith("In: ")]) == MOST
    assert f"Here are the first {MOST}. With one more word you find fewer." in phone.text


async def test_the_whole_guide_comes_back_with_an_empty_field(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    before = phone.field(FIELD)
    await phone.type(FIELD, "mediation")
    assert phone.field(FIELD) is before
    await phone.tap("Show the whole guide")
    assert "The law" in phone.texts
    assert not phone.field(FIELD).value
    await phone.type(FIELD, "   ")
    assert "The law" in phone.texts


async def test_search_finds_the_single_areas_and_only_what_fits_the_setting(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(setting=Setting.COLLEGE))), "/guide")
    await phone.type(FIELD, "early years specialists")
    assert not phone.can_tap("Early years specialists of the council")
    await phone.type(FIELD, "nine groups")
    await phone.tap("The group for your part of the county")
    assert phone.title == "Where to get help"
    assert ("The group for your part of the county, open", 3) in headings(phone)


# where it comes from, and the ways out


async def test_the_sources_are_named_and_lead_out_only_on_purpose(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/ehc-plan")
    assert "Children and Families Act 2014" not in phone.texts
    await phone.tap("Where this comes from")
    assert phone.texts.count("Children and Families Act 2014") == 1
    assert "Pages of councils and of the charity IPSEA on EHC plans" in phone.texts
    links = [c for c in phone.controls() if isinstance(c, ft.OutlinedButton) and c.action]
    heard = [phone._heard(link) for link in links]
    assert "Open legislation.gov.uk in the browser: Children and Families Act 2014" in heard
    assert len(set(heard)) == len(heard)
    assert "It goes to www.legislation.gov.uk, and needs internet." in phone.texts
    for link in links:
        assert isinstance(link.action, ft.OpenUrl)
        assert link.action.target is ft.UrlTarget.BLANK
        assert link.action.url.startswith(tuple(f"https://{host}/" for host in hosts()))
    assert not [name for name, _ in phone.client.calls if name == "launch_url"]


async def test_the_sources_of_a_single_area_are_named_with_the_others(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/where-to-get-help")
    await phone.tap("Where this comes from")
    assert "Hertfordshire Local Offer: SEN support" in phone.texts
    assert "In Hertfordshire: last checked on Wednesday 25 November 2026." in phone.texts


async def test_every_address_of_a_source_may_be_opened(app_with: Make) -> None:
    await Phone.start(app_with(a_record()), "/guide")
    addresses = [source.url for found in topics() for source in found.sources if source.url]
    assert addresses
    assert all(open_outside(url).url == url for url in addresses)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "www.gov.uk/page",
        "http://www.gov.uk/page",
        "https://gov.uk.example/page",
        "https://www.gov.uk.example/page",
        "https://www.gov.uk@example.org/page",
        "https://example.org/www.gov.uk",
        "https://www.gov.uk:8443/page",
        "//www.gov.uk/page",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_no_other_address_is_opened(url: str) -> None:
    with pytest.raises(ValueError, match="not one of the guide's"):
        open_outside(url)


async def test_the_short_forms_on_a_page_lead_to_what_they_mean(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/ehc-plan")
    assert "Words on this page" in phone.texts
    await phone.tap("SENDIASS")
    assert phone.title == "What it means"
    assert "SENDIASS" in phone.texts


@pytest.mark.parametrize("asked", ["dyslexia", "dislexia"])
async def test_the_search_leads_to_words_that_are_explained(app_with: Make, asked: str) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    await phone.type("Search the guide", asked)
    assert (
        "Words explained" in phone.texts and "Nothing found. Try fewer words, or one part of a word." not in phone.texts
    )
    await phone.tap("Dyslexia ")
    assert phone.title == "What it means"


@pytest.mark.parametrize("address", ["/guide/none", "/guide/words/none"])
async def test_a_page_that_is_not_there_says_nothing_about_the_record_being_deleted(
    app_with: Make, address: str
) -> None:
    phone = await Phone.start(app_with(a_record()), address)
    assert "There is no such page in the guide. Your record is as it was." in phone.texts
