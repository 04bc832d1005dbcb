"""What the app says about itself in a browser: getting ready to work without internet, a new version, what is kept."""

from __future__ import annotations

import flet as ft

from domain.language import tr

from . import installing, parts
from .app import App
from .host import Host, Offline, Standing, Wish
from .theme import GAP
from .words import NO_ROOM_FOR, NOT_READY

MEGABYTE = 1_000_000
READY = (tr("Ready to work offline."), tr("You can open SEN Diary with no internet and no signal."))
CHECKING = tr("Checking that every part of the app is on this device.")


def on_today(app: App) -> list[ft.Control]:
    """What a parent should know on the first screen, if there is anything."""
    return [_Today(app, app.host)] if app.host else []


def on_welcome(app: App) -> list[ft.Control]:
    """What a parent should know before the first record: on an iPhone or a Mac, that it should be installed first."""
    return [_Welcome(app, app.host)] if app.host else []


def in_settings(app: App) -> list[ft.Control]:
    """How it stands, and what can be done about it."""
    return [_Settings(app, app.host)] if app.host else []


@parts.component
def _Today(app: App, host: Host) -> ft.Control:
    now = host.standing
    # one thing at a time: the day itself comes first here
    of_the_app = _new_version(app, now) or _updated(host) or _ready(host) or _progress(now)
    # but where the record will not move with the app, that has to be said before anything is written
    first = installing.offer(app, host) if now.apart and not installing.has_written(app) else []
    return _below(first or of_the_app or installing.offer(app, host))


def _below(controls: list[ft.Control]) -> ft.Control:
    """Takes no room at all where there is nothing to say."""
    return ft.Container(parts.column(*controls), padding=ft.Padding.only(top=GAP if controls else 0))


@parts.component
def _Welcome(app: App, host: Host) -> ft.Control:
    now = host.standing
    first = [installing.how(app, host)] if now.apart else []
    ready = [_good(READY[0])] if host.just_ready else []
    return _below([*first, *ready, *_progress(now)])


@parts.component
def _Settings(app: App, host: Host) -> ft.Control:
    now = host.standing
    ft.use_effect(lambda: host.wish(Wish.MEASURE), [])
    status = _progress(now) or [parts.words(" ".join(READY) if now.offline is Offline.READY else CHECKING)]
    return parts.column(
        parts.heading(tr("Without internet")),
        *_new_version(app, now),
        *status,
        *_kept(host),
        *([] if now.installed else [installing.how(app, host)]),
        parts.words(_about(now), quiet=True),
    )


def _about(now: Standing) -> str:
    room = (
        tr("The app and your record take up {max} MB here. ", max=max(1, round(now.used / MEGABYTE)))
        if now.used
        else ""
    )
    return tr("{room}Version {build}.", room=room, build=now.build)


def _progress(now: Standing) -> list[ft.Control]:
    if now.full and now.offline in (Offline.FAILED, Offline.READY):
        return [_mind(*NO_ROOM_FOR[now.offline is Offline.READY])]
    if now.offline is Offline.GETTING:
        told = tr("Getting ready to work without internet: {percent}\u00a0%", percent=now.percent)
        # a screen reader finds it, but is not told of every step
        bar = ft.ProgressBar(
            value=now.percent / 100, bar_height=8, border_radius=4, semantics_label=tr("Getting ready")
        )
        return [parts.card(parts.words(told), bar)]
    if now.offline in NOT_READY:
        return [_mind(*NOT_READY[now.offline])]
    return []


def _mind(title: str, text: str) -> ft.Control:
    return parts.notice(title, text, tone=parts.MIND, icon=ft.Icons.CLOUD_OFF_OUTLINED, live=True)


def _ready(host: Host) -> list[ft.Control]:
    def close() -> None:
        host.just_ready = False

    button = parts.small_button(tr("Close this message"), close, color=parts.GOOD.fore)
    return [_good(*READY, button)] if host.just_ready else []


def _updated(host: Host) -> list[ft.Control]:
    def close() -> None:
        host.just_updated = False

    button = parts.small_button(tr("Close this message"), close, color=parts.GOOD.fore)
    told = (tr("SEN Diary was updated."), tr("This is a newer version. Your record has stayed as it was."), button)
    return [_good(*told)] if host.just_updated else []


def _good(title: str, text: str = "", *buttons: ft.Control) -> ft.Control:
    return parts.notice(
        title,
        text,
        *buttons,
        tone=parts.GOOD,
        icon=ft.Icons.OFFLINE_PIN_OUTLINED,
        live=True,
    )


def _new_version(app: App, now: Standing) -> list[ft.Control]:
    if not now.update:
        return []
    button = parts.small_button(tr("Use the new version"), app.use_new_version, color=parts.MIND.fore)
    text = tr("It takes a few seconds. Your record stays, and so does what you are writing.")
    icon = ft.Icons.NEW_RELEASES_OUTLINED
    return [parts.notice(tr("A new version is ready"), text, button, tone=parts.MIND, icon=icon, live=True)]


def _kept(host: Host) -> list[ft.Control]:
    if host.standing.kept is None:
        return []
    if host.standing.kept:
        return [parts.words(tr("This browser has promised not to clear your record by itself."))]
    return [
        parts.words(
            tr(
                "This browser did not promise to keep your record. It may do so later, once SEN Diary is installed "
                "or is used often. Until then, save a copy now and then."
            )
            if host.standing.refused
            else tr(
                "This browser may clear your record if the device runs out of space. "
                "Some browsers promise to keep it only once the app is installed, or is used often."
            )
        ),
        parts.words(tr("In a private window, what you write is lost when you close it.")),
        parts.button(tr("Ask it to keep my record"), lambda: host.wish(Wish.PERSIST), ft.Icons.SHIELD_OUTLINED),
    ]
