"""The PDF of a summary. All that it is made with is loaded when one is first wanted."""

from __future__ import annotations

import logging
from typing import NamedTuple

from domain.document import Document

from .device import Device

log = logging.getLogger("sen-diary")

KIND = "application/pdf"


class Drawn(NamedTuple):
    """A PDF, and the kinds of writing that it cannot show rightly: mostly none."""

    file: bytes
    lost: tuple[str, ...]


async def drawn(document: Document, device: Device) -> Drawn | None:
    """The PDF of a document, or None where it cannot be made here."""
    try:
        from .pdf_file import pdf
        from .pdf_shown import FONTS, undrawable

        fonts = {name: font for name in FONTS.values() if (font := await device.font(name))}
        return Drawn(await pdf(document, fonts), undrawable(document, fonts))
    except Exception as problem:  # whatever it is: the text and the page to print are still there
        log.warning("the PDF cannot be made: %s", type(problem).__name__)
        return None
