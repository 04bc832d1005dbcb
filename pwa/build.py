"""Makes the site in build/site out of this project and its locked packages, with no other tools."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from pwa.archive import pack
from pwa.client import copy_client
from pwa.policy import for_page
from pwa.vendor import licences, vendor

HERE = Path(__file__).parent
SHELL = (".css", ".js", ".json")


def build(source: Path, site: Path, packages: Path) -> None:
    """Makes the site anew. The page is written last: where it stands, the site is whole."""
    vendor(HERE.parent / "locks/browser.txt", packages)
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    copy_client(site)
    # Copied without their dates: a browser asks whether a file is newer than its copy.
    shutil.copytree(source / "assets", site, copy_function=shutil.copyfile, dirs_exist_ok=True)
    # Flutter looks for these beside the fonts of its own.
    (site / "fonts/noto").rename(site / "assets/fonts/noto")
    for path in HERE.iterdir():
        if path.suffix in SHELL:
            shutil.copyfile(path, site / path.name)
    pack(source, packages, site / "app.zip")
    (site / "licences.txt").write_text(licences(packages), encoding="utf-8")
    page = (HERE / "index.html").read_text(encoding="utf-8")
    (site / "index.html").write_text(page.replace("{{policy}}", for_page()), encoding="utf-8")


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
