"""The choices a parent can make, as they are kept. What they are called on the screen stands in views/words.py."""

from enum import StrEnum


class Setting(StrEnum):
    """Where a child learns: the guide and the words on screen follow it."""

    EARLY_YEARS = "early years"
    SCHOOL = "school"
    COLLEGE = "college"


class Situation(StrEnum):
    """Where a child is now, as the parent says it."""

    WORRIED = "worried"
    ASSESSED = "being assessed"
    SUPPORT = "on SEN support"
    ASKING = "asking for an EHC plan"
    PLAN = "have an EHC plan"


class Place(StrEnum):
    """Where a concern shows."""

    HOME = "home"
    SETTING = "setting"
    BOTH = "both"
    OTHER = "other"


class ConcernStatus(StrEnum):
    """How a concern stands, from first noticed to closed."""

    OPEN = "open"
    RAISED = "raised"
    SUPPORTED = "being supported"
    BETTER = "better"
    CLOSED = "closed"


class MeetingKind(StrEnum):
    """What a meeting is for."""

    FIRST = "first concern"
    ASSESS = "assess"
    PLAN = "plan"
    CHECK_IN = "check-in"
    REVIEW = "review"
    TRANSITION = "transition"
    ANNUAL = "annual review"
    OTHER = "other"


class About(StrEnum):
    """What a question of the bank is about: the stages, and what comes before and beside them."""

    FIRST = "first"
    ASSESS = "assess"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"
    OUTSIDE = "outside"
    MOVING = "moving"


class ActionStatus(StrEnum):
    """What became of something that was promised."""

    TO_DO = "to do"
    DONE = "done"
    DROPPED = "not needed"


class Means(StrEnum):
    """How people spoke outside a meeting."""

    CALL = "call"
    TALK = "talk"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"


class ReminderKind(StrEnum):
    """What a parent is reminded of, each of which can be switched off."""

    REVIEW = "review"
    MEETING = "meeting"
    MINE = "mine"
    THEIRS = "theirs"
    REPLY = "reply"
    SUPPORT = "support"
    IDEA = "idea"


class Stage(StrEnum):
    """A stage of SEN support, in the order of the cycle (SEND Code of Practice, January 2015)."""

    ASSESS = "assess"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"


class Area(StrEnum):
    """What a need is about: the four broad areas of the Code of Practice, or not known."""

    COMMUNICATION = "communication"
    LEARNING = "learning"
    FEELINGS = "feelings"
    BODY = "body"
    UNSURE = "not sure"


class PlanKind(StrEnum):
    """What the setting calls its plan. The form of a round is the same for each."""

    SUPPORT = "SEN support plan"
    IEP = "IEP"
    ISP = "ISP"
    EHC = "EHC plan"
    OTHER = "other"


class Decision(StrEnum):
    """What was decided at the end of a round."""

    CARRY_ON = "carry on"
    CHANGE = "change"
    OUTSIDE = "outside help"
    ASSESSMENT = "EHC needs assessment"
    STEP_DOWN = "step down"
    STOP = "stop"


class Result(StrEnum):
    """Whether an outcome was reached."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not met"
    UNKNOWN = "cannot tell"


class Answer(StrEnum):
    """Whether something happened. No answer at all is not a no."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "do not know"


class Per(StrEnum):
    """In what time a support is given so many times."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    TERM = "term"


class Grouping(StrEnum):
    """With whom a child gets a support."""

    ALONE = "alone"
    GROUP = "group"
    CLASS = "class"


class Face(StrEnum):
    """How a child says that things are, with a face."""

    GOOD = "good"
    MIXED = "mixed"
    HARD = "hard"


class Voice(StrEnum):
    """How a child gave their view."""

    SPOKE = "spoke"
    WROTE = "wrote"
    DREW = "drew"
    SIGNED = "signed"
    SHOWED = "showed"
    NOTICED = "noticed"


class SummaryKind(StrEnum):
    """What a parent can give to others."""

    BEFORE = "before a meeting"
    AFTER = "after a meeting"
    PROFILE = "one-page profile"
    STORY = "the story so far"


class Theme(StrEnum):
    """How the app looks."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
