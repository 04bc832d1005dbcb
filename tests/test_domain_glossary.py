"""Words explained: what holds for every word of the file, and the search that forgives spelling."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import short_forms
from domain.choices import Setting
from domain.glossary import Word, glossary, read_words, terms_in, words
from domain.guide import BrokenContent, topics
from domain.search import bare_words
from domain.word_search import Fit, find, fits

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "domain" / "content" / "en"
EVERYDAY = {"GOV", "UK", "MB", "PDF", "EN"}
"""Short forms that have nothing to do with SEN: of websites, of files, and of the language of a calendar."""
ASKED_FOR = """
SEN; SEND; SENCO; SENDCO; EHC plan; EHC needs assessment; annual review; IEP; ISP; provision map; pupil passport;
one-page profile; outcome; provision; intervention; graduated approach; assess, plan, do, review; SEN support;
SEN register; SEN record; key person; class teacher; form tutor; teaching assistant; TA; LSA; headteacher; governors;
learning support lead; educational psychologist; EP; speech and language therapist; SALT; occupational therapist; OT;
physiotherapist; CAMHS; paediatrician; health visitor; GP; school nurse; social worker; local authority; LA; council;
SEN service; SEN team; caseworker; Local Offer; SENDIASS; IPSEA; parent carer forum; mediation; tribunal; appeal;
Code of Practice; Children and Families Act 2014; Equality Act; reasonable adjustments; disability;
communication and interaction; cognition and learning; social, emotional and mental health;
sensory and/or physical needs; dyslexia; dyscalculia; dyspraxia; DCD; autism; ADHD; sensory processing;
selective mutism; social communication; working memory; phonics; attainment; progress; baseline; attendance;
exclusion; suspension; part-time timetable; transition; access arrangements; mainstream; special school;
resource base; alternative provision; early years setting; childminder; EYFS; progress check at age 2;
section 23 notice; compulsory school age; young person; mental capacity; consent; referral; diagnosis; report;
personal budget; Early Help; annual report; SEN information report; ordinarily available provision;
universal support; targeted support; specialist support; notional budget; NPQ; School Action Plus
"""
"""What parents were known to meet when this file was begun."""


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?])\s+", text) if part]


def test_there_are_enough_words_each_once_and_every_name_leads_to_one() -> None:
    assert len(words()) >= 80
    assert max(Counter(each.slug for each in words()).values()) == 1
    named = Counter(name for each in words() for name in {"".join(bare_words(name)) for name in each.names})
    assert [name for name, times in named.items() if times > 1 or not name] == []


def test_the_file_keeps_the_order_of_the_alphabet() -> None:
    page = tomllib.loads((CONTENT / "words.toml").read_text("utf-8"))
    terms = [bare_words(block["term"]) for block in page["word"]]
    assert [pair for pair in pairwise(terms) if pair[1] < pair[0]] == []
    assert [each.slug for each in words()] == [block["slug"] for block in page["word"]]
    assert glossary().last_checked >= date(2026, 11, 25)


@pytest.mark.parametrize("term", [" ".join(term.split()) for term in ASKED_FOR.split(";")])
def test_what_parents_meet_is_there(term: str) -> None:
    (fit, _), *_ = fits(term, Setting.SCHOOL)
    assert fit is Fit.EXACT


def test_every_word_is_told_in_two_short_sentences() -> None:
    told = {each.slug: sentences(each.text) for each in words()}
    assert {slug: len(said) for slug, said in told.items() if len(said) != 2} == {}
    every = [sentence for said in told.values() for sentence in said]
    assert [sentence for sentence in every if not 1 < len(sentence.split()) <= 20] == []
    assert [sentence for sentence in every if not re.fullmatch(r"[A-Z].*[.]", sentence)] == []


def test_every_word_leads_only_to_what_is_there() -> None:
    slugs = {each.slug for each in words()}
    assert [each.slug for each in words() if not set(each.see) <= slugs - {each.slug}] == []
    assert [each.slug for each in words() if not 1 <= len(each.see) == len(set(each.see)) <= 4] == []
    assert [each.slug for each in words() if each.topic not in {"", *(topic.slug for topic in topics())}] == []
    assert [each.slug for each in words() if not all(source.title and source.note for source in each.sources)] == []


LOUD = re.compile(
    r"[!&@\u2013\u2014\u2026]|https?:|www\.|\.(uk|org|com)\b|\d{5}|\b(e\.g\.|i\.e\.|etc)|\b(illegal|unlawful|sue)\b"
)
"""What is loud, a link, a number to ring, a short form for writers, or advice on the law."""


def test_every_word_is_calm_and_gives_no_number_to_ring_and_no_link() -> None:
    said = [" ".join((*each.names, each.text)) for each in words()]
    assert [text for text in said if LOUD.search(text)] == []
    assert LOUD.search("Ring 01992 555") and LOUD.search("See www.help.uk") and LOUD.search("Now!")


def test_must_stands_only_with_the_law_that_says_so() -> None:
    musts = [text for each in words() for text in sentences(each.text) if re.search(r"\bmust", text, re.IGNORECASE)]
    assert musts
    assert [text for text in musts if not re.search(r"\b(Act|Regulations) (19|20)\d\d\b", text)] == []


def test_every_short_form_in_a_word_has_its_own_and_says_what_it_stands_for() -> None:
    assert {each.slug: unexplained(each.text) for each in words() if unexplained(each.text)} == {}
    short = [each for each in words() if re.fullmatch("[A-Z]{2,}", each.term)]
    assert short and [each.term for each in short if not each.full or each.full in each.also] == []


def test_the_sentences_are_short_on_the_whole() -> None:
    lengths = [len(sentence.split()) for each in words() for sentence in sentences(each.text)]
    assert sum(lengths) / len(lengths) <= 12


def test_what_is_only_proposed_says_so() -> None:
    proposed = [each for each in words() if any("plans of 2026" in source.title for source in each.sources)]
    assert {"isp", "white-paper"} <= {each.slug for each in proposed}
    assert all(re.search(r"not law|proposal", each.text, re.IGNORECASE) for each in proposed)


# every short form of the app


def unexplained(text: str) -> set[str]:
    """The short forms in a text, of two capitals or more, that are not a name of a word or within one."""
    names = sorted((name for each in words() for name in each.names), key=len, reverse=True)
    for name in names:
        if re.search("[A-Z]{2}", name) and name in text:
            text = re.sub(rf"\b{re.escape(name)}s?\b", " ", text)
    return set(re.findall(r"\b([A-Z]{2,})s?\b", text)) - EVERYDAY


def told_in_content(page: Any) -> Iterator[str]:
    """Every text of a content file but its addresses."""
    if isinstance(page, str):
        yield page
    elif isinstance(page, list):
        for each in page:
            yield from told_in_content(each)
    elif isinstance(page, dict):
        for name, each in page.items():
            if name != "url":
                yield from told_in_content(each)


def said_in_code(path: Path) -> str:
    """Every sentence that a file of code hands to the translators, a line each: nothing else is shown."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    said = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("tr", "trn"))
    return "\n".join(str(arg.value) for call in said for arg in call.args if isinstance(arg, ast.Constant))


