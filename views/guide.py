"""Guide: what happens at each stage and beside it, in short parts that unfold, with search over all of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from domain.choices import Setting
from domain.glossary import Word
from domain.guide import Group, Topic, topic, topics
from domain.guide_parts import Hit, search
from domain.language import tr, trn
from domain.stages import stage_now
from domain.word_search import Fit, fits

from . import fields, frame, parts
from .app import App
from .entry import shown
from .theme import BOLD

GROUPS = {
    Group.STAGES: tr("The four stages"),
    Group.MORE: tr("Asking for more"),
    Group.PEOPLE: tr("People and words"),
    Group.LAW: tr("The law"),
    Group.HELP: tr("Help and advice"),
}
MOST = 20
"""How many parts that were found are drawn at once."""
FEW_WORDS = 3


def Guide(app: App) -> ft.View:
    """The topic of the child's stage now, and then all the others in groups; or what was found."""
    asked, ask = ft.use_state("")
    fresh, begin = ft.use_state(0)
    about = shown(app)
    now = topic(stage_now(about, app.today).stage or "before")
    assert now

    def clear() -> None:
        ask("")
        begin(fresh + 1)

    change = ft.use_callback(lambda words: ask(words), [])
    found = _found(asked, about.child.setting, clear) if asked.strip() else _groups(now)
    return frame.tab(
        app,
        tr("Guide"),
        parts.heading(tr("Where you are now")),
        card(now, ft.Colors.PRIMARY_CONTAINER),
        fields.named(tr("Search the guide"), fields.search(change, f"guide-{fresh}")),
        *found,
    )


def _groups(now: Topic) -> list[ft.Control]:
    found: list[ft.Control] = []
    for group, name in GROUPS.items():
        found += [parts.heading(name), *(card(other) for other in topics() if other.group is group and other != now)]
        if group is Group.PEOPLE:
            found.append(_words_explained())
    return found


def card(found: Topic, back: str = ft.Colors.SURFACE_CONTAINER_LOW) -> ft.Control:
    lead = parts.plain(found.lead, quiet=True)
    return parts.card(
        ft.Text(found.title, font_family=BOLD), lead, back=back, on_click=lambda: frame.go(f"/guide/{found.slug}")
    )


def _words_explained() -> ft.Control:
    return parts.button(tr("Words explained"), lambda: frame.go("/guide/words"), ft.Icons.SORT_BY_ALPHA)


def _found(asked: str, setting: Setting, clear: Callable[[], None]) -> list[ft.Control]:
    hits = search(asked, setting)
    words = [word for fit, word in fits(asked, setting) if fit <= Fit.NEAR][:FEW_WORDS]
    number = len(hits.found)
    count = trn("{n} part found", "{n} parts found", number)
    if number > MOST:
        count = tr("{found}. Here are the first {most}. With one more word you find fewer.", found=count, most=MOST)
    near = [parts.words(tr("Nothing has exactly these words. Near to them:"))] if hits.near else []
    none = tr("Nothing found in the pages.") if words else tr("Nothing found. Try fewer words, or one part of a word.")
    told = parts.words(count if number else none, quiet=True)
    return [
        ft.Semantics(live_region=True, container=True, content=parts.column(*near, told, gap=4)),
        *map(_hit, hits.found[:MOST]),
        *([parts.heading(tr("Words explained")), *map(_word, words)] if words else []),
        ft.Row(
            [parts.small_button(tr("Show the whole guide"), clear, ft.Icons.CLEAR), _words_explained()],
            wrap=True,
            spacing=12,
        ),
    ]


def _word(word: Word) -> ft.Control:
    go = partial(frame.go, f"/guide/words/{word.slug}")
    return parts.tile(ft.Icons.SORT_BY_ALPHA, word.term, ft.Text(word.text), on_click=go)


def _hit(hit: Hit) -> ft.Control:
    part = hit.part
    where = parts.plain(tr("In: {title}", title=part.topic.title), quiet=True)
    go = partial(frame.go, f"/guide/{part.topic.slug}?open={part.number}")
    return parts.tile(ft.Icons.ARTICLE_OUTLINED, part.section.title, ft.Text(hit.line), where, on_click=go)
