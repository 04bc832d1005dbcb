"""The words of what is given to others, for those who read it: a school, a therapist, a council."""

from __future__ import annotations

from datetime import date

from .choices import (
    ActionStatus,
    Answer,
    Area,
    ConcernStatus,
    Decision,
    Face,
    Place,
    PlanKind,
    Result,
    Setting,
    SummaryKind,
    Voice,
)
from .dates import day_words
from .language import tr
from .record import Action

TITLES = {
    SummaryKind.BEFORE: tr("Before our meeting"),
    SummaryKind.AFTER: tr("After our meeting"),
    SummaryKind.PROFILE: tr("One-page profile"),
    SummaryKind.STORY: tr("The story so far"),
}
SETTINGS = {
    Setting.EARLY_YEARS: tr("Nursery or childminder"),
    Setting.SCHOOL: tr("School"),
    Setting.COLLEGE: tr("College"),
}
_AT = {
    Setting.EARLY_YEARS: (
        tr("Where: at the nursery or childminder"),
        tr("Where: at home and at the nursery or childminder"),
    ),
    Setting.SCHOOL: (tr("Where: at school"), tr("Where: at home and at school")),
    Setting.COLLEGE: (tr("Where: at college"), tr("Where: at home and at college")),
}
STATUSES = {
    ConcernStatus.OPEN: tr("How it stands: nothing is agreed about it yet"),
    ConcernStatus.RAISED: tr("How it stands: we have talked about it"),
    ConcernStatus.SUPPORTED: tr("How it stands: there is help for it"),
    ConcernStatus.BETTER: tr("How it stands: it is getting better"),
    ConcernStatus.CLOSED: tr("How it stands: closed"),
}
AREAS = {
    Area.COMMUNICATION: tr("Communication and interaction"),
    Area.LEARNING: tr("Cognition and learning"),
    Area.FEELINGS: tr("Social, emotional and mental health"),
    Area.BODY: tr("Sensory and physical needs"),
    Area.UNSURE: tr("Not sure which area"),
}
"""The four broad areas of need in the terms of the SEND Code of Practice, which readers at a school know."""
DECISIONS = {
    Decision.CARRY_ON: tr("carry on with the same support"),
    Decision.CHANGE: tr("change the support"),
    Decision.OUTSIDE: tr("ask for help from outside"),
    Decision.ASSESSMENT: tr("ask for an EHC (education, health and care) needs assessment"),
    Decision.STEP_DOWN: tr("give less support"),
    Decision.STOP: tr("stop the support"),
}
PLANS = {
    PlanKind.SUPPORT: tr("SEN support plan"),
    PlanKind.IEP: tr("Individual education plan"),
    PlanKind.ISP: tr("Individual support plan"),
    PlanKind.EHC: tr("Education, health and care plan"),
    PlanKind.OTHER: tr("Plan"),
}
RESULTS = {
    Result.MET: tr("Result: met"),
    Result.PARTLY: tr("Result: partly met"),
    Result.NOT_MET: tr("Result: not met"),
    Result.UNKNOWN: tr("Result: cannot tell"),
}
RESULT_NAMES = {
    Result.MET: tr("Met"),
    Result.PARTLY: tr("Partly met"),
    Result.NOT_MET: tr("Not met"),
    Result.UNKNOWN: tr("Cannot tell"),
}
ANSWERS = {
    Answer.YES: tr("Yes"),
    Answer.PARTLY: tr("Partly"),
    Answer.NO: tr("No"),
    Answer.UNKNOWN: tr("Do not know"),
}
USED = {
    Answer.YES: tr("Is the advice used? Yes"),
    Answer.PARTLY: tr("Is the advice used? Partly"),
    Answer.NO: tr("Is the advice used? No"),
    Answer.UNKNOWN: tr("Is the advice used? Not known"),
}
FACES = {
    Face.GOOD: tr("How it is: good"),
    Face.MIXED: tr("How it is: some good, some hard"),
    Face.HARD: tr("How it is: hard"),
}
VOICES = {
    Voice.SPOKE: tr("Told in spoken words"),
    Voice.WROTE: tr("Told in writing"),
    Voice.DREW: tr("Told by drawing"),
    Voice.SIGNED: tr("Told with signs, symbols or pictures"),
    Voice.SHOWED: tr("Told by showing or pointing"),
    Voice.NOTICED: tr("An adult noticed it"),
}


def where_words(place: Place, setting: Setting) -> str:
    """Where a concern shows."""
    there, both = _AT[setting]
    return {
        Place.HOME: tr("Where: at home"),
        Place.SETTING: there,
        Place.BOTH: both,
        Place.OTHER: tr("Where: somewhere else"),
    }[place]


def action_stands(action: Action, today: date) -> str:
    """What became of a promise, in a sentence."""
    if action.status is ActionStatus.DONE:
        return tr("Done on {day}.", day=day_words(action.done_on)) if action.done_on else tr("Done.")
    if action.status is ActionStatus.DROPPED:
        return tr("Not needed any more.")
    if action.by is None:
        return tr("Still to do.")
    if action.by < today:
        return tr("Not done yet. It was to be done by {day}.", day=day_words(action.by))
    return tr("Still to do, by {day}.", day=day_words(action.by))
