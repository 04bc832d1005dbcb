"""One form being filled in: what was typed, what is wrong with it, and the draft that outlives a phone call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import flet as ft

from .app import App
from .theme import NARROW


class Form:
    """What was typed so far. It lives as long as its screen; its draft lives until it is saved or thrown away."""

    on_leave: Callable[[str], Awaitable[None]] | None = None
    """What is done when the parent leaves a field: given its name."""
    live = False
    """Whether the screen is drawn again with each letter, because something on it shows or takes what is typed."""

    def __init__(self, app: App, address: str, start: Mapping[str, str], child_id: str) -> None:
        self._app = app
        self.address = address
        self.child_id = child_id or (app.child.id if app.child else "")
        """Whom it is about, from its start to its end, whichever child is shown meanwhile."""
        self.key = f"{self.child_id}:{address}"
        """The name under which its draft is kept: each child has their own."""
        self.unfolded: bool | None = None
        """Whether the part that is folded away at first is shown; None until the screen has said so."""
        draft = app.drafts.of(self.key)
        self.restored = draft is not None
        self.start = dict(start)
        self.typed: dict[str, str] = {**start, **(draft or {})}
        self.problems: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        """The words that stand above each field, so that a message can name it."""
        self._renewed: dict[str, int] = {}
        self._begun = 0
        self.redraw: Callable[[], None] = lambda: None

    @property
    def narrow(self) -> bool:
        """Whether three boxes beside each other would be too tight for large text."""
        return self._app.width < NARROW

    def put(self, name: str, text: str) -> None:
        """Takes what was typed. The screen is not drawn again, so that typing stays quick."""
        self.typed[name] = text
        self._app.drafts.typing(self.key, self._draft())
        if self.live:
            self.redraw()

    def _draft(self) -> dict[str, str]:
        """What is worth keeping: of a new thing everything, of an entry only what was changed in it.

        So an old draft does not bring back what was changed elsewhere since, and an untouched form leaves none.
        """
        changed = {name: text for name, text in self.typed.items() if self.start.get(name, "") != text}
        return self.typed if changed and "id" in self.start else changed

    async def leave(self, name: str) -> None:
        """The parent has gone on from this field."""
        if self.on_leave:
            await self.on_leave(name)

    def choose(self, name: str, text: str) -> None:
        """Takes a choice that may change what the form shows."""
        self.put(name, text)
        self.redraw()

    def fill(self, fields: Mapping[str, str]) -> None:
        """Puts text into fields from outside, such as a day that was tapped in a calendar."""
        for name, text in fields.items():
            self.put(name, text)
            self._renewed[name] = self._renewed.get(name, 0) + 1
        self.redraw()

    def unfold_where(self, names: tuple[str, ...], *, anyway: bool = False) -> None:
        """Once, as the form opens: shows what is folded away if any field whose name begins so is filled in."""
        if self.unfolded is None:
            self.unfolded = anyway or any(text for name, text in self.typed.items() if name.startswith(names))

    def unfold(self) -> None:
        """Shows what was folded away."""
        self.unfolded = True
        self.redraw()

    def fold(self) -> None:
        """Folds it away again."""
        self.unfolded = False
        self.redraw()

    def told(self, problems: Mapping[str, str]) -> bool:
        """Shows these problems beside their fields. True if there are none."""
        self.problems = dict(problems)
        self.redraw()
        return not problems

    async def start_again(self) -> None:
        """Throws the draft away and shows the form as it was at first."""
        self.typed, self.problems, self.restored = dict(self.start), {}, False
        await self._app.drop_draft(self.key)
        self._begun += 1
        self.redraw()

    async def let_go(self, name: str) -> None:
        """Takes a field away that is not needed any more, out of the draft too."""
        for kept in (self.typed, self.start, self.problems):
            kept.pop(name, None)
        await self.settle({})
        self.redraw()

    async def settle(self, kept: Mapping[str, str]) -> None:
        """Takes these as what the record holds now: there is no draft of them any more."""
        self.start |= kept
        self.restored = False
        if self._draft():
            self._app.drafts.typing(self.key, self._draft())
        else:
            await self._app.drop_draft(self.key)

    def version(self, name: str) -> str:
        """Changes when the text of this field was changed from outside, so that the field is drawn anew."""
        return f"{self._begun}.{self._renewed.get(name, 0)}"


def use_form(app: App, address: str, start: Callable[[], Mapping[str, str]], child_id: str = "") -> Form:
    """The form at this address, about this child or the one that is shown: filled with its draft, or with `start`.

    Flet keeps a component from one entry to the next, so a form whose address is another one is made anew.
    """
    kept: ft.MutableRef[Form | None] = ft.use_ref(None)
    _, redraw = ft.use_state(0)
    form: Form | None = kept.current
    if form is None or form.address != address:
        form = kept.current = Form(app, address, start(), child_id)
    form.redraw = lambda: redraw(lambda drawn: drawn + 1)
    return form
