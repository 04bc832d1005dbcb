"""The same markers in the very files that are given away: PDF with its metadata, page to print and text."""

from __future__ import annotations

import io
import re
from random import Random

from pypdf import PdfReader

from domain.choices import SummaryKind
from domain.copied import texts_of
from domain.document_html import html_page
from domain.document_text import plain_text
from domain.summary import choices, make
from pdf_samples import made as made_pdf
from test_domain_summary_leaks import ID, MARK, TODAY, made, some_options


def test_no_file_holds_more_or_less_than_the_document() -> None:
    _, _, about = made()
    random = Random(3)
    for number in range(24):
        kind = list(SummaryKind)[number % len(SummaryKind)]
        options = some_options(random)
        chosen = {each.id for each in choices(kind, about, options, TODAY) if random.random() < 0.2}
        document = make(kind, about, chosen, options, TODAY)
        marks = set(MARK.findall("\n".join(texts_of(document))))
        data = made_pdf(document)
        read = PdfReader(io.BytesIO(data))
        drawn = "\n".join(page.extract_text() for page in read.pages)
        for given in (drawn, html_page(document), plain_text(document)):
            assert set(MARK.findall(given)) == marks
            assert not ID.search(given)
        assert not MARK.search(str(read.metadata)) and not re.search(MARK.pattern.encode(), data)
