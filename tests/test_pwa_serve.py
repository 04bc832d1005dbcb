"""The server: only this site, with the right types, and the headers that keep it to itself."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pwa.serve import SiteServer


@pytest.fixture(params=["/", "/sen-diary/"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SiteServer]:
    """A small site, at the root of a host and in a folder of one."""
    folder = tmp_path / "site"
    (folder / "pyodide").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("not for anyone")
    for name in ("index.html", "worker.js", "pyodide/pyodide.mjs", "pyodide/pyodide.asm.wasm", "font.ttf", "icon.svg"):
        (folder / name).write_text(name)
    with SiteServer(folder, prefix=request.param) as serving:
        yield serving


def get(server: SiteServer, path: str) -> HTTPResponse:
    """Asks for a path under the site's address, exactly as it is written."""
    address = urlsplit(server.url)
    connection = HTTPConnection(address.netloc, timeout=5)
    connection.request("GET", path if path.startswith("//") else address.path + path)
    return connection.getresponse()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "text/html"),
        ("worker.js", "text/javascript"),
        ("pyodide/pyodide.mjs", "text/javascript"),
        ("pyodide/pyodide.asm.wasm", "application/wasm"),
        ("font.ttf", "font/ttf"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_types_are_those_that_browsers_insist_on(server: SiteServer, name: str, kind: str) -> None:
    answer = get(server, name)
    assert answer.status == 200
    assert (answer.headers["Content-Type"] or "").split(";")[0] == kind


@pytest.mark.parametrize("name", ["", "worker.js", "nothing-here"])
def test_every_answer_carries_the_policy(server: SiteServer, name: str) -> None:
    headers = get(server, name).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["../secret.txt", "%2e%2e/secret.txt", "pyodide/", "//elsewhere.example/"])
def test_nothing_outside_the_site_and_no_listings(server: SiteServer, path: str) -> None:
    assert get(server, path).status == 404


def test_folder_is_found_without_its_slash(tmp_path: Path) -> None:
    with SiteServer(tmp_path, prefix="/sen-diary/") as server:
        connection = HTTPConnection(urlsplit(server.url).netloc, timeout=5)
        connection.request("GET", "/sen-diary")
        answer = connection.getresponse()
        assert answer.status == 301
        assert answer.headers["Location"] == "/sen-diary/"


def test_only_this_computer_can_reach_it(server: SiteServer) -> None:
    assert server.address[0] == "127.0.0.1"
