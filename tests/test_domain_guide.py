"""The guide is whole, names its sources, and keeps to plain words."""

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
from domain.guide import Section, Topic, topic, topics

STAGES = [topic(stage) for stage in Stage]
HAS_TO = {
    Setting.EARLY_YEARS: "What the nursery or childminder should do",
    Setting.SCHOOL: "What the school should do",
    Setting.COLLEGE: "What the college should do",
}
MUSTS = {
    "A state school must tell you that your child gets SEN support (Children and Families Act 2014).",
    "By law (Children and Families Act 2014), state schools must tell parents when they give special educational help.",
    "Every mainstream school must have one (Children and Families Act 2014).",
    "A nursery school run by the council must have a SENCO (Children and Families Act 2014).",
    "A new SENCO must complete it within 3 years of taking the post "
    "(Special Educational Needs and Disability Regulations 2014).",
}
"""Every sentence that may say "must": each rests on a law, which it names."""
EXPLAINED = {
    "SEN": "special educational needs",
    "SENCO": "special educational needs co-ordinator",
    "EHC": "education, health and care",
    "SENDIASS": "special educational needs and disabilities",
    "NPQ": "national professional qualification",
    "ISL": "integrated services for learning",
    "IPSEA": "independent provider of special education advice",
}
"""Each short form, and the words that have to stand near its first use."""
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
    "more-help": ("someone from outside", "education, health and care", "more complex needs"),
    "who-is-who": (
        "Integrated Services for Learning",
        "Children's Services at Hertfordshire County Council",
        "Grid",
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
}
"""What the Local Offer page says, and where the guide says it."""


def texts(found: Topic, setting: Setting | None = None) -> Iterator[str]:
    """Every piece of text that a reader at this setting sees, in order; without a setting, all of it."""
    yield from (found.title, found.lead, found.who_for)
    for section in found.sections_for(setting) if setting else found.sections:
        yield from (section.title, *section.paragraphs, *section.bullets)


def sentences(text: str) -> list[str]:
    """The sentences of a text: they end with a full stop or a question mark, and a space or the end."""
    return [part for part in re.split(r"(?<=[.?])[\"']?\s+", text) if part]


def all_sentences(found: Topic) -> list[str]:
    """Every sentence of a topic."""
    return [sentence for text in texts(found) for sentence in sentences(text)]


def test_the_sentence_splitter_knows_where_a_sentence_ends() -> None:
    assert sentences("One. Two? Three 1.5 four.") == ["One.", "Two?", "Three 1.5 four."]


def test_every_topic_loads_in_order() -> None:
    expected = ["before", "assess", "plan", "do", "review", "more-help", "who-is-who"]
    assert [found.slug for found in topics()] == expected


def test_every_file_is_named_after_its_topic() -> None:
    names = {page.name for page in (files("domain") / "content" / "guide").iterdir()}
    assert names == {f"{found.slug}.toml" for found in topics()}


def test_a_topic_is_found_by_its_address() -> None:
    found = topic("assess")
    assert found
    assert found.title.startswith("Assess")
    assert topic("no-such-topic") is None


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Section.model_validate({"title": "What it is", "bulets": ["One"]})


@pytest.mark.parametrize("found", topics(), ids=lambda t: t.slug)
class TestEveryTopic:
    """What holds for each topic."""

    def test_has_sources_a_date_and_readers(self, found: Topic) -> None:
        assert found.sources
        assert all(source.title and source.note for source in found.sources)
        assert found.last_checked >= date(2026, 11, 25)
        assert found.who_for

    def test_has_something_in_every_section(self, found: Topic) -> None:
        for section in found.sections:
            assert section.paragraphs or section.bullets
            assert not section.bullets or 2 <= len(section.bullets) <= 5, section.title

    def test_keeps_its_sentences_short(self, found: Topic) -> None:
        lengths = {sentence: len(sentence.split()) for sentence in all_sentences(found)}
        assert [sentence for sentence, words in lengths.items() if words > 25] == []
        assert sum(lengths.values()) / len(lengths) < 15

    def test_says_must_only_where_a_named_law_does(self, found: Topic) -> None:
        musts = {sentence for sentence in all_sentences(found) if re.search(r"\bmust", sentence, re.IGNORECASE)}
        assert musts <= MUSTS

    @pytest.mark.parametrize("setting", Setting)
    def test_explains_each_short_form_where_it_first_stands(self, found: Topic, setting: Setting) -> None:
        shown = "\n".join(texts(found, setting)).replace("GOV.UK", "")
        for short in set(re.findall(r"\b[A-Z]{2,}", shown)):
            first = re.search(rf"\b{short}\b", shown)
            assert first, short
            near = shown[max(0, first.start() - 120) : first.end() + 120].lower()
            assert EXPLAINED[short] in near, f"{short}: {near}"

    def test_is_calm_and_gives_no_number_to_ring(self, found: Topic) -> None:
        shown = "\n".join((*texts(found), *(source.note for source in found.sources)))
        assert not re.search(r"[!&@\u2013\u2014]|https?:|www\.|\d{5}|\be\.g\.|\bi\.e\.|etc\b", shown)
        for title in (found.title, *(section.title for section in found.sections)):
            assert not re.search(r" (?!SEN|EHC|Hertfordshire)[A-Z]", title), title


def test_every_allowed_must_names_its_law_and_is_still_there() -> None:
    said = {sentence for found in topics() for sentence in all_sentences(found)}
    assert said >= MUSTS
    assert all(re.search(r"(Act|Regulations) 2014", sentence) for sentence in MUSTS)


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("found", STAGES, ids=list(Stage))
def test_every_stage_has_every_section_for_every_setting(found: Topic | None, setting: Setting) -> None:
    assert found
    titles = [section.title for section in found.sections_for(setting) if not section.title.startswith("More to ask")]
    others = ["What you can do", "What to ask", "What to write down", "If it is not happening"]
    assert titles == ["What it is", HAS_TO[setting], *others]


@pytest.mark.parametrize("slug", SEED)
def test_everything_that_the_local_offer_page_says_is_covered(slug: str) -> None:
    found = topic(slug)
    assert found
    shown = "\n".join(texts(found))
    assert [words for words in SEED[slug] if words not in shown] == []


def test_the_guide_reads_from_a_zip_as_on_android(tmp_path: Path) -> None:
    domain = Path(str(files("domain")))
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(domain.rglob("*")):
            if path.suffix in (".py", ".toml"):
                archive.write(path, path.relative_to(domain.parent))
    asked = "import domain.guide as g; print(g.__file__, len(g.topics()))"
    env = {**os.environ, "PYTHONPATH": str(packed)}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "packed.zip" in told.stdout
    assert told.stdout.split()[-1] == str(len(topics()))
