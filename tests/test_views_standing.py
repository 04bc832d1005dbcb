"""What the app says about itself in a browser, and what it asks of it."""

from __future__ import annotations

from typing import Any

import pytest

from domain.keeping import ReadOnly, WhyNot
from domain.record import Record
from fakes import Clock, MemoryStore, Page, ids
from headless import Phone
from samples_of import a_concern, a_record
from views.app import App
from views.host import Host


async def in_browser(page: Page, record: Record, route: str = "/", **store: Any) -> Phone:
    """The app as the browser runs it."""
    host = Host(page)
    kept = MemoryStore(record)
    vars(kept).update(store)
    phone = await Phone.start(App(kept, Clock(), ids(), host), route)
    host.follow()
    await phone.settle()
    return phone


async def test_getting_ready_is_told_in_words_and_ready_only_when_it_is() -> None:
    page = Page(offline="getting", percent=62)
    phone = await in_browser(page, a_record())
    assert "Getting ready to work without internet: 62\u00a0%" in phone.texts
    page.tell(percent=100)
    await phone.settle()
    assert "Ready" not in phone.text
    page.tell(offline="ready")
    await phone.settle()
    assert "Ready to work offline." in phone.texts
    await phone.tap("Close this message")
    assert "Ready to work offline." not in phone.texts


async def test_a_start_that_was_ready_before_says_nothing_of_it_on_today() -> None:
    phone = await in_browser(Page(offline="ready"), a_record())
    assert "Ready to work offline" not in phone.text
    await phone.visit("/settings")
    assert "Ready to work offline. You can open SEN Diary with no internet and no signal." in phone.texts


async def test_the_first_start_tells_of_it_too() -> None:
    page = Page(offline="getting", percent=7)
    phone = await in_browser(page, Record())
    assert "Getting ready to work without internet: 7\u00a0%" in phone.texts
    page.tell(offline="ready", percent=100)
    await phone.settle()
    assert "Ready to work offline." in phone.texts


@pytest.mark.parametrize(
    ("offline", "told"),
    [("failed", "it tries again by itself"), ("never", "If it is a private window")],
)
async def test_what_is_not_kept_is_said_on_the_first_screens(offline: str, told: str) -> None:
    for record in (Record(), a_record()):
        phone = await in_browser(Page(offline=offline), record)
        assert told in phone.text


@pytest.mark.parametrize(
    ("offline", "told"),
    [("failed", "There is no room to keep the app here"), ("ready", "There is no room for the new")],
)
async def test_a_full_device_is_told_and_what_would_help(offline: str, told: str) -> None:
    phone = await in_browser(Page(offline=offline, full=True), a_record())
    assert told in phone.text
    assert "Delete some photos" in phone.text


async def test_a_version_that_came_while_the_app_was_closed_is_told_once() -> None:
    page = Page(offline="ready", updated=True)
    phone = await in_browser(page, a_record())
    assert "SEN Diary was updated." in phone.texts
    await phone.tap("Close this message")
    page.tell(percent=100)
    await phone.settle()
    assert "updated" not in phone.text


async def test_a_record_of_a_newer_version_can_be_written_in_once_that_is_here() -> None:
    page = Page(update=True)
    phone = await in_browser(page, a_record(a_concern()), "/record", read_only=ReadOnly.NEWER)
    assert "To write in it, change to that version." in phone.text
    await phone.tap("Use the new version")
    assert "swap" in page.wishes


async def test_a_new_version_waits_until_the_parent_wants_it_and_words_are_kept_first() -> None:
    page = Page(update=True)
    phone = await in_browser(page, a_record(), "/record/concern/new")
    assert "new version" not in phone.text  # not over a form
    await phone.type("What happened?", "Would not put his shoes on")
    await phone.visit("/")
    assert "A new version is ready" in phone.texts
    assert "swap" not in page.wishes
    await phone.tap("Use the new version")
    assert "swap" in page.wishes
    (draft,) = phone.app._store.kept_drafts.values()  # type: ignore[attr-defined]
    assert "Would not put his shoes on" in draft.values()


