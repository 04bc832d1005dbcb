"""The words on the screen for what is kept of the support itself. They are loaded only where a screen needs them."""

from __future__ import annotations

from domain.choices import Answer, Area, Decision, Face, Grouping, Per, PlanKind, Result, Voice
from domain.reading import NO, YES

AREAS = {
    Area.COMMUNICATION: "Talking, and getting on with others",
    Area.LEARNING: "Learning, such as reading, maths or memory",
    Area.FEELINGS: "Feelings, worry or behaviour",
    Area.BODY: "Seeing, hearing, senses or the body",
    Area.UNSURE: "Not sure",
}
"""The four broad areas of need of the SEND Code of Practice, in short words."""
AREAS_SHORT = {
    Area.COMMUNICATION: "Talking and others",
    Area.LEARNING: "Learning",
    Area.FEELINGS: "Feelings",
    Area.BODY: "Senses and body",
    Area.UNSURE: "Not sure",
}
AREAS_HINT = "You can choose more than one. It does not have to fit: needs often cross over."
PLAN_KINDS = {
    PlanKind.SUPPORT: "SEN support plan",
    PlanKind.IEP: "IEP: individual education plan",
    PlanKind.ISP: "ISP: individual support plan",
    PlanKind.EHC: "EHC plan: education, health and care plan",
    PlanKind.OTHER: "Something else",
}
DECISIONS = {
    Decision.CARRY_ON: "Carry on with the same support",
    Decision.CHANGE: "Change the support",
    Decision.OUTSIDE: "Ask for help from outside",
    Decision.ASSESSMENT: "Ask for an EHC needs assessment",
    Decision.STEP_DOWN: "Give less support",
    Decision.STOP: "Stop the support",
}
RESULTS = {
    Result.MET: "Met",
    Result.PARTLY: "Partly met",
    Result.NOT_MET: "Not met",
    Result.UNKNOWN: "Cannot tell",
}
ANSWERS = {
    Answer.YES: "Yes",
    Answer.PARTLY: "Partly",
    Answer.NO: "No",
    Answer.UNKNOWN: "Do not know",
}
PERS = {
    Per.DAY: "A day",
    Per.WEEK: "A week",
    Per.MONTH: "A month",
    Per.TERM: "A term",
}
GROUPINGS = {
    Grouping.ALONE: "Alone with one adult",
    Grouping.GROUP: "In a small group",
    Grouping.CLASS: "In the whole class or room",
}
FACES = {
    Face.GOOD: "Good",
    Face.MIXED: "Some good, some hard",
    Face.HARD: "Hard",
}
VOICES = {
    Voice.SPOKE: "In spoken words",
    Voice.WROTE: "In writing",
    Voice.DREW: "By drawing",
    Voice.SIGNED: "With signs, symbols or pictures",
    Voice.SHOWED: "By showing or pointing",
    Voice.NOTICED: "An adult noticed it",
}
YES_OR_NO = {YES: "Yes", NO: "No"}
