"""The phone's own notifications: asked for when they are wanted, planned anew when anything changes, and neutral."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import flet as ft
import pytest

from domain.keeping import Unreadable
from domain.notices import TEXT, TITLE, notices
from domain.record import Record
from fakes import Clock, MemoryStore, Page, ids
from headless import Phone
from samples_of import NOW, a_meeting, a_record, an_action
from views.app import App
from views.host import Host, Notify
from views.notices import Notices
from views.notifier import CHANNEL, WANTED, PhoneNotifier

RECORD = a_record(a_meeting(on=date(2026, 12, 9)), an_action(by=date(2027, 1, 8), who="me"))


ALLOWED = b"request_alert_permission\xc3"
"""As it is sent: that name, and True."""


class FakeNotifier:
    """A phone that notes what is planned, and may say no."""

    def __init__(self, allows: bool = True) -> None:
        self.allows, self.wanted, self.broken = allows, False, False
        self.planned: Sequence[datetime] = ()
        self.plans = self.asked = self.shown = self.opened = 0

    async def standing(self) -> Notify:
        if self.broken:
            raise RuntimeError("no notifications here")
        return (Notify.ON if self.allows else Notify.REFUSED) if self.wanted else Notify.OFF

    async def ask(self) -> None:
        self.asked += 1
        self.wanted = True

    async def stop(self) -> None:
        self.wanted, self.planned = False, ()

    async def plan(self, moments: Sequence[datetime]) -> None:
        self.planned = moments
        self.plans += 1

    async def sample(self) -> None:
        self.shown += 1

    async def open_settings(self) -> None:
        self.opened += 1


AppWith = Callable[[Record], App]


async def settings(app: App, device: FakeNotifier) -> Phone:
    """The screen about reminders, on such a phone."""
    app.notices = Notices(device)
    return await Phone.start(app, "/settings/reminders")


async def test_it_is_asked_for_only_when_it_is_wanted(app_with: AppWith) -> None:
    device = FakeNotifier()
    phone = await settings(app_with(RECORD), device)
    assert (device.asked, device.planned) == (0, ())
    assert "While SEN Diary is closed: off" in phone.texts
    await phone.tap("Let it notify me")
    assert device.asked == 1
    assert device.planned == notices(RECORD, date(2026, 11, 25)) != ()
    assert "While SEN Diary is closed: on" in phone.texts
    await phone.tap("Try it now")
    assert device.shown == 1
    await phone.tap("Stop it")
    assert device.planned == ()
    assert "While SEN Diary is closed: off" in phone.texts


async def test_where_the_phone_says_no_its_settings_are_offered(app_with: AppWith) -> None:
    device = FakeNotifier(allows=False)
    phone = await settings(app_with(RECORD), device)
    await phone.tap("Let it notify me")
    assert "Notifications are blocked for this app." in phone.text
    await phone.tap("Open the phone’s settings")
    assert device.opened == 1
    device.allows = True
    await phone.fire(phone.page, "app_lifecycle_state_change", {"state": "resume"})
    assert "While SEN Diary is closed: on" in phone.texts
    assert device.planned


async def test_a_phone_that_cannot_stops_nothing(app_with: AppWith) -> None:
    device = FakeNotifier()
    device.broken = True
    phone = await settings(app_with(RECORD), device)
    assert "This phone does not let the app notify you." in phone.text
    assert "Let it notify me" not in phone.text
    device.broken = False
    await phone.tap("Try again")
    assert "Let it notify me" in phone.text
    await phone.visit("/")
    assert phone.title == "Today"


async def test_planned_again_at_the_start_after_a_save_and_when_it_comes_back(app_with: AppWith, clock: Clock) -> None:
    device = FakeNotifier()
    device.wanted = True
    app = app_with(RECORD)
    phone = await settings(app, device)
    assert (device.plans, device.planned) == (1, notices(RECORD, date(2026, 11, 25)))
    await app.save("Saved.", an_action("a2", by=date(2026, 12, 1), who="me"))
    await phone.settle()
    assert datetime(2026, 11, 30, 8) in device.planned
    plans = device.plans
    # perhaps in another time zone: the phone is asked once more, though the moments are the same
    await phone.fire(phone.page, "app_lifecycle_state_change", {"state": "resume"})
    assert device.plans == plans + 1
    clock.move(days=10)
    await phone.fire(phone.page, "app_lifecycle_state_change", {"state": "resume"})
    await phone.settle()
    assert device.planned == notices(app.record, date(2026, 12, 5))


@pytest.mark.parametrize("damaged", [True, False])
async def test_while_the_record_cannot_be_opened_what_was_planned_stands(damaged: bool) -> None:
    store, device, page = MemoryStore(RECORD), FakeNotifier(), Page()
    store.damage, store.reachable = (Unreadable((), None) if damaged else None), damaged
    device.wanted = True
    device.planned = planned = notices(RECORD, date(2026, 11, 25))
    app = App(store, Clock(), ids(), Host(page))
    phone = await settings(app, device)
    assert (
        "Part of your record cannot be read" if damaged else "Your record cannot be opened right now"
    ) in phone.texts
    assert (device.plans, device.planned) == (0, planned)
    assert not [wish for wish in page.wishes if wish.startswith(("badge", "days"))]
    store.damage, store.reachable, device.planned = None, True, ()
    await app.open()
    await phone.settle()
    assert device.planned == planned
    assert [wish for wish in page.wishes if wish.startswith(("badge", "days"))]


async def test_deleting_everything_forgets_that_it_was_wanted(app_with: AppWith) -> None:
    device = FakeNotifier()
    device.wanted = True
    app = app_with(RECORD)
    phone = await settings(app, device)
    assert device.planned
    await phone.visit("/settings/erase")
    await phone.tap("Delete everything")
    await phone.tap("Yes, delete everything")
    assert (device.wanted, device.planned) == (False, ())


async def test_opened_each_week_of_a_year_the_phone_says_each_morning_what_begins_to_be_due(
    app_with: AppWith, clock: Clock
) -> None:
    record = a_record(*(an_action(f"a{n}", by=date(2026, 12, 1) + timedelta(days=9 * n), who="me") for n in range(45)))
    device = FakeNotifier()
    device.wanted = True
    app = app_with(record)
    phone = await settings(app, device)
    said: set[datetime] = set()
    for _ in range(53):
        before = clock().replace(tzinfo=None)
        clock.move(days=7)
        said |= {moment for moment in device.planned if before < moment <= clock().replace(tzinfo=None)}
        await phone.fire(phone.page, "app_lifecycle_state_change", {"state": "resume"})
        await phone.settle()
    days = {a.by - timedelta(days=lead) for a in record.actions.values() if a.by for lead in (1, 0)}
    assert {moment.date() for moment in said} == {day for day in days if day <= clock().date()}


# the real one, over what Flutter would be asked


async def over(phone: Phone, **answers: Any) -> PhoneNotifier:
    phone.client.answers |= {name: partial(lambda told, _: told, answer) for name, answer in answers.items()}
    phone.client.calls.clear()
    return PhoneNotifier(lambda: phone.page.navigate("/reminders"))


def asked(phone: Phone) -> list[str]:
    return [name for name, _ in phone.client.calls]


@pytest.mark.parametrize(
    ("wanted", "enabled", "state"),
    [
        (None, "true", Notify.OFF),
        (False, "true", Notify.OFF),
        (True, "true", Notify.ON),
        (True, "false", Notify.REFUSED),
    ],
)
async def test_how_it_stands_is_what_the_parent_wants_and_the_phone_allows(
    app_with: AppWith, wanted: bool | None, enabled: str, state: Notify
) -> None:
    phone = await Phone.start(app_with(RECORD))
    notifier = await over(phone, get=wanted, are_notifications_enabled=enabled)
    assert await notifier.standing() is state
    assert phone.client.calls[0] == ("get", {"key": WANTED})


@pytest.mark.parametrize(("platform", "channels"), [("android", 1), ("ios", 0)])
async def test_what_a_phone_is_asked_for_is_neutral_and_not_to_the_minute(
    app_with: AppWith, platform: str, channels: int
) -> None:
    phone = await Phone.start(app_with(RECORD), platform=platform)
    notifier = await over(phone)
    assert notifier._service.default_icon == "notice"
    moments = [datetime(2026, 12, 2, 8), datetime(2026, 12, 8, 8)]
    await notifier.plan(moments)
    names = asked(phone)
    assert names == [
        "initialize",
        *["create_notification_channel"] * channels,
        "schedule",
        "schedule",
        "get_pending",
    ]
    planned = [args for name, args in phone.client.calls if name == "schedule"]
    assert [each["when"]["iso"] for each in planned] == ["2026-12-02T08:00:00", "2026-12-08T08:00:00"]
    assert {each["when"]["time_zone"] for each in planned} == {None}
    assert {(each["title"], each["body"], each["channel_id"]) for each in planned} == {(TITLE, TEXT, CHANNEL)}
    assert {each["schedule_mode"] for each in planned} == {"inexactAllowWhileIdle"}
    assert len({each["id"] for each in planned}) == 2
    for _ in range(2):
        await notifier.sample()
    told = [args["payload"] for name, args in phone.client.calls if name in ("schedule", "show")]
    assert len(set(told)) == 4, "a second tap like the one before would be taken for the same"


async def test_planning_may_be_cut_off_anywhere_and_leaves_what_was_planned(app_with: AppWith) -> None:
    phone = await Phone.start(app_with(RECORD))
    notifier = await over(phone, get_pending=[{"id": number} for number in (1, 2, 3, 50)])
    await notifier.plan([datetime(2026, 12, 2, 8), datetime(2026, 12, 8, 8)])
    done = [(name, args["id"]) for name, args in phone.client.calls if name in ("schedule", "cancel")]
    # each takes the place of the one with its number, and what is left goes last
    assert done == [("schedule", 1), ("schedule", 2), ("cancel", 3), ("cancel", 50)]
    assert "cancel_pending" not in asked(phone)


async def test_an_iphone_is_not_asked_at_the_start(app_with: AppWith) -> None:
    phone = await Phone.start(app_with(RECORD), platform="ios")
    notifier = await over(phone, request_permissions="true")
    service = notifier._service
    asks = (service.request_alert_permission, service.request_sound_permission, service.request_badge_permission)
    assert asks == (False, False, False)
    assert "request_permissions" not in asked(phone)
    await notifier.ask()
    assert phone.client.calls == [("set", {"key": WANTED, "value": True}), ("request_permissions", {})]
    # flet-notifications asks an iPhone for what stands there at that moment, and for nothing where it is False
    sent = list(phone.client.sent)
    told = next(number for number, each in enumerate(sent) if ALLOWED in each)
    assert told < next(number for number, each in enumerate(sent) if b"request_permissions" in each)
    assert b"request_sound_permission\xc3" in sent[told]


async def test_a_notification_that_is_tapped_opens_what_is_due(app_with: AppWith) -> None:
    phone = await Phone.start(app_with(RECORD.with_(an_action("a2", by=NOW.date(), who="me"))))
    notifier = await over(phone)
    await phone.settle()
    event = ft.Event(name="tap", control=notifier._service)
    notifier._service.on_tap(event)
    await phone.settle()
    assert phone.page.route == "/reminders"
    assert phone.title == "What is due"