def test_an_unknown_short_form_would_be_seen(tmp_path: Path) -> None:
    assert unexplained("Ask the SENCOs, SOS SEN or the XYZ about EHC plans.") == {"XYZ"}
    code = tmp_path / "screen.py"
    code.write_text('LABEL = tr("Ask the XYZ")\nCONST = "PUBLISH"\n')
    assert unexplained(said_in_code(code)) == {"XYZ"}
    assert list(told_in_content({"url": "FAQ", "word": [{"text": "QQQ"}]})) == ["QQQ"]


def test_the_short_forms_that_can_be_tapped_are_those_that_are_explained() -> None:
    assert sorted(short_forms.names()) == sorted({n for w in words() for n in w.names if re.search(r"\b[A-Z]{2,}", n)})
    assert all(terms_in(name) for name in short_forms.names())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the SENCO. The SENCO knows about EHC plans.", ["SENCO", "EHC plan"]),
        ("SEN Diary keeps what is said of SEN.", ["SEN"]),
        ("Nothing to explain", []),
        ("SENSIBLE", []),
    ],
)
def test_each_can_be_tapped_where_it_first_stands(text: str, found: list[str]) -> None:
    pieces = short_forms.first_of_each(text)
    assert "".join(piece for piece, _ in pieces) == text
    assert [name for _, name in pieces if name] == found


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.toml")), ids=lambda path: path.stem)
def test_every_short_form_in_the_content_is_explained(path: Path) -> None:
    assert unexplained("\n".join(told_in_content(tomllib.loads(path.read_text("utf-8"))))) == set()


