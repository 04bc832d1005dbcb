"""The guide is whole, names its sources, and keeps to plain words; what is in it is found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import ValidationError

from domain.choices import Setting, Stage
from domain.guide import (
    BrokenContent,
    Group,
    LocalPack,
    Section,
    Source,
    Topic,
    hosts,
    local_packs,
    read_pack,
    read_topic,
    topic,
    topics,
)
from domain.guide_parts import parts_of, search
from domain.questions import bank

Page = Topic | LocalPack
PAGES: tuple[Page, ...] = (*topics(), *local_packs())
CONTENT = files("domain") / "content" / "en"
SLUGS = [
    "before",
    *Stage,
    "more-help",
    "outside-help",
    "ehc-assessment",
    "ehc-plan",
    "who-is-who",
    "law",
    "where-to-get-help",
]
WHOLE = ["before", *Stage, "outside-help", "ehc-assessment", "ehc-plan"]
"""The topics that tell everything there is to tell, for each setting."""
HAS_TO = {
    Setting.EARLY_YEARS: "What the nursery or childminder should do",
    Setting.SCHOOL: "What the school should do",
    Setting.COLLEGE: "What the college should do",
}
ALWAYS = ["What you can do", "What to ask", "What to write down", "How long it may take", "If it is not happening"]
ACT, REGULATIONS = (
    "(Children and Families Act 2014)",
    "(Special Educational Needs and Disability Regulations 2014)",
)
MUSTS = {
    f"A state school must tell you that your child gets SEN support {ACT}.",
    "By law (Children and Families Act 2014), state schools must tell parents when they give special educational help.",
    f"Every mainstream school must have one {ACT}.",
    f"A nursery school run by the council must have a SENCO {ACT}.",
    f"A new SENCO must complete it within 3 years of taking the post {REGULATIONS}.",
    # asking for an EHC needs assessment: section 36, (8) and (4)
    f"If the council thinks yes to both, it must assess {ACT}.",
    f"It must ask you, or the young person, for your views before it decides {ACT}.",
    # EHC plans: regulation 13, sections 42 and 44
    f"It must give you at least 15 days to say what you think of it {REGULATIONS}.",
    f"It must make sure that the special educational help in the plan is given {ACT}.",
    f"It must look at the plan again at least every 12 months {ACT}.",
    # the law: sections 67, 66, 68, 69, 30, 42 and 44
    f"A nursery school run by the council must have a SENCO, a special educational needs co-ordinator {ACT}.",
    f"It must do its best to get your child the special educational help they need {ACT}.",
    f"Every mainstream school must have a SENCO, a special educational needs co-ordinator {ACT}.",
    f"A mainstream school must do its best to get your child the special educational help they need {ACT}.",
    f"A state school must tell you when it gives your child special educational help {ACT}.",
    f"A state school must put a report about its special educational needs support on its website {ACT}.",
    f"A further education college must do its best to get a student the special educational help they need {ACT}.",
    f"It must publish a Local Offer, which tells families what help there is {ACT}.",
    f"The council must make sure that the special educational help in an EHC plan is given {ACT}.",
    f"It must look at an EHC plan again at least every 12 months {ACT}.",
}
"""Every sentence that may say "must": each rests on a law, which it names."""
EXPLAINED = {
    "SEN": "special educational needs",
    "SEND": "special educational needs and disabilities",
    "SENCO": "special educational needs co-ordinator",
    "EHC": "education, health and care",
    "SENDIASS": "special educational needs and disabilities",
    "NPQ": "national professional qualification",
    "ISL": "integrated services for learning",
    "IPSEA": "independent provider of special education advice",
    "HPCI": "herts parent carer involvement",
    "DSPL": "delivering special provision locally",
    "GP": "general practitioner",
}
"""Each short form, and the words that have to stand near its first use."""
NAMES = ("GOV.UK", "SOS SEN")
"""What looks like a short form and is a name."""
SEED = {
    "before": (
        "Childminders, nurseries, schools and colleges",
        "Early Years Action and School Action Plus",
        "contact you",
        "You can ask for a talk at any time",
        "assess, plan, do and review",
        "graduated approach",
    ),
    "plan": ("review date",),
    "review": ("date you agreed", "Together you decide"),
    "outside-help": ("someone from outside", "does not help enough"),
    "ehc-plan": ("education, health and care", "more complex needs"),
    "law": ("Early Years Action and School Action Plus",),
    "who-is-who": (
        "qualified teacher",
        "National Award",
        "3 years",
        "out of date",
        "time away from teaching",
        "paperwork",
        "with the head and the governors",
        "other staff to know their duties",
        "see and meet children's needs",
        "from day to day",
        "families",
        "other schools and nurseries",
        "education, health and social care",
        "charities",
        "child who is in care",
        "four stages",
        "money",
    ),
    "Hertfordshire": (
        "Integrated Services for Learning",
        "Children's Services at Hertfordshire County Council",
        "Grid",
        "names can change",
    ),
}
"""What the Local Offer page says, and where the guide says it."""
NAMED = re.compile(
    r"Local Offer|Council for Disabled Children|Special Needs Jungle|Herts Parent Carer Involvement|Hertfordshire"
    r"|SOS SEN|SENDIASS|SENCO|EHC|SEN|IPSEA|GOV[.]UK"
)
"""Names in titles that have capitals of their own."""


def name_of(page: Page) -> str:
    """Its address, or its area."""
    return page.slug if isinstance(page, Topic) else page.area


def texts(page: Page) -> Iterator[str]:
    """Every piece of text that stands in its file, in order."""
    yield from (page.title, page.lead, page.who_for if isinstance(page, Topic) else "")
    for section in page.sections:
        yield from (section.title, *section.paragraphs, *section.bullets)


def read_at(page: Page, setting: Setting) -> Iterator[str]:
    """Every piece of text that a family at this setting reads, in order, the questions too."""
    yield from (page.title, page.lead, page.who_for if isinstance(page, Topic) else "")
    for section in page.sections:
        if section.fits(setting):
            yield from (section.title, *section.said(setting))


def sentences(text: str) -> list[str]:
    """The sentences of a text: they end with a full stop or a question mark, and a space or the end."""
    return [part for part in re.split(r"(?<=[.?])[\"']?\s+", text) if part]


def all_sentences(page: Page) -> list[str]:
    """Every sentence of a page."""
    return [sentence for text in texts(page) for sentence in sentences(text)]


def test_the_sentence_splitter_knows_where_a_sentence_ends() -> None:
    assert sentences("One. Two? Three 1.5 four.") == ["One.", "Two?", "Three 1.5 four."]


def test_every_topic_loads_in_order() -> None:
    assert [found.slug for found in topics()] == SLUGS


def test_the_topics_of_a_group_stand_together_in_the_order_of_the_groups() -> None:
    groups = [found.group for found in topics() if found.slug != "who-is-who"]
    assert groups == sorted(groups, key=list(Group).index)
    assert {found.group for found in topics()} == set(Group)


def test_every_file_is_named_after_its_topic() -> None:
    assert {page.name for page in (CONTENT / "guide").iterdir()} == {f"{found.slug}.toml" for found in topics()}


def test_a_topic_is_found_by_its_address() -> None:
    found = topic("assess")
    assert found
    assert found.title.startswith("Assess")
    assert topic("no-such-topic") is None


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Section.model_validate({"title": "What it is", "bulets": ["One"]})


@pytest.mark.parametrize("page", PAGES, ids=name_of)
class TestEveryPage:
    """What holds for each topic and each local pack."""

    def test_has_sources_a_date_and_readers(self, page: Page) -> None:
        assert page.sources
        assert all(source.title and source.note for source in page.sources)
        assert page.last_checked >= date(2026, 11, 25)
        assert page.lead
        assert isinstance(page, LocalPack) or page.who_for

    def test_has_something_in_every_section(self, page: Page) -> None:
        for section in page.sections:
            assert section.paragraphs or section.bullets or section.ask, section.title
            assert not section.bullets or 2 <= len(section.bullets) <= 5, section.title
            assert len(section.paragraphs) <= 2, section.title

    def test_asks_few_questions_that_are_in_the_bank(self, page: Page) -> None:
        known = {question.slug for question in bank().question}
        for section in page.sections:
            assert set(section.ask) <= known, section.title
            for setting in section.setting or Setting:
                assert not section.ask or 2 <= len(section.questions(setting)) <= 5, (section.title, setting)

    def test_leads_only_to_topics_that_there_are(self, page: Page) -> None:
        assert {slug for section in page.sections for slug in section.see} <= set(SLUGS) - {name_of(page)}

    def test_keeps_its_sentences_short(self, page: Page) -> None:
        lengths = {sentence: len(sentence.split()) for sentence in all_sentences(page)}
        assert [sentence for sentence, words in lengths.items() if words > 25] == []
        assert sum(lengths.values()) / len(lengths) < 15

    def test_says_must_only_where_a_named_law_does(self, page: Page) -> None:
        musts = {sentence for sentence in all_sentences(page) if re.search(r"\bmust", sentence, re.IGNORECASE)}
        assert musts <= MUSTS

    @pytest.mark.parametrize("setting", Setting)
    def test_explains_each_short_form_where_it_first_stands(self, page: Page, setting: Setting) -> None:
        shown = "\n".join(read_at(page, setting))
        for name in NAMES:
            shown = shown.replace(name, "")
        for short in set(re.findall(r"\b[A-Z]{2,}", shown)):
            first = re.search(rf"\b{short}\b", shown)
            assert first, short
            near = shown[max(0, first.start() - 120) : first.end() + 120].lower()
            assert EXPLAINED[short] in near, f"{short}: {near}"

    def test_is_calm_and_gives_no_number_to_ring(self, page: Page) -> None:
        shown = "\n".join((*texts(page), *(source.note for source in page.sources)))
        assert not re.search(r"[!&@\u2013\u2014]|https?:|www\.|\.org|\b\d{5}|\be\.g\.|\bi\.e\.|etc\b", shown)
        for title in (page.title, *(section.title for section in page.sections)):
            assert not re.search(r" [A-Z]", NAMED.sub("", title)), title

    def test_says_that_limits_are_the_usual_ones(self, page: Page) -> None:
        weeks = [s for s in all_sentences(page) if re.search(r"\b(6|16|20) weeks\b", s) and "4 to 6" not in s]
        assert all("usual" in sentence for sentence in weeks), weeks
        assert not weeks or "check your letter" in "\n".join(texts(page))


def test_every_allowed_must_names_its_law_and_is_still_there() -> None:
    said = {sentence for page in PAGES for sentence in all_sentences(page)}
    assert said >= MUSTS
    assert all(re.search(r"(Act|Regulations) 2014", sentence) for sentence in MUSTS)


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("slug", WHOLE)
def test_every_stage_has_every_section_for_every_setting(slug: str, setting: Setting) -> None:
    found = topic(slug)
    assert found
    titles = [section.title for section in found.sections_for(setting)]
    needed = ["What it is", HAS_TO[setting], *ALWAYS]
    assert [title for title in titles if title in needed] == needed
    others = [title for other, title in HAS_TO.items() if other is not setting]
    assert not set(titles) & set(others)
    assert len(titles) == len(set(titles)), titles
    for section in found.sections_for(setting):
        assert section.ask if section.title == "What to ask" else section.bullets or section.paragraphs or section.ask
        assert section.title != "What to write down" or section.write


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("slug", ["who-is-who", "law", "where-to-get-help", "more-help"])
def test_the_other_topics_have_no_two_sections_of_one_name(slug: str, setting: Setting) -> None:
    found = topic(slug)
    assert found
    titles = [section.title for section in found.sections_for(setting)]
    assert len(titles) == len(set(titles))
    assert len(titles) >= 4


def test_more_help_leads_to_all_three_ways() -> None:
    found = topic("more-help")
    assert found
    ways = {slug for section in found.sections for slug in section.see}
    assert ways >= {"outside-help", "ehc-assessment", "ehc-plan"}


def test_who_is_who_tells_of_everybody_a_parent_meets() -> None:
    found = topic("who-is-who")
    assert found
    titles = {section.title for section in found.sections_for(Setting.SCHOOL)}
    assert titles >= {
        "Class teacher or form tutor",
        "The SENCO",
        "Teaching assistant",
        "Headteacher",
        "Governors",
        "Educational psychologist",
        "Speech and language therapist",
        "Family doctor",
        "Your council's service",
        "Caseworker",
        "Parent carer forum",
    }
    assert "Health visitor" in {section.title for section in found.sections_for(Setting.EARLY_YEARS)}


def test_the_three_meetings_are_guidance_and_for_schools_only() -> None:
    for page in PAGES:
        for sentence in all_sentences(page):
            if "three times a year" in sentence or "three meetings" in sentence:
                assert re.search(r"\bschools?\b|\bit should\b", sentence, re.IGNORECASE), sentence
    law = topic("law")
    assert law
    assert "three" not in "\n".join(read_at(law, Setting.EARLY_YEARS))
    assert "three" not in "\n".join(read_at(law, Setting.COLLEGE))


def test_what_may_change_is_told_as_plans() -> None:
    law = topic("law")
    assert law
    (section,) = [section for section in law.sections if section.title == "What may change"]
    assert "These are plans, not law." in section.paragraphs[0]
    assert "summer 2026" in section.paragraphs[0]
    assert not [s for page in PAGES if page is not law for s in all_sentences(page) if "2026" in s]


@pytest.mark.parametrize("name", SEED)
def test_everything_that_the_local_offer_page_says_is_covered(name: str) -> None:
    (page,) = [page for page in PAGES if name_of(page) == name]
    shown = "\n".join(texts(page))
    assert [words for words in SEED[name] if words not in shown] == []


# sources


def test_the_app_leads_only_to_few_and_official_sites() -> None:
    assert hosts() == {"www.gov.uk", "www.legislation.gov.uk", "www.ipsea.org.uk"}


@pytest.mark.parametrize(
    "source",
    [
        {"title": "A page", "url": "http://www.gov.uk/page", "site": "GOV.UK"},
        {"title": "A page", "url": "https://www.gov.uk:80/page", "site": "GOV.UK"},
        {"title": "A page", "url": "https://me@www.gov.uk/page", "site": "GOV.UK"},
        {"title": "A page", "url": "https://www.gov.uk/page"},
        {"title": "A page", "site": "GOV.UK"},
    ],
)
def test_a_source_has_a_plain_address_and_says_where_it_goes(source: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate(source)


# files that are broken

TOPIC = """slug = "x"
group = "law"
place = 1
title = "X"
lead = "X."
who_for = "All."
last_checked = 2026-11-25
sources = ["act"]

