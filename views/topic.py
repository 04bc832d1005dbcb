"""One topic of the guide: short parts that unfold, questions for the next meeting, and forms to write down in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby

import flet as ft

from domain.choices import Setting, Stage
from domain.dates import day_words
from domain.guide import Topic, topic
from domain.guide_parts import Part, parts_of
from domain.language import tr
from domain.short_forms import first_of_each
from domain.stages import stage_now

from . import frame, outside_link, parts
from .app import App
from .asking import Asking, asked, coming
from .entry import no_page, shown
from .guide import card
from .ring import ring
from .theme import GAP
from .words import STAGES

WRITE = {
    "/record/concern/new": tr("Write down a concern"),
    "/record/conversation/new": tr("Write down a conversation"),
    "/record/view/new": tr("Write down what your child says"),
    "/plan/assess": tr("Write down what is known"),
    "/plan/outcomes": tr("Write down what was agreed"),
    "/plan/weeks": tr("Say how the weeks went"),
    "/plan/review": tr("Write down the review"),
    "/plan/help/new": tr("Write down the help from outside"),
    "/plan/ehc/new": tr("Write down your request"),
    "/plan/ehc": tr("Write down the dates"),
}
"""The forms in which something can be written down, and what the button says that opens them."""
ELSEWHERE = tr("Your area is not here? Look for your council's Local Offer: a list of help for families.")
SOURCES = -1
"""The number of the part that names the sources."""


def TopicPage(app: App) -> ft.View:
    """One topic, as it is read at this setting. Its first part is open, or the one that the address asks for."""
    opened, open_these = ft.use_state(dict[str, frozenset[int]]())
    tapped, tap = ft.use_state("")
    begun = ft.use_memo(lambda: set[str](), [])
    found = topic(ft.use_route_params().get("topic", ""))
    if not found or not app.child:
        return no_page(app)
    every = parts_of(found, app.child.setting)
    now = opened.get(found.slug, _first(every, ft.context.page.route))

    def turn(numbers: frozenset[int]) -> None:
        open_these({**opened, found.slug: now ^ numbers})

    closed = frozenset(part.number for part in every) - now
    sources = partial(turn, frozenset([SOURCES]))
    asking = Asking(app, coming(app), tapped, tap, begun)
    every_part = (
        parts.small_button(tr("Open all parts"), partial(turn, closed), ft.Icons.UNFOLD_MORE)
        if closed
        else parts.small_button(tr("Close all parts"), partial(turn, now), ft.Icons.UNFOLD_LESS)
    )
    return frame.page(
        app,
        found.title,
        *_where(app, found),
        ft.Text(found.lead, size=19),
        parts.words(tr("For: {who}", who=found.who_for), quiet=True),
        ft.Row([every_part], wrap=True),
        parts.column(*_parts(every, now, turn, asking), gap=10),
        *([parts.words(ELSEWHERE)] if found.local else []),
        *_words(every, app.child.setting),
        _unfolding(tr("Where this comes from"), SOURCES in now, sources, partial(_sources, every, found)),
        parts.words(
            tr("Last checked on {day}. For families in England.", day=day_words(found.last_checked)), quiet=True
        ),
        parts.words(tr("This is information, not legal advice."), quiet=True),
    )


def _words(every: Iterable[Part], setting: Setting) -> list[ft.Control]:
    """The short forms that stand on this page, each leading to what it means."""
    said = "\n".join(text for part in every for text in (part.section.title, *part.section.said(setting)))
    links = [parts.small_button(name, partial(_open_word, name)) for _, name in first_of_each(said) if name]
    return [parts.heading(tr("Words on this page")), ft.Row(list(links), wrap=True, spacing=12)] if links else []


def _open_word(name: str) -> None:
    from domain.glossary import terms_in  # reads all the words, which would make a page wait

    frame.go(f"/guide/words/{terms_in(name)[0].slug}")


def _first(every: Iterable[Part], route: str) -> frozenset[int]:
    """The part that the address asks for, as "/guide/plan?open=3" does, or else the first one."""
    asked = route.partition("?open=")[2]
    numbers = [part.number for part in every]
    return frozenset([int(asked)] if asked.isdecimal() and int(asked) in numbers else numbers[:1])


def _where(app: App, found: Topic) -> list[ft.Control]:
    """The ring with the stage that this topic is about, and where the child is."""
    if found.slug not in list(Stage):
        return []
    stage, about = Stage(found.slug), shown(app)
    now = stage_now(about, app.today).stage
    place = tr("Stage {number} of 4", number=list(Stage).index(stage) + 1)
    is_at = (
        tr("at this stage")
        if now is stage
        else tr("at the stage {stage}", stage=STAGES[now])
        if now
        else tr("not at one of the stages")
    )
    told = tr("{place}. {name} is {where} now.", place=place, name=about.name, where=is_at)
    # the ring would say that this is the stage now, which it need not be
    said = tr("{place}: {stage}. The four stages are assess, plan, do and review.", place=place, stage=STAGES[stage])
    drawn = ft.Semantics(label=said, image=True, container=True, exclude_semantics=True, content=ring(stage))
    return [drawn, ft.Text(told, text_align=ft.TextAlign.CENTER)]


def _parts(
    every: Iterable[Part], now: frozenset[int], turn: Callable[[frozenset[int]], None], asking: Asking
) -> list[ft.Control]:
    found: list[ft.Control] = []
    for pack, group in groupby(every, key=lambda part: part.pack):
        if pack:
            found += [parts.heading(pack.title), parts.words(pack.lead)]
        for part in group:
            inside, this = partial(_inside, part, asking), partial(turn, frozenset([part.number]))
            found.append(_unfolding(part.section.title, part.number in now, this, inside, 3 if pack else 2))
    return found


def _unfolding(
    title: str, is_open: bool, turn: parts.Handler, inside: Callable[[], Iterable[ft.Control]], level: int = 2
) -> ft.Control:
    """A heading that is a button, and what stands below it once it is open."""
    # the words tell what the arrow shows: a name with "open" or "closed" works with every screen reader
    heard = tr("{title}, open", title=title) if is_open else tr("{title}, closed", title=title)
    words = ft.Text(title, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, semantics_label=heard, expand=True)
    arrow = ft.Icon(ft.Icons.EXPAND_LESS if is_open else ft.Icons.EXPAND_MORE)
    # a button of Flutter's own: another would become one with the heading, which cannot be tapped in a browser
    style = ft.ButtonStyle(padding=ft.Padding.symmetric(vertical=12), shape=ft.RoundedRectangleBorder(radius=8))
    button = ft.TextButton(ft.Row([words, arrow]), on_click=turn, style=style)
    heading = ft.Semantics(header=True, heading_level=level, container=True, content=button)
    below = [ft.Container(parts.column(*inside(), gap=10), padding=ft.Padding.only(bottom=12))] if is_open else []
    # closer than a card: a dozen of them should not be a long way on a small phone
    return ft.Container(
        content=parts.column(heading, *below, gap=0),
        padding=ft.Padding.symmetric(horizontal=GAP, vertical=4),
        border_radius=parts.RADIUS,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    )


def _inside(part: Part, asking: Asking) -> Iterable[ft.Control]:
    section = part.section
    setting = shown(asking.app).child.setting
    yield from map(parts.words, section.paragraphs)
    if section.bullets:
        yield parts.bullets(section.bullets)
    questions = section.questions(setting)
    if questions:
        yield from asked(questions, asking)
    if section.write:
        go = partial(frame.go, section.write)
        yield ft.Row([parts.button(WRITE[section.write], go, ft.Icons.EDIT_OUTLINED)], wrap=True)
    yield from (card(other) for slug in section.see if (other := topic(slug)))


def _sources(every: Iterable[Part], found: Topic) -> Iterable[ft.Control]:
    packs = {part.pack.area: part.pack for part in every if part.pack}
    named = dict.fromkeys((*found.sources, *(source for pack in packs.values() for source in pack.sources)))
    yield parts.bullets([source.title for source in named if not source.url])
    yield from (outside_link.link(source) for source in named if source.url)
    yield from (
        parts.words(
            tr("{title}: last checked on {day}.", title=pack.title, day=day_words(pack.last_checked)), quiet=True
        )
        for pack in packs.values()
    )
