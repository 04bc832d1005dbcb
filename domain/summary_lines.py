"""Each entry as it stands in a document: one line that says what it is, and below it what was written about it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from .choices import Answer
from .dates import day_words, rough_words
from .document import Item
from .language import tr
from .plan import ChildView, Outcome, Support
from .record import Action, Concern
from .summary_parts import Given, worded
from .summary_words import (
    AREAS,
    FACES,
    RESULTS,
    STATUSES,
    VOICES,
    action_stands,
    where_words,
)
from .weeks import promised_words


def concern_item(given: Given, concern: Concern) -> Item:
    """What happened and when, then what is known about it."""
    about = "; ".join(AREAS[area] for area in concern.areas)
    return given.item(
        concern,
        tr("{day}: {what}", day=_begun(rough_words(concern.when)), what=concern.what),
        *worded(
            [
                (about, tr("About: {areas}", areas=about)),
                (concern.effect, tr("What it does: {text}", text=concern.effect)),
                (concern.how_often, tr("How often: {text}", text=concern.how_often)),
            ]
        ),
        where_words(concern.where, given.family.child.setting) if concern.where else "",
        *worded([(concern.helps, tr("What helps: {text}", text=concern.helps))]),
        _told(concern.told, concern.told_on),
        *worded([(concern.reply, tr("The answer: {text}", text=concern.reply))]),
        STATUSES[concern.status],
    )


def _told(who: str, on: date | None) -> str:
    if who and on:
        return tr("Told: {who}, on {day}", who=who, day=day_words(on))
    if who:
        return tr("Told: {who}", who=who)
    return tr("Told on {day}", day=day_words(on)) if on else ""


def action_item(given: Given, action: Action) -> Item:
    """Who does what, and what became of it."""
    text = tr("{who}: {what}", who=action.who, what=action.what) if action.who else action.what
    return given.item(action, text, action_stands(action, given.today))


def outcome_item(given: Given, outcome: Outcome) -> Item:
    """What should be different, and whether it is."""
    return given.item(
        outcome,
        tr("Goal: {what}", what=outcome.what),
        *worded(
            [
                (outcome.know, tr("How we will know: {text}", text=outcome.know)),
                (outcome.start, tr("Where it started: {text}", text=outcome.start)),
            ]
        ),
        tr("To be reached by {day}", day=day_words(outcome.by)) if outcome.by else "",
        RESULTS[outcome.result] if outcome.result else "",
        *worded([(outcome.evidence, tr("What shows it: {text}", text=outcome.evidence))]),
    )


def support_item(given: Given, support: Support) -> Item:
    """What help was agreed, by whom, and in how many weeks it happened as far as that was written down."""
    promised = promised_words(support)
    return given.item(
        support,
        tr("Support: {what}", what=support.what),
        *worded(
            [
                (promised, tr("As agreed: {text}", text=promised)),
                (support.who, tr("Given by: {who}", who=support.who)),
            ]
        ),
        _span(support.starts, support.ends),
        _weeks(given, support),
    )


def _span(starts: date | None, ends: date | None) -> str:
    if starts and ends:
        return tr("From {first} to {last}", first=day_words(starts), last=day_words(ends))
    if starts:
        return tr("From {first}", first=day_words(starts))
    return tr("Until {last}", last=day_words(ends)) if ends else ""


def _weeks(given: Given, support: Support) -> str:
    answers = Counter(week.answer for week in given.family.happenings if week.support_id == support.id)
    if not answers:
        return ""
    return tr(
        "Did it happen? Weeks with yes: {yes}, partly: {partly}, no: {no}, not known: {unknown}.",
        yes=answers[Answer.YES],
        partly=answers[Answer.PARTLY],
        no=answers[Answer.NO],
        unknown=answers[Answer.UNKNOWN],
    )


def view_item(given: Given, view: ChildView) -> Item:
    """What the child says, in their own words."""
    return given.item(
        view,
        day_words(view.on),
        FACES[view.face] if view.face else "",
        *worded(
            [
                (view.good, tr("What is good: {text}", text=view.good)),
                (view.hard, tr("What is hard: {text}", text=view.hard)),
                (view.wish, tr("What would help: {text}", text=view.wish)),
            ]
        ),
        VOICES[view.voice] if view.voice else "",
        *worded([(view.writer, tr("Written down by: {who}", who=view.writer))]),
    )


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
