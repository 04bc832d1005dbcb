"""How a child or a young person is asked, and the words they can tap: by where they learn, and by who decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.ages import decides_themselves
from domain.choices import Setting
from domain.reading import NO, YES
from domain.record import Child

PLACES = {
    Setting.EARLY_YEARS: "nursery or your childminder",
    Setting.SCHOOL: "school",
    Setting.COLLEGE: "college",
}
Taps = dict[str, tuple[str, ...]]
"""The words that can be tapped, by the field into which they go."""
LITTLE: Taps = {
    "good": ("Playing outside", "Stories", "Painting", "Singing", "My friends", "Snack time"),
    "hard": ("Noise", "Waiting", "Sharing", "Saying goodbye", "Joining in", "Sitting still"),
    "wish": ("A quiet place", "More time", "Pictures", "My cuddly toy", "A grown-up near me"),
}
SCHOOL: Taps = {
    "good": ("Playtime", "My friends", "My teacher", "Making things", "Reading", "Maths", "Sport", "Break time"),
    "hard": ("Noise", "Writing", "Waiting", "Reading", "Maths", "Sitting still", "Changes", "Making friends"),
    "wish": ("A quiet place", "More time", "Breaks", "Pictures", "Help with writing", "Knowing what comes next"),
}
OLDER: Taps = {
    "good": ("My course", "My friends", "The staff", "Practical work", "Free time", "Learning new things"),
    "hard": ("Noise", "Writing", "Crowds", "Changes", "Deadlines", "Exams", "Asking for help", "Getting there"),
    "wish": ("A quiet place", "More time", "Breaks", "Notes before a class", "One person to ask", "A laptop"),
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
        "face": f"How is {PLACES[child.setting]}?",
        "good": "What is going well?" if theirs else "What is good?",
        "hard": "What is hard?",
        "wish": "What would help?",
        "voice": "How did you say it?" if theirs else f"How did {name} say it?",
        "happy": "Have you agreed to share this?" if theirs else f"Is {name} happy for others to see this?",
    }
    never = "While the answer is no, it cannot be put into anything that is shared."
    ask = f"Please ask {name}. {never}"
    return Wording(
        name,
        theirs,
        asked,
        OLDER if older else LITTLE if child.setting is Setting.EARLY_YEARS else SCHOOL,
        told=f"From about 16 on, it is your own choice what is shared. {never}" if theirs else ask,
        share=f"Has {name} agreed to share this?" if theirs else asked["happy"],
        share_told=f"From about 16 on, it is their own choice what is shared. {never}" if theirs else ask,
        answers={YES: "Yes", NO: "No", "": "Not decided yet" if theirs else "Nobody asked yet"},
        tags={
            True: "Agreed to share" if theirs else "Happy to share",
            False: "Not to be shared",
            None: "Not decided yet about sharing" if theirs else "Not asked yet about sharing",
        },
    )
