"""Words explained: all the terms by the alphabet, a search that forgives spelling, and a screen for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import flet as ft

from domain.choices import Setting
from domain.dates import day_words
from domain.glossary import Word, glossary, word
from domain.guide import topic
from domain.language import tr, trn
from domain.word_search import Fit, fits

from . import fields, frame, parts
from .app import App
from .entry import no_page
from .theme import BOLD
from .words import SETTINGS


@dataclass(frozen=True)
class Asked:
    """What the parent looks for. `fresh` counts how often they began anew."""

    words: str = ""
    fresh: int = 0


def Glossary(app: App) -> ft.View:
    """All the words, or those that fit what is looked for."""
    asked, ask = ft.use_state(Asked())
    child = app.child
    assert child
    search = ft.use_callback(lambda words: ask(lambda now: Asked(words, now.fresh)), [])
    found = fits(asked.words, child.setting)
    searching = bool(asked.words.strip())
    letters = [*(None if searching else each.term[0].upper() for _, each in found)]
    firsts = [letter if letter != before else None for letter, before in zip(letters, [None, *letters], strict=False)]
    rows = [partial(_row, each, letter) for (_, each), letter in zip(found, firsts, strict=True)]

    def everything() -> None:
        ask(Asked(fresh=asked.fresh + 1))

    again = parts.small_button(tr("Show all words"), everything, ft.Icons.CLEAR)
    return frame.page(
        app,
        tr("Words explained"),
        parts.words(tr("What the words and short forms of SEN mean. SEN is short for special educational needs.")),
        fields.named(
            tr("Search the words"),
            fields.search(search, f"words-{asked.fresh}"),
            tr("It also finds words that are nearly right."),
        ),
        ft.Row([_told(found, searching), *([again] if searching else [])], wrap=True, spacing=12),
        parts.LongList(rows, 12),
        *([] if searching else [_note()]),
    )


def _told(found: list[tuple[Fit, Word]], searching: bool) -> ft.Control:
    """How many there are, told as it changes."""
    number = len(found)
    count = trn("{n} word", "{n} words", number)
    if searching:
        count = (
            tr("{count} found", count=count)
            if number
            else tr("Nothing found. Try fewer letters, or one part of the word.")
        )
    near = found and all(fit >= Fit.SOUNDS and fit is not Fit.TOLD for fit, _ in found)
    lines = [parts.words(tr("Nothing is spelled just like this. Near to it:"))] if near else []
    told = parts.column(*lines, parts.words(count, quiet=True), gap=4)
    return ft.Semantics(live_region=True, container=True, content=told)


def _row(found: Word, letter: str | None) -> ft.Control:
    """One word as a button, under its letter where it is the first with it."""
    shown = parts.card(
        ft.Text(found.term, font_family=BOLD),
        *([parts.plain(found.full, quiet=True)] if found.full else []),
        ft.Text(found.text),
        on_click=partial(_open, found),
    )
    return parts.column(parts.heading(letter), shown, gap=12) if letter else shown


def _open(found: Word) -> None:
    frame.go(f"/guide/words/{found.slug}")


def _note() -> ft.Control:
    return parts.words(
        tr(
            "Last checked on {day}. For families in England. This is information, not legal advice.",
            day=day_words(glossary().last_checked),
        ),
        quiet=True,
    )


def WordPage(app: App) -> ft.View:
    """One word: what it means, its other names, and where to read on."""
    found = word(ft.use_route_params().get("id", ""))
    if not found:
        return no_page(app)
    return frame.page(
        app,
        tr("What it means"),
        parts.heading(found.term, big=True),
        *([ft.Text(found.full, font_family=BOLD)] if found.full else []),
        ft.Text(found.text, size=19),
        *([parts.words(tr("Also: {also}.", also="; ".join(found.also)))] if found.also else []),
        *([parts.words(tr("You may hear it at: {places}.", places=_places(found.setting)))] if found.setting else []),
        *_further(found),
        ft.Divider(color=ft.Colors.OUTLINE_VARIANT),
        parts.words(
            tr("Last checked on {day}. For families in England.", day=day_words(glossary().last_checked)), quiet=True
        ),
        parts.words(tr("Sources: ") + "; ".join(source.title for source in found.sources) + ".", quiet=True),
        parts.words(tr("This is information, not legal advice."), quiet=True),
    )


def _places(settings: tuple[Setting, ...]) -> str:
    return "; ".join(SETTINGS[setting].lower() for setting in settings)


def _further(found: Word) -> list[ft.Control]:
    """The topic of the guide that tells more, and the words that belong to this one."""
    more = topic(found.topic)
    related = [parts.button(each.term, partial(_open, each)) for slug in found.see if (each := word(slug))]
    rows: list[ft.Control] = []
    if more:
        read = parts.button(more.title, partial(frame.go, f"/guide/{more.slug}"), ft.Icons.MENU_BOOK_OUTLINED)
        rows += [parts.heading(tr("Read more in the guide")), read]
    if related:
        rows += [parts.heading(tr("Words that belong to it")), ft.Row(related, wrap=True, spacing=12, run_spacing=12)]
    return rows
