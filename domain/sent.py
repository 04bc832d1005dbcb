"""What was sent before: to whom, and what of the record is new to them since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from .choices import SummaryKind
from .family import Family
from .giving import COPY, Sent
from .kept import LINE, Entry
from .language import tr
from .search import plain
from .typed import clean


def sent_to(about: Family, to: str) -> tuple[Sent, ...]:
    """What was sent to this person, newest first. Capitals and accents make no other person; no name is nobody."""
    wanted = _who(to)
    return tuple(sorted((s for s in about.sent if wanted and _who(s.to) == wanted), key=_when, reverse=True))


def is_new(entry: Entry, earlier: Sequence[Sent]) -> bool:
    """Whether an entry was in none of these, or was changed after the newest one in which it was."""
    last = next((sent for sent in earlier if entry.id in sent.entry_ids), None)
    return last is None or entry.updated_at > last.created_at


def people_sent_to(about: Family) -> tuple[str, ...]:
    """Those to whom something was sent, the last one first."""
    found = {_who(sent.to): sent.to for sent in sorted(about.sent, key=_when)}
    newest_first = dict.fromkeys(_who(sent.to) for sent in sorted(about.sent, key=_when, reverse=True))
    return tuple(found[who] for who in newest_first if who)


def sent_now(
    about: Family,
    kind: SummaryKind,
    to: str,
    text: str,
    entry_ids: Iterable[str],
    *,
    id: str,
    today: date,
    now: datetime,
) -> Sent:
    """What is kept once a summary was given to somebody. Of a text that is too long to keep, the end is left out."""
    if len(text) > COPY:
        cut = tr("The copy ends here. What you sent was longer.")
        text = f"{text[: COPY - len(cut) - 2].rstrip()}\n\n{cut}"
    return Sent(
        id=id,
        child_id=about.child.id,
        created_at=now,
        updated_at=now,
        on=today,
        kind=kind,
        to=" ".join(clean(to).split())[:LINE],
        text=text,
        entry_ids=tuple(entry_ids),
    )


def _who(name: str) -> str:
    return " ".join(plain(clean(name)).split())


def _when(sent: Sent) -> datetime:
    return sent.created_at
