"""What each way out of a summary does: it hands something over, and notes it as sent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from domain.language import tr

from .app import App
from .device import HANDED
from .share_made import Made, note_as_sent, take_back
from .share_pdf import KIND, Drawn, drawn

log = logging.getLogger("sen-diary")


@dataclass(frozen=True)
class Stand:
    """How it stands after the last tap: what was done, the id of the note that it was sent, and what did not work."""

    told: str = ""
    noted: str = ""
    wrong: str = ""
    held: Drawn | None = None
    """A PDF that cannot show all of the words, and was not given out for that."""
    held_to_share: bool = False


class Doing:
    """What each way does. It is made anew with each drawing, but for the PDF, which is made once."""

    def __init__(self, app: App, made: Made, put: Callable[..., None], pdf: ft.MutableRef[Drawn | None]) -> None:
        self._app, self._made, self._put, self._pdf = app, made, put, pdf

    async def gave(self, told: str) -> None:
        """Notes that it was sent, and says what was done."""
        sent = await note_as_sent(self._app, self._made)
        self._put(Stand(told, sent.id if sent else ""))

    async def copied(self) -> None:
        await self.gave(tr("Copied. You can paste it now."))

    async def shared_text(self) -> None:
        await self.gave(tr("If nothing opened, copy the text instead."))

    async def by_hand(self) -> None:
        await self.gave("")

    async def save_text(self) -> None:
        await self._save("txt", self._made.text.encode())

    async def save_page(self) -> None:
        from domain.document_html import html_page  # needed nowhere else

        await self._save("html", html_page(self._made.document).encode())

    async def save_pdf(self) -> None:
        await self._give_pdf(share=False)

    async def share_pdf(self) -> None:
        await self._give_pdf(share=True)

    async def undo(self, id: str) -> None:
        """Takes the note back."""
        sent = self._app.record.sent.get(id)
        if sent and await take_back(self._app, self._made, sent):
            self._put(Stand(tr("It is not noted as sent any more.")))

    async def give_held(self, stand: Stand) -> None:
        """Gives a PDF out all the same."""
        if stand.held:
            await self._hand_on(stand.held, share=stand.held_to_share)

    async def _save(self, ending: str, data: bytes) -> None:
        try:
            if not await self._app.device.save_file(f"{self._made.file}.{ending}", data):
                return
        except Exception as problem:  # whatever the phone or browser says to that
            log.warning("a file cannot be saved: %s", type(problem).__name__)
            told = tr("The file could not be saved here. Nothing is lost. You can copy the text.")
            self._put(Stand(wrong=told))
        else:
            await self.gave(HANDED)

    async def _give_pdf(self, *, share: bool) -> None:
        self._put(Stand(tr("Making the PDF\u2026")))
        made = self._pdf.current or await drawn(self._made.document, self._app.device)
        self._pdf.current = made
        if not made:
            told = tr("The PDF could not be made here. Nothing is lost: save it as a page to print, or as text.")
            self._put(Stand(wrong=told))
        elif made.lost:
            self._put(Stand(held=made, held_to_share=share))
        else:
            await self._hand_on(made, share=share)

    async def _hand_on(self, made: Drawn, *, share: bool) -> None:
        if not share:
            await self._save("pdf", made.file)
        elif await self._app.device.share_file(f"{self._made.file}.pdf", made.file, KIND):
            await self.gave(tr("The PDF was handed on."))
        else:
            # the phone may have opened it and said nothing, or may have wanted a tap that is not so long ago
            told = tr(
                "If nothing opened, tap once more. If that does not help, save the PDF and attach it to your message."
            )
            self._put(Stand(wrong=told))
