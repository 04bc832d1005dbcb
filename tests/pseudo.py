"""A made-up language, as long as German and written from the right: what is still English in it was never translated.

It has to be spoken before any other of our modules is loaded, as a real language is, so those who use it run as
programs of their own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from gettext import NullTranslations

from domain import choices, language

LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž"
)
GAP = re.compile(r"(\{[^}]*\}|\\.)")
"""A gap, or an escape in a content file."""
QUOTED = re.compile(r'"""(.*?)"""|\'\'\'(.*?)\'\'\'|"((?:[^"\\\n]|\\.)*)"', re.DOTALL)
ENGLISH = language.content
CHOICES = {
    str(each)
    for kind in vars(choices).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for each in kind
}
"""What stands for a choice in a content file, in any language."""


def pseudo(text: str) -> str:
    """The text in other letters. Its gaps stay as they are."""
    return "".join(part if GAP.fullmatch(part) else part.translate(LETTERS) for part in GAP.split(text))


class Pseudo(NullTranslations):
    """The words of the screens, a third longer."""

    def gettext(self, message: str) -> str:
        """One sentence."""
        return pseudo(message) + "~" * (len(message) // 3)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence for a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def content(name: str) -> str:
    """A content file in which everything that looks like words is in the language."""
    return QUOTED.sub(_quoted, ENGLISH(name))


def _quoted(found: re.Match[str]) -> str:
    whole, text = found[0], found[1] or found[2] or found[3] or ""
    is_words = (" " in text.strip() or text[:1].isupper()) and "://" not in text and text not in CHOICES
    return whole.replace(text, pseudo(text)) if is_words else whole


def speak() -> None:
    """The app speaks it from now on."""
    language.language, language.from_the_right = "ar", True
    language._words = Pseudo()
    language.content = content
