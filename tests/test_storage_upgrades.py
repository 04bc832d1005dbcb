"""From each stored form to the next; and what an old version really wrote can still be read."""

from datetime import date, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from domain.choices import (
    ActionStatus,
    Answer,
    Area,
    ConcernStatus,
    Decision,
    Face,
    Grouping,
    Means,
    MeetingKind,
    Per,
    Place,
    PlanKind,
    ReminderKind,
    Result,
    Setting,
    Situation,
    Stage,
    SummaryKind,
    Theme,
    Voice,
)
from domain.giving import Profile, Sent
from domain.kept import RoughDate
from domain.plan import ChildView, Cycle, EhcRequest, Happening, Help, Outcome, Report, Support
from domain.record import (
    TABLES,
    Action,
    Child,
    Concern,
    Conversation,
    Hush,
    Meeting,
    Person,
    Preferences,
    Question,
    Record,
    Term,
)
from samples_of import NOW
from storage.envelope import Tables, unseal
from storage.rows import read_record, stage
from storage.tables import Database, StagedStorage
from storage.upgrades import FORM, Form, Newer

SAMPLES = Path(__file__).parent / "samples"
DIGESTS = {
    1: "43c01e4cc1bf42c324f6ac8761d5803f840ddfeef0ed26ae1034b8b456c0de68",
    2: "5970cbb66f3326c81bd200a988686e5204b4dfeee68123967eee0fd4b3d2b43a",
    3: "75fdfa0d2c44f07e1a494d0da9686e730f9ac1d96c55ce48ee758ec7227f75fb",
    4: "3b748400bd9e8445b94ff904809e65a177b88c8a98627dc441dbb366467be763",
    5: "00a941dcb2a47f899972af32348fbce0c6df66f4672e06cf82d8f02ca9ad5b68",
}
"""Each sample is what a version of the app kept. It is never edited: only read."""


def everything() -> Record:
    """Every table and every field in use: what the newest sample holds."""
    at: dict[str, Any] = {"created_at": NOW, "updated_at": NOW + timedelta(microseconds=1)}
    gone: dict[str, Any] = {**at, "deleted_at": NOW + timedelta(days=1)}
    entry: dict[str, Any] = {**gone, "child_id": "c1", "shared": True}
    return Record().with_(
        Child(
            id="c1",
            name="Zoë “Zed” 🦓",
            setting=Setting.COLLEGE,
            situation=Situation.PLAN,
            born=RoughDate(year=2010, month=5),
            example=True,
            **gone,
        ),
        Person(id="p1", name="Ms Ahmed", role="SENCO", contact="office@school.example\n01234", **entry),
        Concern(
            id="n1",
            what="Reads backwards.\nوقع في المدرسة",
            when=RoughDate(year=2026, month=3, day=13),
            effect="Will not go in.",
            where=Place.BOTH,
            areas=(Area.FEELINGS, Area.UNSURE),
            how_often="Every day",
            helps="A quiet place",
            told="Ms Ahmed, SENCO",
            told_on=date(2026, 3, 16),
            reply="She will watch at lunch.",
            status=ConcernStatus.RAISED,
            **entry,
        ),
        Concern(id="n2", child_id="c1", what="Since about then.", when=RoughDate(year=2025), **at),
        Meeting(
            id="m1",
            kind=MeetingKind.REVIEW,
            on=date(2026, 3, 20),
            at=time(15, 30),
            where="Room 4",
            people="Ms Ahmed\nMr Lee",
            want="A reading helper",
            shared_notes="They agreed.",
            not_agreed="One to one help",
            private_notes="I was upset.",
            review_on=date(2026, 6, 14),
            sent_on=date(2026, 3, 21),
            answered_on=date(2026, 3, 27),
            **entry,
        ),
        Meeting(id="m2", child_id="c1", kind=MeetingKind.CHECK_IN, no_review_date=True, **at),
        Conversation(
            id="t1",
            on=date(2026, 3, 30),
            means=Means.CALL,
            who="Ms Ahmed",
            said="The plan is not ready.",
            promised="You will have it by Friday",
            reply_by=date(2026, 4, 3),
            replied_on=date(2026, 4, 2),
            **entry,
        ),
        Action(
            id="a1",
            meeting_id="m1",
            what="Send the reading plan",
            who="Ms Ahmed",
            by=date(2026, 4, 1),
            status=ActionStatus.DONE,
            done_on=date(2026, 3, 31),
            **entry,
        ),
        Question(
            id="q1",
            meeting_id="m1",
            text="Is the help happening as we agreed?",
            bank="is-it-happening",
            place=2,
            must=True,
            asked=True,
            answer="Twice a week.",
            carried_from="q0",
            **entry,
        ),
        Question(id="q2", child_id="c1", meeting_id="m2", text="Wer hilft \u0628\u0639\u062f?", **at),
        Cycle(
            id="r1",
            starts=date(2026, 1, 12),
            kind=PlanKind.ISP,
            stage=Stage.DO,
            stage_on=date(2026, 1, 20),
            areas=(Area.COMMUNICATION, Area.LEARNING),
            strengths="Kind. \u0645\u0631\u062d",
            helps="Pictures",
            harder="Noise",
            review_on=date(2026, 3, 27),
            agreed_on=date(2026, 2, 2),
            reviewed_on=date(2026, 3, 26),
            next_on=date(2026, 6, 26),
            keep="The pictures",
            change="The time of day",
            stop="The big group",
            decision=Decision.OUTSIDE,
            decided_on=date(2026, 3, 26),
            why="Not enough progress",
            **entry,
        ),
        Cycle(id="r2", child_id="c1", starts=date(2026, 4, 20), **at),
        Outcome(
            id="o1",
            cycle_id="r1",
            what="Asks for help",
            know="Twice a day",
            start="Never does",
            by=date(2026, 3, 27),
            result=Result.PARTLY,
            evidence="His teacher counted",
            carried_from="o0",
            **entry,
        ),
        Support(
            id="s1",
            cycle_id="r1",
            outcome_id="o1",
            what="Talk group",
            who="Mr Lee",
            often=3,
            per=Per.WEEK,
            minutes=20,
            grouping=Grouping.GROUP,
            starts=date(2026, 1, 19),
            ends=date(2026, 3, 27),
            carried_from="s0",
            **entry,
        ),
        Support(id="s2", child_id="c1", cycle_id="r1", what="A quiet table", **at),
        Happening(
            id="s1:2026-02-02",
            support_id="s1",
            week=date(2026, 2, 2),
            answer=Answer.PARTLY,
            why="He was away",
            **entry,
        ),
        Report(id="w1", on=date(2026, 2, 3), what="Hearing test", who="Clinic", said="All is well", **entry),
        Help(
            id="h1",
            who="Speech therapist",
            why="Hard to understand",
            consent_on=date(2026, 2, 4),
            referred_on=date(2026, 2, 5),
            wait="About 18 weeks",
            seen_on=date(2026, 6, 5),
            report_on=date(2026, 6, 12),
            advice="Short sentences",
            used=Answer.PARTLY,
            **entry,
        ),
        EhcRequest(
            id="e1",
            asked_on=date(2025, 1, 6),
            answer_on=date(2025, 2, 14),
            will_assess=True,
            draft_on=date(2025, 4, 20),
            no_plan_on=date(2025, 4, 25),
            plan_on=date(2025, 5, 23),
            reviewed_on=date(2026, 5, 1),
            notes="By email",
            **entry,
        ),
        ChildView(
            id="v1",
            on=date(2026, 3, 19),
            face=Face.MIXED,
            good="Playtime",
            hard="The hall",
            wish="Less noise",
            voice=Voice.DREW,
            writer="Mum",
            happy=True,
            **entry,
        ),
        Profile(
            id="f1",
            on=date(2026, 3, 18),
            liked="Kind. مرح",
            matters="My dinosaurs",
            support="Tell me what comes next",
            helped="Mum",
            agreed=True,
            **entry,
        ),
        Sent(
            id="g1",
            on=date(2026, 3, 19),
            kind=SummaryKind.BEFORE,
            to="Ms Ahmed",
            text="Before a meeting\n\nStrengths\nKind. مرح\n",
            entry_ids=("n1", "r1"),
            **entry,
        ),
        Term(id="2025-6", starts=date(2026, 6, 1), ends=date(2026, 7, 17), **gone),
        Hush(id="meeting:m1:2026-03-20:1", until=date(2026, 3, 20), **gone),
        Preferences(
            id="preferences",
            child_id="c1",
            theme=Theme.DARK,
            off=(ReminderKind.IDEA,),
            backed_up_at=NOW - timedelta(days=2),
            **gone,
        ),
    )


