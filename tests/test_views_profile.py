"""The one-page profile: written with the child, in their voice, and shared only after their yes."""

from __future__ import annotations

from collections.abc import Callable

from domain.kept import RoughDate
from domain.record import Record
from fakes import TODAY, kept
from headless import Phone
from samples_of import a_child, a_person, a_profile, a_record
from views.app import App

Make = Callable[[Record], App]
LIKED, MATTERS = "What do people like about Sam?", "What matters to Sam?"
HAPPY = "Is Sam happy for others to see this?"


async def test_a_profile_is_written_agreed_and_ready_to_share(app_with: Make) -> None:
    app = app_with(a_record(a_person()))
    phone = await Phone.start(app, "/share")
    await phone.tap("Sam\u2019s one-page profile")
    assert phone.title == "New profile"
    await phone.type(LIKED, "I am kind")
    await phone.type(MATTERS, "Knowing what comes next")
    await phone.tap("The SENCO")
    await phone.pick(HAPPY, "Yes")
    await phone.tap("Save profile")
    (profile,) = kept(app).profiles.values()
    assert (profile.liked, profile.matters, profile.support) == ("I am kind", "Knowing what comes next", "")
    assert (profile.on, profile.helped, profile.agreed) == (TODAY, "The SENCO", True)
    assert phone.title == "One-page profile"
    await phone.tap("See what will be sent")
    assert {"What people like about me", "I am kind", "What matters to me"} <= set(phone.texts)
    assert "How best to support me" not in phone.texts


async def test_without_a_yes_it_is_kept_and_cannot_be_shared(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/share/profile")
    await phone.type(LIKED, "I am kind")
    await phone.pick(HAPPY, "No")
    await phone.tap("Save profile")
    assert "Sam has not agreed yet that others see the profile. So it cannot be shared." in phone.texts
    assert "I am kind" not in phone.text and not phone.can_tap("See what will be sent")
    await phone.tap("Open the profile")
    assert phone.field(LIKED).value == "I am kind"


async def test_an_empty_one_is_not_kept_and_what_is_half_written_comes_back(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app, "/share/profile")
    await phone.tap("Save profile")
    assert "A few words under one heading are enough." in phone.text and not kept(app).profiles
    await phone.type(MATTERS, "My friend")
    await phone.visit("/")
    await phone.visit("/share/profile")
    assert "We kept what you had written" in phone.texts and phone.field(MATTERS).value == "My friend"


async def test_it_is_changed_and_deleted(app_with: Make) -> None:
    app = app_with(a_record(a_profile(agreed=True)))
    phone = await Phone.start(app, "/share/profile")
    assert phone.title == "Change profile" and phone.field(LIKED).value == "I am kind"
    await phone.type(LIKED, "I am kind and funny")
    await phone.tap("Save profile")
    assert kept(app).profiles["f1"].liked == "I am kind and funny" and len(kept(app).profiles) == 1
    await phone.visit("/share/profile")
    await phone.tap("Delete this profile")
    assert kept(app).profiles["f1"].deleted_at and phone.page.route == "/share"


async def test_from_16_on_it_asks_the_young_person(app_with: Make) -> None:
    child = a_child(born=RoughDate(year=2009, month=3))
    phone = await Phone.start(app_with(a_record(child=child)), "/share/profile")
    await phone.type("What matters to me?", "My course")
    await phone.pick("Have you agreed to share this?", "Yes")
    await phone.tap("Save profile")
    (profile,) = kept(phone.app).profiles.values()
    assert profile.matters == "My course" and profile.agreed


async def test_a_yes_does_not_stay_on_other_words(app_with: Make) -> None:
    before = a_profile(liked="I am kind", agreed=True, shared=True)
    phone = await Phone.start(app_with(a_record(before)), "/share/profile")
    await phone.type("What do people like about Sam?", "I am very kind")
    await phone.tap("Save profile")
    now = kept(phone.app).profiles[before.id]
    assert (now.liked, now.agreed, now.shared) == ("I am very kind", None, False)
    assert "please ask once more if they may be shared" in phone.text
