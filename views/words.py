"""The words on the screen for each choice, in one place so that a sentence can be mended."""

from __future__ import annotations

from domain.choices import (
    About,
    ActionStatus,
    ConcernStatus,
    Means,
    MeetingKind,
    Place,
    ReminderKind,
    Setting,
    Situation,
    Stage,
    Theme,
)
from domain.keeping import ReadOnly, WhyNot

from .host import Offline, Where

SETTINGS = {
    Setting.EARLY_YEARS: "Nursery or childminder",
    Setting.SCHOOL: "School",
    Setting.COLLEGE: "College",
}
SITUATIONS = {
    Situation.WORRIED: "I am worried, and want to know what to do",
    Situation.ASSESSED: "My child's needs are being assessed",
    Situation.SUPPORT: "My child gets SEN support",
    Situation.ASKING: "I am asking for an EHC plan",
    Situation.PLAN: "My child has an EHC plan",
}
SITUATION_HINT = (
    "SEN means special educational needs. An EHC plan is an education, health and care plan. You can change this later."
)
PLACES = {
    Place.HOME: "At home",
    Place.SETTING: "At nursery, school or college",
    Place.BOTH: "Both",
    Place.OTHER: "Somewhere else",
}
CONCERN_STATUSES = {
    ConcernStatus.OPEN: "Open",
    ConcernStatus.RAISED: "Raised with someone",
    ConcernStatus.SUPPORTED: "Being supported",
    ConcernStatus.BETTER: "Getting better",
    ConcernStatus.CLOSED: "Closed",
}
MEETING_KINDS = {
    MeetingKind.FIRST: "To talk about a first concern",
    MeetingKind.ASSESS: "To assess needs",
    MeetingKind.PLAN: "To make a plan",
    MeetingKind.CHECK_IN: "A check-in",
    MeetingKind.REVIEW: "To review the support",
    MeetingKind.TRANSITION: "About moving on",
    MeetingKind.ANNUAL: "Annual review of an EHC plan (education, health and care plan)",
    MeetingKind.OTHER: "Something else",
}
ABOUT = {
    About.FIRST: "A first worry",
    About.ASSESS: "Finding out what my child needs",
    About.PLAN: "Making a plan",
    About.DO: "While the help is given",
    About.REVIEW: "Looking back at what worked",
    About.OUTSIDE: "Help from outside",
    About.MOVING: "Moving on",
}
"""What the questions of the bank are about."""
MEANS = {
    Means.TALK: "We talked, as at the gate",
    Means.CALL: "A phone or video call",
    Means.EMAIL: "An email",
    Means.MESSAGE: "A message or an app of the school",
    Means.LETTER: "A letter",
}
REMINDERS = {
    ReminderKind.REVIEW: "Agreed review dates",
    ReminderKind.MEETING: "Meetings",
    ReminderKind.MINE: "What I said I would do",
    ReminderKind.THEIRS: "What others said they would do",
    ReminderKind.REPLY: "Replies I am waiting for",
    ReminderKind.SUPPORT: "Whether the support is happening",
    ReminderKind.IDEA: "Things worth doing next",
}
ACTION_STATUSES = {
    ActionStatus.TO_DO: "To do",
    ActionStatus.DONE: "Done",
    ActionStatus.DROPPED: "Not needed any more",
}
THEMES = {
    Theme.SYSTEM: "Same as this phone or computer",
    Theme.LIGHT: "Light",
    Theme.DARK: "Dark",
}
STAGES = {
    Stage.ASSESS: "Assess",
    Stage.PLAN: "Plan",
    Stage.DO: "Do",
    Stage.REVIEW: "Review",
}
STAGE_LINES = {
    Stage.ASSESS: "Finding out what your child needs.",
    Stage.PLAN: "Agreeing what help there will be, and when to review it.",
    Stage.DO: "The help is given, and everyone sees how it goes.",
    Stage.REVIEW: "Looking together at what worked and what should change.",
}
TROUBLES: dict[str, tuple[str, str]] = {
    "unkept": (
        "Not changed to the new version yet",
        "What you wrote in a form could not be kept, so nothing was changed. Save the form first, then try again.",
    ),
    "fault": (
        "That did not work",
        "It is a mistake in the app, not yours. What you saved is safe, and your words are still here. Try again.",
    ),
    WhyNot.NO_ROOM: (
        "Not saved: there is no room left",
        "Everything you saved before is safe, and your words are still here. "
        "Delete some photos or apps you do not need, then save again.",
    ),
    WhyNot.ELSEWHERE: (
        "Not saved: the record is open somewhere else",
        "Your words are still here. Close the other tab, or choose to use the record here, then save again.",
    ),
    WhyNot.READ_ONLY: (
        "Not saved: the record can only be read here",
        "Everything you saved before is safe, and your words are still here.",
    ),
    WhyNot.FAILED: (
        "Not saved: something went wrong",
        "Everything you saved before is safe, and your words are still here. "
        "Try again. If it goes on, copy your words somewhere safe.",
    ),
}
READ_ONLY = {
    ReadOnly.ELSEWHERE: (
        "You can only read here",
        "The record is open in another tab or window. Only one can write, so that nothing is lost.",
    ),
    ReadOnly.NEWER: (
        "You can only read here",
        "This record was written by a newer version of SEN Diary, and is safe. To write in it, change to that version. "
        "If none is offered here, connect to the internet, close SEN Diary everywhere, and open it again.",
    ),
}
NOT_READY = {
    Offline.FAILED: (
        "Not ready to work offline yet",
        "A part of the app is still missing here. While SEN Diary is open and there is internet, it tries again by "
        "itself. Your record is not touched by this.",
    ),
    Offline.NEVER: (
        "This works only with internet",
        "This browser window cannot keep the app. If it is a private window, what you write is lost when you close it: "
        "open SEN Diary in a normal window. If it is a normal one, let this website store data, in the browser\u2019s "
        "settings.",
    ),
}
NO_ROOM_FOR = {
    False: (
        "There is no room to keep the app here",
        "So it needs internet to open. Delete some photos or apps you do not need, then open SEN Diary again. "
        "Your record is not touched by this.",
    ),
    True: (
        "There is no room for the new version",
        "This version goes on working, also without internet. Delete some photos or apps you do not need, "
        "then open SEN Diary again.",
    ),
}
"""Said when the device is full: whether this version is kept already."""
HOME_SCREEN: dict[Where, tuple[str, str, tuple[str, ...]]] = {
    Where.IPHONE: (
        "Put it on your Home Screen",
        "Do this before you start. What you write in the browser does not move there. "
        "The browser may also delete it if you do not open this page for a week.",
        (
            "Tap the Share button: a square with an arrow. It may be behind three dots.",
            "Tap \u201cAdd to Home Screen\u201d.",
            "Open SEN Diary from your Home Screen while you have internet, and go on there. "
            "After that it needs no internet.",
        ),
    ),
    Where.ANDROID: (
        "Put it on your home screen",
        "Then it opens like any other app, and the phone is less likely to clear it. Your record stays the same.",
        (
            "Open the browser\u2019s menu: three dots.",
            "Tap \u201cAdd to Home screen\u201d or \u201cInstall app\u201d.",
        ),
    ),
    Where.COMPUTER: (
        "Install it on this computer",
        "Then it opens in its own window, and the browser is less likely to clear it. Your record stays the same.",
        (
            "In Chrome or Edge: open the menu and look for \u201cInstall\u201d.",
            "In Firefox: add a bookmark instead.",
        ),
    ),
    Where.SAFARI: (
        "Put it in your Dock",
        "Do this before you start. What you write in Safari does not move there. "
        "Safari may also delete it if you do not open this page for a week.",
        (
            "Open the File menu.",
            "Choose \u201cAdd to Dock\u201d.",
            "Open SEN Diary from your Dock while you have internet, and go on there. After that it needs no internet.",
        ),
    ),
}
"""By device: the title, why, and the steps where the browser does not offer it itself."""
APART_STARTED = (
    "There it starts with an empty record: what you wrote here stays in this browser. "
    "The browser may delete it if you do not open this page for a week. So it is best to change over early."
)
"""Why, once something was written in a browser that keeps what it installs apart from itself."""
