"""Makes the site in build/site out of this project and its locked packages, with no other tools."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from pwa.archive import pack
from pwa.client import FONTS, copy_client
from pwa.files import build_of, entry, listed, size_of
from pwa.icons import PHONE
from pwa.policy import for_answers, for_page
from pwa.vendor import licences, vendor
from pwa.warm import warm

HERE = Path(__file__).parent
SHELL = (".css", ".js", ".json")
WORKER = ("whole.js", "due.js", "sw.js")
"""The parts of the service worker. Browsers look for a new one in one file, so the site has them joined."""


def build(source: Path, site: Path, packages: Path) -> None:
    """Makes the site anew. The page is written last: where it stands, the site is whole."""
    vendor(HERE.parent / "locks/browser.txt", packages)
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    copy_client(site)
    # Copied without their dates: a browser asks whether a file is newer than its copy.
    of_the_phone = shutil.ignore_patterns(*(icon.file for icon in PHONE))
    shutil.copytree(source / "assets", site, ignore=of_the_phone, copy_function=shutil.copyfile, dirs_exist_ok=True)
    # Flutter looks for these beside the fonts of its own.
    for name in ("noto", "pdf", *FONTS.values()):
        (site / "fonts" / name).rename(site / "assets/fonts" / name)
    for path in HERE.iterdir():
        if path.suffix in SHELL and path.name not in WORKER:
            shutil.copyfile(path, site / path.name)
    pack(source, packages, site)
    warm(site, packages.parent / "warm")
    (site / "licences.txt").write_text(licences(packages), encoding="utf-8")
    seal(site)


def seal(site: Path) -> None:
    """Gives the build its name, adds the service worker with the list of all files, and the page."""
    page = (HERE / "index.html").read_text(encoding="utf-8").replace("{{policy}}", for_page())
    worker = "\n".join((HERE / name).read_text(encoding="utf-8") for name in WORKER)
    files = {name: told for name, told in listed(site).items() if name not in ("sw.js", "index.html")}
    build = build_of(files, page, worker)
    page = page.replace("{{build}}", build).replace("{{size}}", str(size_of(files)))
    files["index.html"] = entry("index.html", page.encode())
    told = json.dumps({"build": build, "headers": for_answers(), "files": files}, indent=1)
    (site / "sw.js").write_text(worker.replace("{{site}}", told), encoding="utf-8")
    (site / "index.html").write_text(page, encoding="utf-8")


def main() -> None:
    """Builds, and says how big it became."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, default=HERE.parent, help="the folder that holds main.py")
    parser.add_argument("--site", type=Path, default=Path("build/site"))
    options = parser.parse_args()
    build(options.source, options.site, Path("build/vendor"))
    sizes = [path.stat().st_size for path in options.site.rglob("*") if path.is_file()]
    print(f"{options.site} is ready: {len(sizes)} files, {sum(sizes) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
