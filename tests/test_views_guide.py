"""Guide: every topic, in the words for where the child learns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.choices import Setting
from domain.guide import topics
from domain.record import Record
from headless import Phone
from samples_of import a_child, a_record
from views.app import App

Make = Callable[[Record], App]


@pytest.mark.parametrize("setting", list(Setting))
async def test_every_topic_opens_for_every_setting(app_with: Make, setting: Setting) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(setting=setting))), "/guide")
    for found in topics():
        await phone.visit(f"/guide/{found.slug}")
        assert phone.title == found.title
        shown = {section.title for section in found.sections_for(setting)}
        hidden = {section.title for section in found.sections} - shown
        assert shown <= set(phone.texts)
        assert not hidden & set(phone.texts)
        assert "This is information, not legal advice." in phone.texts


async def test_the_topic_of_the_stage_now_is_marked(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide")
    assert "Do: give the help (where you are now)" in phone.texts
    await phone.tap("Before SEN support")
    assert phone.title == "Before SEN support"
    await phone.back()
    assert phone.title == "Guide"


async def test_a_topic_that_is_not(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/guide/nonsense")
    assert phone.title == "Not found"
