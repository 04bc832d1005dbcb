"""What everything in the record is made of: frozen values that are never changed, only replaced."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

LINE = 200
"""The most characters in a one-line answer."""
NOTE = 20_000
"""The most characters in a longer answer: about ten pages."""

QUESTION = 500
"""The most characters in a question."""

Line = Annotated[str, Field(max_length=LINE)]
Note = Annotated[str, Field(max_length=NOTE)]


class Value(BaseModel):
    """A frozen value that refuses fields it does not know. Its errors never quote what a parent wrote."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class RoughDate(Value):
    """A day, or only its month, or only its year: "about then" is a good answer."""

    year: int = Field(ge=1, le=9999)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)

    @model_validator(mode="after")
    def _exists(self) -> Self:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        self.first_day()
        return self

    def first_day(self) -> date:
        """The first day it can mean, which is where it stands in the record. Raises ValueError for 31 February."""
        return date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> RoughDate:
        """The exact day."""
        return cls(year=day.year, month=day.month, day=day.day)


class Kept(Value):
    """What every kept thing has. Times are UTC."""

    table: ClassVar[str]
    id: str = Field(min_length=1, max_length=64)
    created_at: AwareDatetime
    updated_at: AwareDatetime
    deleted_at: AwareDatetime | None = None
    """A deleted thing leaves this mark, so that two phones can be merged later."""

    def changed(self, now: datetime, **fields: Any) -> Self:
        """The same thing with these fields, checked, and marked as changed now."""
        return type(self).model_validate({**dict(self), **fields, "updated_at": now})


class Entry(Kept):
    """Something written about one child. Private unless the parent shares it."""

    child_id: str
    shared: bool = False