@pytest.mark.parametrize(
    "path", sorted([*(ROOT / "views").glob("*.py"), *(ROOT / "domain").glob("*.py")]), ids=lambda path: path.stem
)
def test_every_short_form_on_the_screens_is_explained(path: Path) -> None:
    assert unexplained(said_in_code(path)) == set()


# the search


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("senco", "senco"),
        ("SENDCO", "senco"),
        ("senko", "senco"),
        ("sen co", "senco"),
        ("What is a SENCO?", "senco"),
        ("what does ehc stand for", "ehc"),
        ("ehcp", "ehc-plan"),
        ("e.h.c.p.", "ehc-plan"),
        ("TA", "teaching-assistant"),
        ("edukational sycologist", "educational-psychologist"),
        ("ed psych", "educational-psychologist"),
        ("psycologist", "educational-psychologist"),
        ("dislexia", "dyslexia"),
        ("disprackshia", "dyspraxia"),
        ("fonics", "phonics"),
        ("fizio", "physiotherapist"),
        ("pediatrition", "paediatrician"),
        ("kambs", "camhs"),
        ("autisum", "autism"),
        ("tribunel", "tribunal"),
        ("medeation", "mediation"),
        ("exclooded", "exclusion"),
        ("anual revew", "annual-review"),
        ("pupilpasport", "pupil-passport"),
        ("reasonible ajustments", "reasonable-adjustments"),
        ("alternitive provishun", "alternative-provision"),
        ("sen suport", "sen-support"),
        ("profile", "one-page-profile"),
        ("deaf", "hearing-impairment"),
        ("the senco lady", "senco"),
        ("council", "local-authority"),
        ("plan, do", "assess-plan-do-review"),
    ],
)
def test_it_is_found_however_it_is_spelled(asked: str, first: str) -> None:
    assert [each.slug for each in find(asked, Setting.SCHOOL)][:1] == [first]


def test_names_come_before_beginnings_and_those_before_parts() -> None:
    found = [(fit, each.slug) for fit, each in fits("senco", Setting.SCHOOL)]
    assert found[0] == (Fit.EXACT, "senco")
    assert found.index((Fit.BEGINS, "area-senco")) < found.index((Fit.PART, "nasenco"))
    assert [fit for fit, _ in found] == sorted(fit for fit, _ in found)


def test_what_a_word_means_is_searched_too() -> None:
    assert "direct-payment" in {each.slug for each in find("money", Setting.SCHOOL)}
    assert all(fit is Fit.TOLD for fit, _ in fits("money", Setting.SCHOOL))


def test_words_of_this_setting_come_first_and_none_is_left_out() -> None:
    tutors = {setting: [each.slug for each in find("tutor", setting)] for setting in Setting}
    assert tutors[Setting.SCHOOL][0] == "form-tutor"
    assert tutors[Setting.COLLEGE][0] == "personal-tutor"
    assert {frozenset(found[:2]) for found in tutors.values()} == {frozenset(("form-tutor", "personal-tutor"))}
    assert len({frozenset(found) for found in tutors.values()}) == 1


@pytest.mark.parametrize("asked", ["", "   ", "?!", "\u2026"])
def test_for_nothing_asked_it_is_all_of_them_by_the_alphabet(asked: str) -> None:
    assert find(asked, Setting.SCHOOL) == words()


