"""Serves the built site to this computer only, with the headers that a real host should send."""

from __future__ import annotations

import argparse
import functools
import os
import sys
import threading
import webbrowser
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from pwa.files import TYPES
from pwa.policy import for_answers


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with the site's files, and nothing outside them."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def __init__(self, *args: Any, folder: Path, prefix: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=str(folder))

    def send_head(self) -> Any:
        """Knows only what is under the prefix. A folder's name without its slash is sent on, as hosts do."""
        path = self.path.split("?")[0].split("#")[0]
        if path.startswith(self.prefix):
            return super().send_head()
        if path + "/" == self.prefix:
            return self.moved_to(self.prefix)
        return self.send_error(HTTPStatus.NOT_FOUND)

    def moved_to(self, address: str) -> None:
        """Sends the browser on."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        for name, value in for_answers().items():
            self.send_header(name, value)
        # A built file may change under the same name, so the browser asks each time whether its copy still stands.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""


class SiteServer:
    """A site at an address of this computer, under "/" or under a folder such as "/sen-diary/"."""

    def __init__(
        self, folder: Path, port: int = 0, prefix: str = "/", handler: type[SiteHandler] = SiteHandler
    ) -> None:
        self._server = Server(("127.0.0.1", port), functools.partial(handler, folder=folder, prefix=prefix))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.address: tuple[str, int] = self._server.socket.getsockname()
        self.url = f"http://localhost:{self.address[1]}{prefix}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait(self) -> None:
        """Goes on serving until the program is stopped."""
        self._thread.join()


class Server(ThreadingHTTPServer):
    """Says nothing when a browser goes away in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_browser(url: str) -> None:
    """Shows the site, where there is a screen to show it on."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        # A computer without a browser is no reason to stop serving.
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def main() -> None:
    """Serves until Ctrl+C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--port", type=int, default=8550)
    parser.add_argument("--open", action="store_true", help="open it in the browser")
    options = parser.parse_args()
    try:
        server = SiteServer(options.folder, options.port)
    except OSError as error:
        sys.exit(f"Port {options.port} cannot be used ({error.strerror}). Choose another: make run PORT=8551")
    with server:
        print(f"SEN Diary is at {server.url} (Ctrl+C stops it)", flush=True)
        if options.open:
            open_browser(server.url)
        try:
            server.wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
