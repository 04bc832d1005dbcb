"""The words on the screen for what is kept of the support itself. They are loaded only where a screen needs them."""

from __future__ import annotations

from domain.choices import Answer, Area, Decision, Face, Grouping, Per, PlanKind, Result, Voice
from domain.language import tr
from domain.reading import NO, YES

AREAS = {
    Area.COMMUNICATION: tr("Talking, and getting on with others"),
    Area.LEARNING: tr("Learning, such as reading, maths or memory"),
    Area.FEELINGS: tr("Feelings, worry or behaviour"),
    Area.BODY: tr("Seeing, hearing, senses or the body"),
    Area.UNSURE: tr("Not sure"),
}
"""The four broad areas of need of the SEND Code of Practice, in short words."""
AREAS_SHORT = {
    Area.COMMUNICATION: tr("Talking and others"),
    Area.LEARNING: tr("Learning"),
    Area.FEELINGS: tr("Feelings"),
    Area.BODY: tr("Senses and body"),
    Area.UNSURE: tr("Not sure"),
}
AREAS_HINT = tr("You can choose more than one. It does not have to fit: needs often cross over.")
PLAN_KINDS = {
    PlanKind.SUPPORT: tr("SEN support plan"),
    PlanKind.IEP: tr("IEP: individual education plan"),
    PlanKind.ISP: tr("ISP: individual support plan"),
    PlanKind.EHC: tr("EHC plan: education, health and care plan"),
    PlanKind.OTHER: tr("Something else"),
}
DECISIONS = {
    Decision.CARRY_ON: tr("Carry on with the same support"),
    Decision.CHANGE: tr("Change the support"),
    Decision.OUTSIDE: tr("Ask for help from outside"),
    Decision.ASSESSMENT: tr("Ask for an EHC needs assessment"),
    Decision.STEP_DOWN: tr("Give less support"),
    Decision.STOP: tr("Stop the support"),
}
RESULTS = {
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
PERS = {
    Per.DAY: tr("A day"),
    Per.WEEK: tr("A week"),
    Per.MONTH: tr("A month"),
    Per.TERM: tr("A term"),
}
GROUPINGS = {
    Grouping.ALONE: tr("Alone with one adult"),
    Grouping.GROUP: tr("In a small group"),
    Grouping.CLASS: tr("In the whole class or room"),
}
FACES = {
    Face.GOOD: tr("Good"),
    Face.MIXED: tr("Some good, some hard"),
    Face.HARD: tr("Hard"),
}
VOICES = {
    Voice.SPOKE: tr("In spoken words"),
    Voice.WROTE: tr("In writing"),
    Voice.DREW: tr("By drawing"),
    Voice.SIGNED: tr("With signs, symbols or pictures"),
    Voice.SHOWED: tr("By showing or pointing"),
    Voice.NOTICED: tr("An adult noticed it"),
}
YES_OR_NO = {YES: tr("Yes"), NO: tr("No")}
