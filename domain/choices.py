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
    IDEA = "idea"


class Theme(StrEnum):
    """How the app looks."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