@pytest.mark.parametrize("store", [{"fails": WhyNot.NO_ROOM}, {"read_only": ReadOnly.ELSEWHERE}])
async def test_no_new_version_while_words_cannot_be_kept(store: dict[str, Any]) -> None:
    page = Page(update=True)
    phone = await in_browser(page, a_record(), "/record/concern/new", **store)
    await phone.type("What happened?", "Would not put his shoes on")
    await phone.visit("/")
    await phone.tap("Use the new version")
    assert "swap" not in page.wishes
    assert "Not changed to the new version yet" in phone.text or "Not saved: there is no room left" in phone.text


async def test_installing_is_offered_once_something_was_written() -> None:
    page = Page(offered=True)
    phone = await in_browser(page, a_record())
    assert not phone.can_tap("Install SEN Diary")
    phone = await in_browser(page := Page(offered=True), a_record(a_concern()))
    await phone.tap("Install SEN Diary")
    assert "install" in page.wishes
    await phone.tap("Not now")
    assert page.wishes[-1] == "later"
    page.tell(later=True)
    await phone.settle()
    assert not phone.can_tap("Install SEN Diary")
    await phone.visit("/settings")
    assert phone.can_tap("Install SEN Diary")


async def test_an_iphone_is_told_before_the_first_record() -> None:
    phone = await in_browser(Page(device="iphone"), Record())
    assert "Do this before you start." in phone.text
    assert "1. Tap the Share button" in phone.text
    phone = await in_browser(Page(device="iphone", installed=True), Record())
    assert "Home Screen" not in phone.text


async def test_safari_on_a_mac_is_told_before_the_first_record_too() -> None:
    phone = await in_browser(Page(device="safari"), Record())
    assert "Do this before you start." in phone.text
    assert "2. Choose \u201cAdd to Dock\u201d." in phone.texts


async def test_it_is_not_offered_beside_the_example_family() -> None:
    phone = await in_browser(Page(offered=True), Record())
    await phone.tap("Try it with an example family")
    assert "Example family, not a real child" in phone.text
    assert not phone.can_tap("Install SEN Diary")


async def test_an_iphone_is_told_again_before_anything_is_written_about_the_child() -> None:
    page = Page(device="iphone", offline="getting")
    phone = await in_browser(page, a_record())
    page.tell(offline="ready")
    await phone.settle()
    assert "Put it on your Home Screen" in phone.texts


async def test_an_iphone_with_a_record_in_the_browser_is_told_that_it_stays_there() -> None:
    phone = await in_browser(Page(device="iphone"), a_record(a_concern()))
    assert "what you wrote here stays in this browser" in phone.text
    assert "before you start" not in phone.text


async def test_settings_say_what_the_browser_promises_and_the_room_it_takes() -> None:
    page = Page(offline="ready", kept=False, used=36_400_000)
    phone = await in_browser(page, a_record(), "/settings")
    assert "measure" in page.wishes
    assert "The app and your record take up 36 MB here. Version abc123." in phone.texts
    assert "This browser may clear your record" in phone.text
    await phone.tap("Ask it to keep my record")
    assert page.wishes[-1] == "persist"
    page.tell(refused=True)
    await phone.settle()
    assert "This browser did not promise to keep your record." in phone.text
    assert "In a private window, what you write is lost when you close it." in phone.texts
    page.tell(kept=True)
    await phone.settle()
    assert "This browser has promised not to clear your record by itself." in phone.texts
    assert not phone.can_tap("Ask it to keep my record")


async def test_after_the_first_save_the_browser_is_asked_once_to_keep_the_record() -> None:
    page = Page(kept=False)
    phone = await in_browser(page, a_record(), "/record/concern/new")
    for _ in range(2):
        await phone.visit("/record/concern/new")
        await phone.type("What happened?", "Cried before school")
        await phone.tap("Save concern")
    assert page.wishes.count("saved") == 1


async def test_news_that_this_version_does_not_know_is_left_out() -> None:
    phone = await in_browser(Page(offline="ready", weather="mild"), a_record(), "/settings")
    assert "Ready to work offline." in phone.text


async def test_the_screen_before_the_app_gets_the_chosen_colours() -> None:
    page = Page()
    phone = await in_browser(page, a_record(), "/settings")
    assert page.wishes[0] == "theme system"
    await phone.choose("Dark")
    assert page.wishes[-1] == "theme dark"
