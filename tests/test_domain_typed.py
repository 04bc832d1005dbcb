"""What a parent may type, and what it means: tables of cases."""

from datetime import date, time

import pytest

from domain.kept import RoughDate
from domain.typed import Wrong, clean, clock_time, exact_day, line, note, past_day

TODAY = date(2026, 11, 25)


def boxes(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"when_day": day, "when_month": month, "when_year": year}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("12", "5", "2026"), RoughDate(year=2026, month=5, day=12)),
        (("12", "05", "26"), RoughDate(year=2026, month=5, day=12)),
        (("12", "May", "2026"), RoughDate(year=2026, month=5, day=12)),
        (("12", "sept.", "2026"), RoughDate(year=2026, month=9, day=12)),
        (("", "5", "2026"), RoughDate(year=2026, month=5)),
        (("", "", "2025"), RoughDate(year=2025)),
        (("12", "5", ""), RoughDate(year=2026, month=5, day=12)),  # the last 12 May
        (("26", "11", ""), RoughDate(year=2025, month=11, day=26)),  # this year's is still to come
        (("29", "2", ""), RoughDate(year=2024, month=2, day=29)),  # the last leap year
        (("29", "2", "2024"), RoughDate(year=2024, month=2, day=29)),
        (("25", "11", "2026"), RoughDate(year=2026, month=11, day=25)),  # today
        (("", "", ""), None),
        ((" 1 ", " 2 ", " 2026 "), RoughDate(year=2026, month=2, day=1)),
        (("\u0661", "2", "2026"), RoughDate(year=2026, month=2, day=1)),  # an Arabic keyboard's 1
    ],
)
def test_a_rough_date_in_the_past(typed: tuple[str, str, str], meant: RoughDate | None) -> None:
    assert past_day(boxes(*typed), "when", TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("31", "2", "2026"), "There is no such date as 31 2 2026."),
        (("29", "2", "2025"), "There is no such date"),
        (("0", "5", "2026"), "There is no such date"),
        (("12", "13", "2026"), "There is no such date"),
        (("12", "", "2026"), "Add the month too"),
        (("12", "x", "2026"), "write the month as a number"),
        (("12", "ma", "2026"), "write the month as a number"),
        (("twelve", "5", "2026"), "write the day as a number"),
        (("\u00b2", "5", "2026"), "write the day as a number"),  # a raised 2 is no number to Python
        (("-1", "5", "2026"), "write the day as a number"),
        (("12", "5", "206"), "four numbers"),
        (("12", "5", "20266"), "write the year as a number"),
        (("26", "11", "2026"), "still to come"),
        (("1", "1", "1990"), "more than 30 years ago"),
        (("1", "1", "0000"), "There is no such date"),
    ],
)
def test_a_date_that_cannot_be(typed: tuple[str, str, str], told: str) -> None:
    with pytest.raises(Wrong, match=told):
        past_day(boxes(*typed), "when", TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("2", "12", "2026"), date(2026, 12, 2)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("1", "9", "27"), date(2027, 9, 1)),
        (("", "", ""), None),
    ],
)
def test_an_exact_date(typed: tuple[str, str, str], meant: date | None) -> None:
    assert exact_day(boxes(*typed), "when", TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("", "12", "2026"), "the day, the month and the year"),
        (("2", "12", ""), "the day, the month and the year"),
        (("31", "4", "2027"), "There is no such date"),
        (("2", "12", "2226"), "30 years away"),
    ],
)
def test_an_exact_date_that_cannot_be(typed: tuple[str, str, str], told: str) -> None:
    with pytest.raises(Wrong, match=told):
        exact_day(boxes(*typed), "when", TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3:30pm", time(15, 30)),
        ("3.30 pm", time(15, 30)),
        ("3:30 p.m.", time(15, 30)),
        ("3pm.", time(15)),
        ("3.30", time(15, 30)),  # no school meets at night
        ("2", time(14)),
        ("03:30", time(3, 30)),
        ("6:59", time(18, 59)),
        ("7:00", time(7)),
        ("3:30am", time(3, 30)),
        ("15:30", time(15, 30)),
        ("9am", time(9)),
        ("9", time(9)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("12 midday", time(12)),
        ("12 midnight", time(0)),
        ("", None),
    ],
)
def test_a_time(typed: str, meant: time | None) -> None:
    assert clock_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "3:75", "13pm", "0am", "after school", "3:3:3"])
def test_a_time_that_cannot_be(typed: str) -> None:
    with pytest.raises(Wrong, match="3:30pm"):
        clock_time(typed)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("one\r\ntwo\rthree\x85four", "one\ntwo\nthree\nfour"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("tab\tstays", "tab\tstays"),
        ("\u202eevil\u202c and \u2066more\u2069", "evil and more"),
        ("\ufeffbyte mark", "byte mark"),
        ("half \ud83d of a face", "half  of a face"),
        ("  spaces around \n", "spaces around"),
        (
            "\U0001f600 \u0645\u0631\u064a\u0645 \u200fZo\u00eb O\u2019Neil",
            "\U0001f600 \u0645\u0631\u064a\u0645 \u200fZo\u00eb O\u2019Neil",
        ),
    ],
)
def test_what_is_pasted(pasted: str, kept: str) -> None:
    assert clean(pasted) == kept


def test_a_long_note_is_kept_whole_and_a_longer_one_is_told() -> None:
    assert len(note("x" * 10_000)) == 10_000
    assert len(note("x" * 20_000)) == 20_000
    with pytest.raises(Wrong, match=r"20,001 characters\. The most is 20,000\. Nothing is lost"):
        note("x" * 20_001)


def test_a_line_has_no_line_breaks() -> None:
    assert line(" Sam\nand\r\n Ali ") == "Sam and Ali"
    with pytest.raises(Wrong, match="The most is 200"):
        line("x" * 201)
