"""The one-page profile: the child in their own voice, in three headings that can be read in a minute."""

from __future__ import annotations

from collections.abc import Iterator

from .dates import day_words
from .document import Fact, Part
from .family import Family
from .giving import Profile
from .language import tr
from .summary_parts import Choice, Given, paragraphs, part, pieces

LIKED = tr("What people like about me")
MATTERS = tr("What matters to me")
SUPPORT = tr("How best to support me")
HELPED = tr("How this page was made")


def newest(about: Family) -> Profile | None:
    """The newest profile that the child agreed to show to others, or None. No other one is offered."""
    return next((profile for profile in about.profiles if profile.agreed is True), None)


def offered(about: Family) -> Iterator[Choice]:
    """What can be ticked. All of it is ticked at the start: it is what the page is for."""
    profile = newest(about)
    if profile:
        groups = {"liked": LIKED, "matters": MATTERS, "support": SUPPORT, "helped": HELPED}
        yield from pieces(profile, True, groups)


def parts(given: Given) -> Iterator[Part]:
    """The page, part by part."""
    for profile in given.family.profiles:
        yield from part(LIKED, *paragraphs(profile.liked))
        yield from part(MATTERS, *paragraphs(profile.matters))
        yield from part(SUPPORT, *paragraphs(profile.support))
        helped = [Fact(tr("Who helped me to write it"), profile.helped)] if profile.helped else []
        yield from part(HELPED, *helped, Fact(tr("When"), day_words(profile.on)))
