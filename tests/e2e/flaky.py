"""A host that notes what it is asked for, and that can go away in the middle of an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pwa.serve import SiteHandler, SiteServer


class Host:
    """Says what the handlers of one server do; each of them belongs to one request only."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        """The names of the files that were asked for, in order, without the service worker's own."""
        self.left: int | None = None
        """How many more files are answered. The next one breaks off half-way, and then there is silence."""
        self.broken = ""
        """The one file that always breaks off."""
        self.held = ""
        """The one file that is answered only after `go_on`."""
        self.mistyped = ""
        """The one file that is sent as plain text."""
        self.moved = False
        """Sends the page's own name on to its folder, as some hosts do."""
        self._go_on = threading.Event()

    def breaks(self, name: str) -> bool:
        """Notes that this file is asked for, and says whether its answer breaks off."""
        self.asked.append(name)
        if self.left is not None:
            self.left -= 1
        return name == self.broken or (self.left is not None and self.left < 0)

    def holds(self, name: str) -> None:
        """Waits with the whole answer, if this is the file."""
        if name == self.held:
            self._go_on.wait()

    def go_on(self) -> None:
        """Answers what is held."""
        self.held = ""
        self._go_on.set()


@contextmanager
def flaky(site: Path) -> Iterator[tuple[str, Host]]:
    """The site's address, and the host that can be told to fail."""
    host = Host()

    class Handler(SiteHandler):
        """Answers as told."""

        def send_head(self) -> Any:
            del self.headers["If-Modified-Since"]  # whole answers only, whatever the browser has
            host.holds(self.asked_for())
            if host.moved and self.path.split("?")[0] == "/index.html":
                return self.moved_to("/")
            return super().send_head()

        def guess_type(self, path: Any) -> str:
            mistyped = host.mistyped and str(path).endswith(host.mistyped)
            return "text/plain" if mistyped else super().guess_type(path)

        def asked_for(self) -> str:
            return self.path.split("?")[0].lstrip("/") or "index.html"

        def copyfile(self, source: Any, outputfile: Any) -> None:
            name = self.asked_for()
            # the list of files is asked for by the browser itself, at times that no test can know
            if (name == "sw.js" and host.broken != name) or not host.breaks(name):
                super().copyfile(source, outputfile)
                return
            half(source, outputfile)
            self.close_connection = True
            raise ConnectionAbortedError

    with SiteServer(site, handler=Handler) as server:
        try:
            yield server.url, host
        finally:
            host.go_on()


def half(source: BinaryIO, outputfile: BinaryIO) -> None:
    """Sends the first half of a file."""
    data = source.read()
    outputfile.write(data[: len(data) // 2])
    outputfile.flush()