@pytest.mark.parametrize("asked", ["zzz", "bully xyzzy", "12345", "q" * 10_000])
def test_what_is_like_nothing_finds_nothing(asked: str) -> None:
    assert find(asked, Setting.SCHOOL) == ()


def test_every_name_finds_its_own_word_first() -> None:
    named = [(name, each) for each in words() for name in each.names]
    assert [name for name, each in named if find(name, Setting.SCHOOL)[0] is not each] == []


def slipped(name: str) -> Iterator[str]:
    """A name with a letter in its middle missing, doubled, and swapped with the next one."""
    at = len(name) // 2
    if " " not in name[at : at + 2]:
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at] + name[at:]
        yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@pytest.mark.parametrize("each", words()[::4], ids=lambda each: each.slug)
def test_a_letter_that_is_missing_doubled_or_swapped_is_forgiven(each: Word) -> None:
    long = [name for name in each.names if min(map(len, bare_words(name))) > 4]
    assert [slip for name in long for slip in slipped(name) if each not in find(slip, Setting.SCHOOL)] == []


@given(st.text(max_size=40), st.sampled_from(Setting))
def test_any_text_can_be_asked_for(asked: str, setting: Setting) -> None:
    found = fits(asked, setting)
    assert [fit for fit, _ in found] == sorted(fit for fit, _ in found)
    assert len({each.slug for _, each in found}) == len(found)


# terms in a text


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Ask the SENCO.", ["senco"]),
        ("SENCOs, SENDCos and the SENCo's notes", ["senco"]),
        ("An EHC needs assessment comes before EHC plans.", ["ehc-needs-assessment", "ehc-plan"]),
        ("The SEN support plan is about SEN.", ["sen-support-plan", "sen"]),
        ("They assess, plan, do and review (the graduated approach).", ["assess-plan-do-review", "graduated-approach"]),
        ("A one page profile, or a One-Page Profile", ["one-page-profile"]),
        ("It is about SEN. Support comes later.", ["sen"]),
        ("Please send the salt to la la land.", []),
        ("Outcomes differ; the outcome of the Tribunal's hearing", ["outcome", "tribunal"]),
        ("A disSENt, presented", []),
        ("", []),
    ],
)
def test_terms_stand_in_a_text_as_whole_words(text: str, slugs: list[str]) -> None:
    assert [each.slug for each in terms_in(text)] == slugs


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert len(terms_in(text)) <= len(text.split()) * 60


# a broken file

SOURCES = {"code": {"title": "The code", "note": "Read."}}
GOOD = 'last_checked = 2026-11-25\n[[word]]\nslug = "iep"\nterm = "IEP"\ntext = "One. Two."\nsources = ["code"]\n'


def test_a_file_is_read() -> None:
    assert [each.term for each in read_words(GOOD, SOURCES).word] == ["IEP"]
    own = GOOD.replace('["code"]', '["here"]') + '[source.here]\ntitle = "Here"\nnote = "Ours."\n'
    assert read_words(own, SOURCES).word[0].sources[0].title == "Here"


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (("text = ", "texd = "), 'word "iep", text'),
        (("text = ", "texd = "), "texd"),
        (('["code"]', '["cod"]'), 'word "iep", sources: there is no [cod]'),
        (('["code"]', "[]"), 'word "iep", sources'),
        (('term = "IEP"', 'term = "IEP'), "line 4"),
        (('slug = "iep"\n', ""), "without a slug"),
    ],
)
def test_a_mistake_in_the_file_says_where_it_is(mistake: tuple[str, str], told: str) -> None:
    with pytest.raises(BrokenContent, match=re.escape(told)):
        read_words(GOOD.replace(*mistake), SOURCES)


def test_the_words_and_all_content_are_small_enough() -> None:
    assert len((CONTENT / "words.toml").read_bytes()) < 80_000
    assert 100_000 < sum(len(path.read_bytes()) for path in CONTENT.rglob("*.toml")) < 250_000
