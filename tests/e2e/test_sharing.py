"""A summary goes out of the built app as a PDF with no network at all, and holds what was on the screen."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.async_api import Playwright
from pypdf import PdfReader

from walk import Walk, browser

pytestmark = pytest.mark.browser


async def test_a_pdf_with_no_network(playwright: Playwright, url: str, profile: Path) -> None:
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.tap("Try it with an example family")
        await walk.see("Example family, not a real child")
        await context.set_offline(True)
        await walk.visit("/share/new/before", "Before a meeting")
        await walk.type("Who is it for?", "Class teacher")
        await walk.visit("/share/new/before/preview", "What will be sent")
        await walk.see("entries and 9 private notes stay on this phone")
        async with walk.page.expect_download() as download:
            await walk.tap("Save as a PDF")
        file = await download.value
        assert re.fullmatch(r"[a-z-]+-2026-11-25\.pdf", file.suggested_filename)
        pdf = PdfReader(io.BytesIO(Path(await file.path()).read_bytes()))
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert "Reading group has moved to the afternoon." in text and "Class teacher" in text
        assert len(pdf.pages) == 2
        await walk.visit("/share", "Share")
        await walk.see("Class teacher")
        await walk.visit("/record", "Record")
        await walk.see("Sent to Class teacher")
