"""How a child or a young person is asked, and the words they can tap: by where they learn, and by who decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.ages import decides_themselves
from domain.choices import Setting
from domain.language import tr
from domain.reading import NO, YES
from domain.record import Child

PLACES = {
    Setting.EARLY_YEARS: tr("nursery or your childminder"),
    Setting.SCHOOL: tr("school"),
    Setting.COLLEGE: tr("college"),
}
Taps = dict[str, tuple[str, ...]]
"""The words that can be tapped, by the field into which they go."""
LITTLE: Taps = {
    "good": (tr("Playing outside"), tr("Stories"), tr("Painting"), tr("Singing"), tr("My friends"), tr("Snack time")),
    "hard": (tr("Noise"), tr("Waiting"), tr("Sharing"), tr("Saying goodbye"), tr("Joining in"), tr("Sitting still")),
    "wish": (tr("A quiet place"), tr("More time"), tr("Pictures"), tr("My cuddly toy"), tr("A grown-up near me")),
}
SCHOOL: Taps = {
    "good": (
        tr("Playtime"),
        tr("My friends"),
        tr("My teacher"),
        tr("Making things"),
        tr("Reading"),
        tr("Maths"),
        tr("Sport"),
        tr("Break time"),
    ),
    "hard": (
        tr("Noise"),
        tr("Writing"),
        tr("Waiting"),
        tr("Reading"),
        tr("Maths"),
        tr("Sitting still"),
        tr("Changes"),
        tr("Making friends"),
    ),
    "wish": (
        tr("A quiet place"),
        tr("More time"),
        tr("Breaks"),
        tr("Pictures"),
        tr("Help with writing"),
        tr("Knowing what comes next"),
    ),
}
OLDER: Taps = {
    "good": (
        tr("My course"),
        tr("My friends"),
        tr("The staff"),
        tr("Practical work"),
        tr("Free time"),
        tr("Learning new things"),
    ),
    "hard": (
        tr("Noise"),
        tr("Writing"),
        tr("Crowds"),
        tr("Changes"),
        tr("Deadlines"),
        tr("Exams"),
        tr("Asking for help"),
        tr("Getting there"),
    ),
    "wish": (
        tr("A quiet place"),
        tr("More time"),
        tr("Breaks"),
        tr("Notes before a class"),
        tr("One person to ask"),
        tr("A laptop"),
    ),
}


@dataclass(frozen=True)
class Wording:
    """The words for one child. `ask` are the questions of the fields, put to the child."""

    name: str
    theirs: bool
    """Whether a young person is asked, who decides for themselves."""
    ask: dict[str, str]
    taps: Taps
    told: str
    """What to know before the question about sharing is answered."""
    share: str
    """The same question, put to whoever writes about the child."""
    share_told: str
    answers: dict[str, str]
    """The answers to that question."""
    tags: dict[bool | None, str]
    """What the answer is called once it is kept."""


def wording(child: Child, today: date) -> Wording:
    """The words for this child today."""
    theirs = decides_themselves(child, today)
    name = " ".join(child.name.split())
    older = theirs or child.setting is Setting.COLLEGE
    asked = {
        "face": tr("How is {places}?", places=PLACES[child.setting]),
        "good": tr("What is going well?") if theirs else tr("What is good?"),
        "hard": tr("What is hard?"),
        "wish": tr("What would help?"),
        "voice": tr("How did you say it?") if theirs else tr("How did {name} say it?", name=name),
        "happy": tr("Have you agreed to share this?")
        if theirs
        else tr("Is {name} happy for others to see this?", name=name),
    }
    never = tr("While the answer is no, it cannot be put into anything that is shared.")
    ask = tr("Please ask {name}. {never}", name=name, never=never)
    return Wording(
        name,
        theirs,
        asked,
        OLDER if older else LITTLE if child.setting is Setting.EARLY_YEARS else SCHOOL,
        told=tr("From about 16 on, it is your own choice what is shared. {never}", never=never) if theirs else ask,
        share=tr("Has {name} agreed to share this?", name=name) if theirs else asked["happy"],
        share_told=tr("From about 16 on, it is their own choice what is shared. {never}", never=never)
        if theirs
        else ask,
        answers={YES: tr("Yes"), NO: tr("No"), "": tr("Not decided yet") if theirs else tr("Nobody asked yet")},
        tags={
            True: tr("Agreed to share") if theirs else tr("Happy to share"),
            False: tr("Not to be shared"),
            None: tr("Not decided yet about sharing") if theirs else tr("Not asked yet about sharing"),
        },
    )
