"""Reads what a child says: a face, and what is good, what is hard and what would help, in their own words."""

from __future__ import annotations

from datetime import date

from .choices import Face, Voice
from .language import tr
from .plan import ChildView
from .reading import Reading, day_written, filled
from .typed import Fields, line, note

THEIRS = ("face", "good", "hard", "wish")
"""What comes from the child. One of them is enough."""


def read_view(typed: Fields, today: date) -> Reading:
    """The child's view. A face or a word is needed, and the day.

    Only a yes of the child lets a view be shared: without it `shared` is taken away, whatever it was before.
    """
    form = Reading(typed)
    form.take("face", lambda: Face(typed["face"]) if typed.get("face") else None)
    form.text("good", "hard", "wish", read=note)
    if not form.problems and not any(form.values[name] for name in THEIRS):
        form.problems["face"] = tr("There is nothing to keep yet. A face or one word is enough.")
    form.take("voice", lambda: Voice(typed["voice"]) if typed.get("voice") else None)
    form.text("writer", read=line)
    form.take("on", lambda: day_written(typed, today))
    form.consent("happy")
    return form


def fields_of_view(view: ChildView) -> dict[str, str]:
    """The form of a child's view, filled in."""
    return filled(view, *THEIRS, "voice", "writer", "happy", dates=("on",))


def has_word(text: str, word: str) -> bool:
    """Whether this word, or these few, stand in the text on a line of their own."""
    return word in map(str.strip, text.split("\n"))


def turned(text: str, word: str) -> str:
    """The text with this word on a line of its own at its end, or without that line if there is one.

    Every other line stays as it was written.
    """
    if has_word(text, word):
        return "\n".join(each for each in text.split("\n") if each.strip() != word)
    return f"{text.rstrip()}\n{word}" if text.strip() else word
