"""Adding children of a backup: nothing that is newer here is lost, and nobody else's entry is touched."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.kept import Kept
from domain.record import TABLES, Record
from domain.restoring import added, entries_of
from samples_of import NOW, a_child, a_concern, a_conversation, a_meeting, a_record, a_term

LATER, LAST = NOW + timedelta(days=1), NOW + timedelta(days=2)
ALI = a_child(id="ali", name="Ali")


def of(*things: Kept) -> Record:
    return Record().with_(*things)


def test_a_child_comes_with_all_that_is_about_them_and_nothing_of_others() -> None:
    backup = of(a_child(), a_concern(), a_meeting(), ALI, a_concern("x", child_id="ali"))
    found = added(of(a_child(id="bo")), backup, ["sam"])
    assert set(found.children) == {"bo", "sam"}
    assert (set(found.concerns), set(found.meetings)) == ({"c1"}, {"m1"})


def test_what_is_in_both_is_as_it_was_last_changed() -> None:
    here = a_record(a_concern("c1", what="Newer here", updated_at=LAST), a_concern("c2", what="Old", updated_at=NOW))
    backup = a_record(
        a_concern("c1", what="Older", updated_at=LATER),
        a_concern("c2", what="Newer in it", updated_at=LATER),
        a_concern("c3"),
    )
    found = added(here, backup, ["sam"]).concerns
    assert [found[id].what for id in ("c1", "c2", "c3")] == ["Newer here", "Newer in it", "Cried before school"]


def test_what_was_deleted_here_since_stays_deleted() -> None:
    here = a_record(a_concern(updated_at=LATER, deleted_at=LATER))
    assert added(here, a_record(a_concern()), ["sam"]).concerns["c1"].deleted_at == LATER


def test_a_child_who_was_deleted_here_comes_back_with_what_went_with_them() -> None:
    gone: dict[str, Any] = {"updated_at": LAST, "deleted_at": LAST}
    here = of(a_child(**gone), a_concern("c1", **gone), a_concern("c2", updated_at=LATER, deleted_at=LATER))
    found = added(here, a_record(a_concern("c1"), a_concern("c2")), ["sam"])
    assert found.children["sam"].deleted_at is None
    assert found.concerns["c1"].deleted_at is None
    assert found.concerns["c2"].deleted_at == LATER, "that was deleted for itself"


def test_the_entry_of_another_child_is_never_written_over() -> None:
    here = of(a_child(), ALI, a_concern("c1", child_id="ali", what="Ali's"))
    backup = a_record(a_concern("c1", what="Same id", updated_at=LAST))
    assert added(here, backup, ["sam"]).concerns["c1"].what == "Ali's"


def test_what_is_not_about_a_child_stays_as_it_is_here() -> None:
    day = NOW.date()
    backup = of(a_child(), a_term("2026-1", day, day + timedelta(days=30)))
    assert not added(Record(), backup, ["sam"]).terms


def test_an_unknown_child_adds_nothing() -> None:
    record = a_record(a_concern())
    assert vars(added(record, Record(), ["sam", ""])) == vars(record)


def test_entries_are_counted_without_deleted_ones() -> None:
    record = of(
        a_child(), a_concern("c1"), a_concern("c2", deleted_at=NOW), a_conversation(), a_concern("x", child_id="a")
    )
    assert entries_of(record, "sam") == 2


moments = st.sampled_from([NOW, LATER, LAST])
rows = st.lists(
    st.one_of(
        st.builds(a_child, id=st.sampled_from(["sam", "ali"]), updated_at=moments, deleted_at=st.none() | moments),
        st.builds(
            a_concern,
            st.sampled_from(["c1", "c2", "c3"]),
            child_id=st.sampled_from(["sam", "ali"]),
            updated_at=moments,
            deleted_at=st.none() | moments,
        ),
    ),
    max_size=6,
)


@given(rows, rows, st.sets(st.sampled_from(["sam", "ali"])))
def test_nothing_that_is_here_goes_and_adding_twice_adds_once(
    here: list[Kept], there: list[Kept], chosen: set[str]
) -> None:
    record, backup = of(*here), of(*there)
    once = added(record, backup, chosen)
    for name in TABLES:
        assert set(getattr(record, name)) <= set(getattr(once, name))
        for id, row in getattr(once, name).items():
            before = getattr(record, name).get(id)
            child = getattr(row, "child_id", row.id)
            assert row is before or child in chosen
            assert before is None or getattr(before, "child_id", before.id) == child
            assert before is None or before.deleted_at or row.updated_at >= before.updated_at
    assert vars(added(once, backup, chosen)) == vars(once)
