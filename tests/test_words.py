"""How easily the words of the app are read: every content file, and every sentence that stands on a screen.

Reading age is a school grade of the United States plus five. The formulas are those of Flesch and Kincaid, and the
automated readability index, as `textstat` works them out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from domain.guide import topics
from domain.questions import bank

ROOT = Path(__file__).parent.parent
AGE, LONGEST, AVERAGE = 11, 25, 15
"""The reading age, the most words in a sentence, and how many it may have in the middle (issue "The guide")."""
KNOWN = (
    *(
        "special educational needs co-ordinator",
        "special educational needs and disabilities",
        "educational psychologist",
    ),
    *("special educational needs", "education, health and care", "speech and language therapist", "needs assessment"),
    *("SENDIASS", "SENCO", "SEN", "EHC", "IPSEA", "childminder", "Hertfordshire", "Children and Families Act 2014"),
    *("National Award", "SEN Service", "Integrated Services for Learning", "code of practice", "council"),
)
"""Terms that parents have to meet, and that the guide explains: each counts as one short word."""
GUIDE = {topic.slug: topic for topic in topics()}


def sentences(text: str) -> list[str]:
    """The sentences of a text. What has no full stop at its end, such as a title, is one too."""
    return [part.strip() for part in re.split(r"(?<=[.?])\s+|\n+", text) if part.strip()]


def plainly(text: str) -> str:
    """The text with each known term as one short word."""
    for term in sorted(KNOWN, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(term)}s?\b", "thing", text, flags=re.IGNORECASE)
    return text


def age(said: list[str]) -> float:
    """The reading age of these sentences: the higher one of two formulas."""
    text = plainly(" ".join(s if s[-1] in ".?" else f"{s}." for s in said))
    grades: tuple[float, float] = textstat.flesch_kincaid_grade(text), textstat.automated_readability_index(text)
    return max(grades) + 5


def of_topic(slug: str) -> list[str]:
    """Every sentence of a topic."""
    topic = GUIDE[slug]
    texts = [topic.title, topic.lead, topic.who_for]
    for section in topic.sections:
        texts += [section.title, *section.paragraphs, *section.bullets]
    return [sentence for text in texts for sentence in sentences(text)]


def on_screen() -> Iterator[tuple[str, str]]:
    """Every sentence that the screens and the rules hold, with its file. A gap for a name or a number is one word."""
    for path in sorted([*(ROOT / "views").glob("*.py"), *(ROOT / "domain").glob("*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for sentence in sentences(_text(node)):
                if len(sentence.split()) > 3 and sentence[-1] in ".?":
                    yield path.name, sentence


def _text(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id="tr" | "trn"), args=args):
            texts = (str(arg.value) for arg in args if isinstance(arg, ast.Constant))
            return "\n".join(re.sub(r"\{[^}]*\}", "Sam", text) for text in texts)
    return ""


SAID = list(on_screen())


def test_the_measure_tells_easy_from_hard() -> None:
    assert age(["You can ask for help. It is free."]) < AGE
    assert age(["Notwithstanding the aforementioned considerations, professionals collaboratively evaluate."]) > AGE


def test_many_sentences_were_found_on_the_screens() -> None:
    assert len(SAID) > 300
    assert ("today.py", "We kept your words.") in {(file, sentence) for file, sentence in SAID}


@pytest.mark.parametrize("slug", GUIDE)
def test_a_topic_can_be_read_at_eleven(slug: str) -> None:
    assert age(of_topic(slug)) <= AGE


def test_the_questions_can_be_read_at_eleven() -> None:
    assert age([text for q in bank().question for text in (q.text, q.why)]) <= AGE


def test_the_screens_can_be_read_at_eleven() -> None:
    assert age([sentence for _, sentence in SAID]) <= AGE


def test_no_sentence_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    said = [*SAID, *((slug, sentence) for slug in GUIDE for sentence in of_topic(slug))]
    longest = sorted(said, key=lambda row: len(row[1].split()), reverse=True)[:20]
    hardest = sorted(((age([s]), where, s) for where, s in said if len(s.split()) > 7), reverse=True)[:20]
    with capsys.disabled():
        print("\nThe longest twenty sentences:", *(f"{len(s.split())} {where}: {s}" for where, s in longest), sep="\n")
        print(
            "\nThe hardest twenty, by reading age:", *(f"{at:.0f} {where}: {s}" for at, where, s in hardest), sep="\n"
        )
    assert [row for row in longest if len(row[1].split()) > LONGEST] == []
    assert sum(len(sentence.split()) for _, sentence in said) / len(said) <= AVERAGE