[[sections]]
title = "What it is"
bullets = ["One", "Two"]

[[sections]]
title = "What to ask"
bullets = ["One", "Two"]
"""


def test_the_topic_for_the_tests_is_a_good_one() -> None:
    assert read_topic("guide/x.toml", TOPIC).sections[1].title == "What to ask"


@pytest.mark.parametrize(
    ("right", "broken", "told"),
    [
        ('lead = "X."', 'lead = "X.', "guide/x.toml: .*line 5"),
        ('"Two"]\n\n', '"Two"\n\n', "guide/x.toml: .*line 1[0-9]"),
        ('ask"\nbullets', 'ask"\nbulets', 'guide/x.toml, sections 2 "What to ask", bulets: '),
        ('["One", "Two"]\n\n', '["One", 2]\n\n', 'guide/x.toml, sections 1 "What it is", bullets 2 "2": '),
        ("2026-11-25", '"soon"', "guide/x.toml, last_checked: "),
        ('group = "law"', 'group = "laws"', "guide/x.toml, group: "),
        ('title = "X"\n', "", "guide/x.toml, title: "),
        ('["act"]', '["acts"]', r"guide/x.toml, sources: sources.toml has no \[acts\]"),
        ('["act"]', "[]", "guide/x.toml, sources: "),
    ],
)
def test_a_broken_topic_says_in_which_file_and_where(right: str, broken: str, told: str) -> None:
    assert right in TOPIC
    with pytest.raises(BrokenContent, match=told):
        read_topic("guide/x.toml", TOPIC.replace(right, broken))


def test_a_broken_pack_says_in_which_file_and_where() -> None:
    text = (CONTENT / "local" / "hertfordshire.toml").read_text("utf-8")
    told = 'local/h.toml, helpers 1 "Hertfordshire\'s Local Offer", phone: '
    with pytest.raises(BrokenContent, match=re.escape(told)):
        read_pack("local/h.toml", text.replace("\nfind =", "\nphone =", 1))


# single areas


def test_a_pack_is_a_file_with_the_name_of_its_area() -> None:
    assert {page.name for page in (CONTENT / "local").iterdir()} == {
        f"{pack.area.lower().replace(' ', '-')}.toml" for pack in local_packs()
    }
    assert "Hertfordshire" in [pack.area for pack in local_packs()]


def test_every_helper_says_how_they_are_found() -> None:
    for pack in local_packs():
        assert all(helper.does and helper.find for helper in pack.helpers)


@pytest.mark.parametrize("setting", Setting)
def test_an_area_stands_below_the_national_help_and_nowhere_else(setting: Setting) -> None:
    found = topic("where-to-get-help")
    assert found
    every = parts_of(found, setting)
    national = [part for part in every if not part.pack]
    assert tuple(part.section for part in national) == found.sections_for(setting)
    assert every[: len(national)] == tuple(national)
    assert "Hertfordshire SENDIASS" in [part.section.title for part in every[len(national) :]]
    specialists = "Early years specialists of the council" in [part.section.title for part in every]
    assert specialists == (setting is Setting.EARLY_YEARS)
    assert not [part for other in topics() if other != found for part in parts_of(other, setting) if part.pack]


def test_the_number_of_a_part_is_the_same_at_every_setting() -> None:
    found = topic("before")
    assert found
    numbers = {part.section.title: part.number for part in parts_of(found, Setting.SCHOOL)}
    others = {part.section.title: part.number for part in parts_of(found, Setting.COLLEGE)}
    assert numbers["What to ask"] == others["What to ask"]
    assert found.sections[numbers["What to ask"]].title == "What to ask"


# search


def found_titles(asked: str, setting: Setting = Setting.SCHOOL) -> list[str]:
    """Topic and part of everything that is found."""
    hits = search(asked, setting)
    return [f"{hit.part.topic.slug}: {hit.part.section.title}" for hit in hits.found]


def test_nothing_is_found_for_nothing() -> None:
    assert search("", Setting.SCHOOL).found == ()
    assert search("  ", Setting.SCHOOL).found == ()
    assert search("...", Setting.SCHOOL).found == search("zzzzzz", Setting.SCHOOL).found == ()


def test_words_are_found_in_titles_bullets_paragraphs_questions_and_single_areas() -> None:
    assert found_titles("mediation")[0] == "ehc-plan: Mediation"
    assert "ehc-plan: The draft" in found_titles("15 days draft")
    assert "law: What may change" in found_titles("summer 2026")
    assert "before: What to ask" in found_titles("what is my child good at here")
    assert "where-to-get-help: The group for your part of the county" in found_titles("dspl")


def test_the_title_of_the_topic_counts_too() -> None:
    assert "ehc-plan: What to write down" in found_titles("EHC plans write down")


def test_a_part_with_the_words_in_its_title_comes_first() -> None:
    titles = found_titles("headteacher")
    assert titles[0] == "who-is-who: Headteacher"


def test_capitals_accents_and_apostrophes_do_not_matter() -> None:
    assert found_titles("MEDIATION") == found_titles("mediation") == found_titles("médiation")
    assert "who-is-who: Your council's service" in found_titles("council\u2019s service")


@pytest.mark.parametrize("asked", ["mediaton", "medaition", "Mediatoin"])
def test_a_slip_is_forgiven_and_said(asked: str) -> None:
    hits = search(asked, Setting.SCHOOL)
    assert hits.near
    assert found_titles(asked)[0] == "ehc-plan: Mediation"
    assert not search("mediation", Setting.SCHOOL).near


def test_only_what_is_read_at_the_setting_is_found() -> None:
    assert "who-is-who: Headteacher" not in found_titles("headteacher", Setting.COLLEGE)
    assert "who-is-who: Learning support lead" in found_titles("learning support lead", Setting.COLLEGE)


def test_the_line_that_is_shown_has_the_words() -> None:
    hits = search("draft 15 days", Setting.SCHOOL)
    draft = next(hit for hit in hits.found if hit.part.section.title == "The draft")
    assert "15 days" in draft.line


@pytest.mark.parametrize("setting", Setting)
def test_every_part_is_found_by_its_own_title(setting: Setting) -> None:
    for part in (part for found in topics() for part in parts_of(found, setting)):
        hits = search(part.section.title, setting)
        assert part in [hit.part for hit in hits.found]


def test_the_guide_reads_from_a_zip_as_on_android(tmp_path: Path) -> None:
    domain = Path(str(files("domain")))
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(domain.rglob("*")):
            if path.suffix in (".py", ".toml"):
                archive.write(path, path.relative_to(domain.parent))
    asked = "import domain.guide as g; print(g.__file__, len(g.local_packs()), len(g.topics()))"
    env = {**os.environ, "PYTHONPATH": str(packed)}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "packed.zip" in told.stdout
    assert told.stdout.split()[-2:] == [str(len(local_packs())), str(len(topics()))]
