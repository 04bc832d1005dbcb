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
from domain.language import tr

from .host import Offline, Where

SETTINGS = {
    Setting.EARLY_YEARS: tr("Nursery or childminder"),
    Setting.SCHOOL: tr("School"),
    Setting.COLLEGE: tr("College"),
}
SITUATIONS = {
    Situation.WORRIED: tr("I am worried, and want to know what to do"),
    Situation.ASSESSED: tr("My child's needs are being assessed"),
    Situation.SUPPORT: tr("My child gets SEN support"),
    Situation.ASKING: tr("I am asking for an EHC plan"),
    Situation.PLAN: tr("My child has an EHC plan"),
}
SITUATION_HINT = tr(
    "SEN means special educational needs. An EHC plan is an education, health and care plan. You can change this later."
)
PLACES = {
    Place.HOME: tr("At home"),
    Place.SETTING: tr("At nursery, school or college"),
    Place.BOTH: tr("Both"),
    Place.OTHER: tr("Somewhere else"),
}
CONCERN_STATUSES = {
    ConcernStatus.OPEN: tr("Open"),
    ConcernStatus.RAISED: tr("Raised with someone"),
    ConcernStatus.SUPPORTED: tr("Being supported"),
    ConcernStatus.BETTER: tr("Getting better"),
    ConcernStatus.CLOSED: tr("Closed"),
}
MEETING_KINDS = {
    MeetingKind.FIRST: tr("To talk about a first concern"),
    MeetingKind.ASSESS: tr("To assess needs"),
    MeetingKind.PLAN: tr("To make a plan"),
    MeetingKind.CHECK_IN: tr("A check-in"),
    MeetingKind.REVIEW: tr("To review the support"),
    MeetingKind.TRANSITION: tr("About moving on"),
    MeetingKind.ANNUAL: tr("Annual review of an EHC plan (education, health and care plan)"),
    MeetingKind.OTHER: tr("Something else"),
}
ABOUT = {
    About.FIRST: tr("A first worry"),
    About.ASSESS: tr("Finding out what my child needs"),
    About.PLAN: tr("Making a plan"),
    About.DO: tr("While the help is given"),
    About.REVIEW: tr("Looking back at what worked"),
    About.OUTSIDE: tr("Help from outside"),
    About.MOVING: tr("Moving on"),
}
"""What the questions of the bank are about."""
MEANS = {
    Means.TALK: tr("We talked, as at the gate"),
    Means.CALL: tr("A phone or video call"),
    Means.EMAIL: tr("An email"),
    Means.MESSAGE: tr("A message or an app of the school"),
    Means.LETTER: tr("A letter"),
}
REMINDERS = {
    ReminderKind.REVIEW: tr("Agreed review dates"),
    ReminderKind.MEETING: tr("Meetings"),
    ReminderKind.MINE: tr("What I said I would do"),
    ReminderKind.THEIRS: tr("What others said they would do"),
    ReminderKind.REPLY: tr("Replies I am waiting for"),
    ReminderKind.SUPPORT: tr("Whether the support is happening"),
    ReminderKind.IDEA: tr("Things worth doing next"),
}
ACTION_STATUSES = {
    ActionStatus.TO_DO: tr("To do"),
    ActionStatus.DONE: tr("Done"),
    ActionStatus.DROPPED: tr("Not needed any more"),
}
THEMES = {
    Theme.SYSTEM: tr("Same as this phone or computer"),
    Theme.LIGHT: tr("Light"),
    Theme.DARK: tr("Dark"),
}
STAGES = {
    Stage.ASSESS: tr("Assess"),
    Stage.PLAN: tr("Plan"),
    Stage.DO: tr("Do"),
    Stage.REVIEW: tr("Review"),
}
STAGE_LINES = {
    Stage.ASSESS: tr("Finding out what your child needs."),
    Stage.PLAN: tr("Agreeing what help there will be, and when to review it."),
    Stage.DO: tr("The help is given, and everyone sees how it goes."),
    Stage.REVIEW: tr("Looking together at what worked and what should change."),
}
TROUBLES: dict[str, tuple[str, str]] = {
    "unkept": (
        tr("Not changed to the new version yet"),
        tr("What you wrote in a form could not be kept, so nothing was changed. Save the form first, then try again."),
    ),
    "fault": (
        tr("That did not work"),
        tr("It is a mistake in the app, not yours. What you saved is safe, and your words are still here. Try again."),
    ),
    WhyNot.NO_ROOM: (
        tr("Not saved: there is no room left"),
        tr(
            "Everything you saved before is safe, and your words are still here. "
            "Delete some photos or apps you do not need, then save again."
        ),
    ),
    WhyNot.ELSEWHERE: (
        tr("Not saved: the record is open somewhere else"),
        tr("Your words are still here. Close the other tab, or choose to use the record here, then save again."),
    ),
    WhyNot.READ_ONLY: (
        tr("Not saved: the record can only be read here"),
        tr("Everything you saved before is safe, and your words are still here."),
    ),
    WhyNot.FAILED: (
        tr("Not saved: something went wrong"),
        tr(
            "Everything you saved before is safe, and your words are still here. "
            "Try again. If it goes on, copy your words somewhere safe."
        ),
    ),
}
READ_ONLY = {
    ReadOnly.ELSEWHERE: (
        tr("You can only read here"),
        tr("The record is open in another tab or window. Only one can write, so that nothing is lost."),
    ),
    ReadOnly.NEWER: (
        tr("You can only read here"),
        tr(
            "This record was written by a newer version of SEN Diary, and is safe. To write in it, change to that "
            "version. If none is offered here, connect to the internet, close SEN Diary everywhere, and open it again."
        ),
    ),
}
NOT_READY = {
    Offline.FAILED: (
        tr("Not ready to work offline yet"),
        tr(
            "A part of the app is still missing here. While SEN Diary is open and there is internet, it tries again by "
            "itself. Your record is not touched by this."
        ),
    ),
    Offline.NEVER: (
        tr("This works only with internet"),
        tr(
            "This browser window cannot keep the app. If it is a private window, what you write is lost when you close "
            "it: open SEN Diary in a normal window. If it is a normal one, let this website store data, in the "
            "browser\u2019s settings."
        ),
    ),
}
NO_ROOM_FOR = {
    False: (
        tr("There is no room to keep the app here"),
        tr(
            "So it needs internet to open. Delete some photos or apps you do not need, then open SEN Diary again. "
            "Your record is not touched by this."
        ),
    ),
    True: (
        tr("There is no room for the new version"),
        tr(
            "This version goes on working, also without internet. Delete some photos or apps you do not need, "
            "then open SEN Diary again."
        ),
    ),
}
"""Said when the device is full: whether this version is kept already."""
HOME_SCREEN: dict[Where, tuple[str, str, tuple[str, ...]]] = {
    Where.IPHONE: (
        tr("Put it on your Home Screen"),
        tr(
            "Do this before you start. What you write in the browser does not move there. "
            "The browser may also delete it if you do not open this page for a week."
        ),
        (
            tr("Tap the Share button: a square with an arrow. It may be behind three dots."),
            tr("Tap \u201cAdd to Home Screen\u201d."),
            tr(
                "Open SEN Diary from your Home Screen while you have internet, and go on there. "
                "After that it needs no internet."
            ),
        ),
    ),
    Where.ANDROID: (
        tr("Put it on your home screen"),
        tr("Then it opens like any other app, and the phone is less likely to clear it. Your record stays the same."),
        (
            tr("Open the browser\u2019s menu: three dots."),
            tr("Tap \u201cAdd to Home screen\u201d or \u201cInstall app\u201d."),
        ),
    ),
    Where.COMPUTER: (
        tr("Install it on this computer"),
        tr("Then it opens in its own window, and the browser is less likely to clear it. Your record stays the same."),
        (
            tr("In Chrome or Edge: open the menu and look for \u201cInstall\u201d."),
            tr("In Firefox: add a bookmark instead."),
        ),
    ),
    Where.SAFARI: (
        tr("Put it in your Dock"),
        tr(
            "Do this before you start. What you write in Safari does not move there. "
            "Safari may also delete it if you do not open this page for a week."
        ),
        (
            tr("Open the File menu."),
            tr("Choose \u201cAdd to Dock\u201d."),
            tr(
                "Open SEN Diary from your Dock while you have internet, and go on there. "
                "After that it needs no internet."
            ),
        ),
    ),
}
"""By device: the title, why, and the steps where the browser does not offer it itself."""
APART_STARTED = tr(
    "There it starts with an empty record: what you wrote here stays in this browser. "
    "The browser may delete it if you do not open this page for a week. So it is best to change over early."
)
"""Why, once something was written in a browser that keeps what it installs apart from itself."""
