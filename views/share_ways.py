"""The ways out of a summary: copied, shared, or saved as a file. Each of them is noted as sent, and can be undone."""

from __future__ import annotations

import flet as ft

from domain.choices import SummaryKind
from domain.language import tr
from domain.summary_words import TITLES

from . import parts
from .app import App
from .share_doing import Doing, Stand
from .share_made import Made
from .share_pdf import Drawn


@parts.component
def Ways(app: App, made: Made) -> ft.Control:
    """The buttons, what they did, and the way back."""
    stand, put = ft.use_state(Stand())
    pdf: ft.MutableRef[Drawn | None] = ft.use_ref(None)
    of: ft.MutableRef[Made | None] = ft.use_ref(None)
    if of.current is not made:
        of.current, pdf.current = made, None
    do = Doing(app, made, put, pdf)
    return parts.column(
        parts.heading(tr("Send it")),
        parts.words(tr("A copy you have sent cannot be taken back.")),
        *_held(do, stand),
        *_wrong(stand),
        *_done(app, made, do, stand),
        parts.copy_button(tr("Copy the text"), made.text, do.copied),
        _share_text(made, do),
        parts.button(tr("Save as a PDF"), do.save_pdf, ft.Icons.PICTURE_AS_PDF_OUTLINED),
        parts.button(tr("Share the PDF"), do.share_pdf, ft.Icons.SHARE_OUTLINED),
        parts.button(tr("Save as a page to print"), do.save_page, ft.Icons.PRINT_OUTLINED),
        parts.button(tr("Save as a text file"), do.save_text, ft.Icons.SAVE_ALT),
        parts.words(
            tr("Each of these notes it as sent. Did you give it in another way? Then note it here."), quiet=True
        ),
        ft.Row([parts.small_button(tr("Note it as sent"), do.by_hand, ft.Icons.CHECK)], wrap=True),
    )


def _share_text(made: Made, do: Doing) -> ft.Control:
    button = parts.share_button(tr("Share the text"), TITLES[made.kind], made.text)
    assert isinstance(button, ft.OutlinedButton)
    button.on_click = do.shared_text
    return button


def _held(do: Doing, stand: Stand) -> list[ft.Control]:
    """Says what a PDF cannot show before it is given out."""
    if not stand.held:
        return []

    async def all_the_same() -> None:
        await do.give_held(stand)

    told = tr(
        "It has trouble with: {kinds}. The page to print shows all of it, and so does the text.",
        kinds=", ".join(stand.held.lost),
    )
    return [
        parts.notice(
            tr("The PDF cannot show all of the words"),
            told,
            parts.small_button(tr("Save the page to print instead"), do.save_page, color=parts.MIND.fore),
            parts.small_button(tr("Use the PDF all the same"), all_the_same, color=parts.MIND.fore),
            tone=parts.MIND,
            icon=ft.Icons.TRANSLATE,
            live=True,
        )
    ]


def _wrong(stand: Stand) -> list[ft.Control]:
    if not stand.wrong:
        return []
    title = tr("That did not work")
    return [parts.notice(title, stand.wrong, tone=parts.WRONG, icon=ft.Icons.ERROR_OUTLINE, live=True)]


def _done(app: App, made: Made, do: Doing, stand: Stand) -> list[ft.Control]:
    """What was done, and that it is noted as sent, with the way back."""
    sent = app.record.sent.get(stand.noted)
    if not sent or sent.deleted_at:
        return (
            [parts.notice(stand.told, "", tone=parts.CALM, icon=ft.Icons.INFO_OUTLINE, live=True)] if stand.told else []
        )

    async def undo() -> None:
        await do.undo(stand.noted)

    noted = tr("Noted as sent to {who}.", who=sent.to) if sent.to else tr("Noted as sent.")
    kept = tr("A copy is kept under Share. If you have not sent it, undo this.")
    asked = [tr("We will ask you in a week whether they answered.")] if made.kind is SummaryKind.AFTER else []
    return [
        parts.notice(
            noted,
            " ".join([*([stand.told] if stand.told else []), kept, *asked]),
            parts.small_button(tr("Undo"), undo, ft.Icons.UNDO, color=parts.GOOD.fore),
            tone=parts.GOOD,
            icon=ft.Icons.CHECK_CIRCLE_OUTLINE,
            live=True,
        )
    ]
