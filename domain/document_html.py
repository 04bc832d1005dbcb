"""A document as a whole page of HTML to print: it has no script and no link, and asks nothing of any other address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from .document import Bars, Document, Fact, Item, Line, Paragraph, Part
from .language import ENGLISH, from_the_right, language, tr
from .typed import clean

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Even if something got past the escaping, the page may load and send nothing."""
STYLE = """
@page { size: A4; margin: 18mm 18mm 24mm; @bottom-left { content: FOOT; font: 8pt sans-serif; }
  @bottom-right { content: PAGES; font: 8pt sans-serif; } }
body { font: 11pt/1.45 "Atkinson Hyperlegible Next", Verdana, sans-serif; color: #000; background: #fff;
  max-width: 45em; margin: 0 auto; overflow-wrap: anywhere; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .5em; }
h2 { font-size: 1.25em; margin: 1.2em 0 .3em; break-after: avoid; }
p, li, dd, td { white-space: pre-line; }
p { margin: .4em 0; }
ul { margin: .3em 0; padding-inline-start: 1.2em; }
li, dl > div, tr { break-inside: avoid; margin: .3em 0; }
li > span { display: block; }
dl { margin: .4em 0; }
dl > div { display: flex; gap: 1em; }
dt { flex: 0 0 28%; font-weight: bold; }
dd { margin: 0; flex: 1; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: normal; width: 28%; vertical-align: top; }
td i { display: inline-block; height: .8em; background: #4a7870; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; margin-inline-end: .5em; }
footer { margin-top: 2em; border-top: 1px solid #999; padding-top: .4em; font-size: .8em; }
@media screen { body { padding: 1.5em; } }
"""

# Python's own html module brings all the names of HTML's letters, and is not in the site
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escape(text: str) -> str:
    """The text with nothing in it that HTML would read."""
    return text.translate(ESCAPES)


def html_page(document: Document) -> str:
    """The page. Browsers that can (Chrome and Edge from 131) number the sheets and put the foot on each of them.

    The foot stands at the end of the text too, as the others put it on none.
    """
    body = (
        f"<h1 dir=auto>{_safe(document.title)}</h1>",
        *_lines(document.facts),
        *(piece for part in document.parts for piece in _part(part)),
        f"<footer dir=auto>{_safe(document.foot)}</footer>",
    )
    side = "rtl" if from_the_right else "ltr"
    tongue = "en-GB" if language == ENGLISH else language
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">',
        f"<title>{_safe(document.title)}</title>",
        f"<style>{_style(document.foot)}</style>",
    )
    whole = (f'<html lang="{tongue}" dir="{side}">', "<head>", *head, "</head>", "<body>", *body, "</body>", "</html>")
    return "\n".join(("<!DOCTYPE html>", *whole)) + "\n"


def _style(foot: str) -> str:
    pages = tr("Page {page} of {pages}", page="\x01", pages="\x02")
    counted = _quoted(pages).replace("\\1 ", '" counter(page) "').replace("\\2 ", '" counter(pages) "')
    return STYLE.replace("PAGES", counted).replace("FOOT", _quoted(clean(foot)))


def _quoted(text: str) -> str:
    """A string of CSS. What is no plain letter stands as its number, so that nothing can end it."""
    return '"' + "".join(char if char.isalnum() or char in " .,:'" else f"\\{ord(char):x} " for char in text) + '"'


def _part(part: Part) -> Iterator[str]:
    yield f"<h2 dir=auto>{_safe(part.heading)}</h2>"
    yield from _lines(part.lines)


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    for kind, group in groupby(lines, type):
        drawn = [_line(line) for line in group]
        around = {Item: ("<ul>", "</ul>"), Fact: ("<dl>", "</dl>")}.get(kind, ("", ""))
        yield "\n".join(filter(None, (around[0], *drawn, around[1])))


def _line(line: Line) -> str:
    match line:
        case Paragraph(text=text):
            return f"<p dir=auto>{_safe(text)}</p>"
        case Fact(name=name, text=text):
            return f"<div><dt dir=auto>{_safe(name)}</dt><dd dir=auto>{_safe(text)}</dd></div>"
        case Item(text=text, more=more):
            below = "".join(f"<span dir=auto>{_safe(each)}</span>" for each in more)
            return f"<li dir=auto>{_safe(text)}{below}</li>"
        case Bars():
            return _bars(line)


def _bars(bars: Bars) -> str:
    most = max([number for _, number in bars.rows] or [0]) or 1
    rows = (
        f'<tr><th scope="row" dir=auto>{_safe(name)}</th>'
        f'<td><i style="width:{80 * max(0, number) / most:.1f}%"></i>{number:,}</td></tr>'
        for name, number in bars.rows
    )
    return f"<p dir=auto>{_safe(bars.words)}</p>\n<table>{''.join(rows)}</table>"


def _safe(text: str) -> str:
    return escape(clean(text))
