"""Cells of a CSV file: nothing that a person wrote can act in a spreadsheet, and their words stay."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spreadsheet import MOST, csv_file
from domain.typed import clean

SIGNS = "=+-@\t\r\n＝＋－＠"
HOSTILE = st.text(st.sampled_from([*SIGNS, *"\"',; |ab1()\\\x00\u202e"]), max_size=30)


def read(data: bytes, divided_at: str = ",") -> list[list[str]]:
    """The rows, as another program reads them."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=divided_at))


def back(cell: str) -> str:
    """The words of a cell without the mark before them."""
    return cell[1:] if re.match(r"'+\s*[=+\-@＝＋－＠]", cell) else cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Cried, then slept", "Cried, then slept"),
        ('He said "no"', 'He said "no"'),
        ('=HYPERLINK("https://example.org/?"&A1)', '\'=HYPERLINK("https://example.org/?"&A1)'),
        ("+44 7700 900123", "'+44 7700 900123"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("'=1+1", "''=1+1"),
        ("'tis fine", "'tis fine"),
        ("Lines:\r\n- one\r- two", "Lines:\n'- one\n'- two"),
        ('a "=1+1', "a \"'=1+1"),
        ("a; =1+1", "a; '=1+1"),
        ("5 - 3, -2", "5 - 3, -2"),
        ("a\x00b\u202ec", "abc"),
    ],
)
def test_a_cell_is_the_words_made_harmless(text: str, cell: str) -> None:
    assert read(csv_file([[text]])) == [[cell]]


def test_the_file_is_one_that_spreadsheets_open_rightly() -> None:
    assert csv_file([["Child", "What"], ["Zoë", "=1"]]) == '\ufeff"Child","What"\r\n"Zoë","\'=1"\r\n'.encode()


@given(st.lists(st.lists(st.text(max_size=40) | HOSTILE, min_size=3, max_size=3), min_size=1, max_size=5))
def test_rows_come_back_as_they_were_written_and_none_begins_as_a_formula(rows: list[list[str]]) -> None:
    found = read(csv_file(rows))
    assert not [cell for row in found for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]
    if not any(sign in clean(cell) for row in rows for cell in row for sign in '";|\t\n'):
        assert [[back(cell) for cell in row] for row in found] == [[clean(cell) for cell in row] for row in rows]


@given(st.lists(HOSTILE, min_size=1, max_size=4), st.sampled_from([";", "\t", "|"]))
def test_a_program_that_divides_at_another_sign_finds_no_formula_either(cells: list[str], sign: str) -> None:
    found = read(csv_file([["Child", *cells]]), divided_at=sign)
    assert not [cell for row in found for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]


def test_what_no_cell_can_hold_is_cut_and_says_where_the_rest_is() -> None:
    cell = read(csv_file([["x" * 1_000_000]]))[0][0]
    assert len(cell) < 32_767
    assert cell.startswith("x" * MOST) and cell.endswith("everything.json.")


def test_a_long_run_of_signs_is_not_slow() -> None:
    for sign in (*";'\" \t\n=", "; ", "'="):
        csv_file([[sign * 20_000], [f"a{sign * 20_000}b"]])
