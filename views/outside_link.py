"""The one way out of the app: a link that is opened on purpose, says where it goes, and goes only to a known site."""

from __future__ import annotations

from urllib.parse import urlsplit

import flet as ft

from domain.guide import Source, hosts
from domain.language import tr

from . import parts


def open_outside(url: str) -> ft.OpenUrl:
    """What a button does to open this address in the browser, within the tap itself: Safari allows it only there.

    Raises ValueError for anything but a https address of a site that the guide names as a source.
    """
    at = urlsplit(url)
    # the whole of the host: with a port, a name or a password in it, it would be another place than it looks like
    if at.scheme != "https" or at.netloc not in hosts():
        raise ValueError("this address is not one of the guide's")
    return ft.OpenUrl(url, target=ft.UrlTarget.BLANK)


def link(source: Source) -> ft.Control:
    """The name of a source, a button that leaves the app for its page, and the words for where that is."""
    assert source.url
    label = tr("Open {site} in the browser", site=source.site)
    # several sources lead to one site: what is seen above the button has to be in its name for a screen reader
    words = ft.Text(label, semantics_label=f"{label}: {source.title}", text_align=ft.TextAlign.CENTER)
    goes = parts.words(tr("It goes to {netloc}, and needs internet.", netloc=urlsplit(source.url).netloc), quiet=True)
    button = ft.OutlinedButton(words, icon=ft.Icons.OPEN_IN_NEW, action=open_outside(source.url), style=_style())
    return parts.column(parts.words(source.title), ft.Row([button], wrap=True), goes, gap=4)


def _style() -> ft.ButtonStyle:
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=16, vertical=15), shape=ft.RoundedRectangleBorder(radius=14)
    )