def add_colour(tables: Tables) -> Tables:
    for row in tables["children"].values():
        row["colour"] = "red"
    return tables


def call_it_hue(tables: Tables) -> Tables:
    return {**tables, "children": {id: {"hue": row["colour"]} for id, row in tables["children"].items()}}


FORM_3 = Form(3, {1: add_colour, 2: call_it_hue})


@pytest.mark.parametrize(("schema", "row"), [(1, {"hue": "red"}), (2, {"hue": "blue"}), (3, {"colour": "blue"})])
def test_each_step_is_taken_once_and_in_order(schema: int, row: dict[str, str]) -> None:
    assert FORM_3.upgraded({"children": {"c1": {"colour": "blue"}}}, schema) == {"children": {"c1": row}}


def test_a_newer_form_is_refused() -> None:
    with pytest.raises(Newer, match="schema 4"):
        FORM_3.upgraded({}, 4)


def test_there_is_a_step_from_every_earlier_form_and_a_sample_of_each() -> None:
    assert set(FORM.steps) == set(range(1, FORM.schema))
    assert set(DIGESTS) == set(range(1, FORM.schema + 1))


@pytest.mark.parametrize("schema", DIGESTS)
def test_a_sample_is_as_it_was_and_every_row_can_still_be_read(schema: int) -> None:
    data = (SAMPLES / f"v{schema}.record").read_bytes()
    assert sha256(data).hexdigest() == DIGESTS[schema], "a sample is never edited"
    kept = unseal(data)
    record, unread = read_record(FORM.upgraded(kept.tables, kept.schema))
    assert (kept.schema, unread) == (schema, 0)
    assert record.concerns["n1"].what == "Reads backwards.\nوقع في المدرسة"


def test_the_sample_of_today_is_what_a_save_of_today_would_keep() -> None:
    """When this fails, the stored form has changed: raise the schema, add a step, and keep a new sample."""
    kept = unseal((SAMPLES / f"v{FORM.schema}.record").read_bytes())
    storage = StagedStorage({})
    assert stage(Database(storage), Record(), everything())
    assert kept.tables == storage.read()
    assert vars(read_record(kept.tables)[0]) == vars(everything())


def test_that_sample_uses_every_table_and_every_field() -> None:
    for name, kind in TABLES.items():
        rows = getattr(everything(), name).values()
        for field, info in kind.model_fields.items():
            assert any(getattr(row, field) != info.get_default() for row in rows), f"{name}.{field} is not in it"
