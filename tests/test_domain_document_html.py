"""A document as a page to print: every word stands on it, and nothing that a parent wrote becomes a part of it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.document import Bars, Document, Fact, Item, Line, Paragraph, Part
from domain.document_html import html_page

ATTACKS = (
    "<script>alert(1)</script>",
    "</style><img src=https://example.org/x onerror=alert(1)>",
    '"; } body { background: url(https://example.org/x) } @import "https://example.org/y',
    "' onmouseover='alert(1)",
    "<a href=javascript:alert(1)>tap</a><iframe src=//example.org></iframe><base href=//example.org>",
    "&lt;b&gt; & <!-- -->",
    "]]><svg/onload=alert(1)>",
    "\\22 \\a {}",
)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "span", "dl", "div", "dt", "dd"),
    *("table", "tr", "th", "td", "i", "footer"),
}
ATTRIBUTES = {"lang", "dir", "charset", "http-equiv", "content", "name", "scope", "style"}


class Page(HTMLParser):
    """What a browser would find: the tags, their attributes, the words and the style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.styles: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        (self.styles if self.tags[-1:] == ["style"] and not self.styles else self.words).append(data)

    @property
    def said(self) -> str:
        """All the words."""
        return "".join(self.words)


def a_document(text: str) -> Document:
    """A document in which this text stands in every place."""
    lines: tuple[Line, ...] = (Paragraph(text), Item(text, (text,)), Fact(text, text), Bars(text, ((text, 3),)))
    return Document(text, (Fact(text, text),), (Part(text, lines),), text)


def test_the_words_stand_on_it_in_order_with_their_kinds() -> None:
    lines = (Item("Cried", ("At home",)), Item("Slept badly"), Bars("Less now.", (("May", 2), ("June", 1))))
    page = html_page(
        Document("Before our meeting", (Fact("Child", "Sam"),), (Part("Worries", lines),), "Made by a parent")
    )
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')
    assert "<title>Before our meeting</title>" in page
    body = Page(page.partition("<body>")[2]).tags
    assert body == [
        "h1",
        "dl",
        "div",
        "dt",
        "dd",
        "h2",
        "ul",
        "li",
        "span",
        "li",
        "p",
        "table",
        *["tr", "th", "td", "i"] * 2,
        "footer",
    ]
    said = Page(page).said
    places = [said.index(word) for word in ("Child", "Sam", "Worries", "Cried", "At home", "Slept", "Less", "Made by")]
    assert places == sorted(places)


def test_it_is_a4_with_page_numbers_and_the_foot_on_every_sheet() -> None:
    page = html_page(a_document("Sam"))
    assert "@page { size: A4;" in page
    assert '@bottom-right { content: "Page " counter(page) " of " counter(pages) "";' in page
    assert '@bottom-left { content: "Sam";' in page


@pytest.mark.parametrize("text", ATTACKS)
def test_what_was_written_stays_words(text: str) -> None:
    page = Page(html_page(a_document(text)))
    assert set(page.tags) <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert page.said.count(text) == 13
    assert page.tags.count("style") == 1
    for way_out in ("url(", "@import", "//", "<"):
        assert way_out not in page.styles[0].replace("\n", " ").partition("@bottom-right")[0]


@given(st.text(max_size=60))
def test_no_text_adds_a_tag_or_ends_the_style(text: str) -> None:
    plain, page = Page(html_page(a_document("Sam"))), Page(html_page(a_document(text)))
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes
    assert len(page.styles) == 1 and page.styles[0].count("{") == plain.styles[0].count("{")


def test_it_has_no_script_no_link_and_asks_for_nothing() -> None:
    page = html_page(a_document("https://example.org/ and www.example.org"))
    tags = set(Page(page).tags)
    assert not tags & {"script", "a", "link", "img", "iframe", "object", "embed", "base", "form", "svg"}
    assert "default-src 'none'" in page
    assert "href=" not in page and "src=" not in page and "url(" not in page
