"""Compiles the site's Python and keeps the memory of its start, in Node with the site's own Pyodide."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

HERE = Path(__file__).parent
ARCHIVES = ("app.zip", "packages.zip", "native.zip", "pyodide/python_stdlib.zip")

# Of Python's own library: tools for developers, servers, mail, other systems, and the alphabets of old computers. These
# are the beginnings of their names.
UNNEEDED = """
_ast_unparse. _pydatetime. _pydecimal. _pyio. _pyrepl/ antigravity. argparse. asyncio/proactor_ asyncio/windows_ bdb.
cmd. code. compileall. configparser. ctypes/ curses/ dbm/ difflib. doctest. ensurepip/ ftplib. html/ http/ idlelib/
imaplib. logging/config. logging/handlers. mailbox. modulefinder. multiprocessing/ netrc. optparse. pdb. pickletools.
plistlib. poplib. profile. profiling/ pstats. pyclbr. pydoc. pydoc_data/ rlcompleter. sched. shelve. smtplib.
socketserver. sqlite3/ statistics. symtable. tabnanny. tarfile. this. timeit. tkinter/ trace. tracemalloc. turtle.
unittest/ urllib/request. urllib/robotparser. venv/ wave. webbrowser. wsgiref/ xml/ xmlrpc/ zipapp.
"""
ALPHABETS = "_|aliases|ascii|base64|charmap|cp1252|cp437|hex|idna|iso8859_1|latin|punycode|raw|undefined|unicode|utf"
LEFT_OUT = "|".join([*map(re.escape, UNNEEDED.split()), f"encodings/(?!{ALPHABETS})"])


def warm(site: Path, folder: Path) -> None:
    """Changes the archives of the site into compiled ones, and adds pyodide/memory.bin. The folder is for the work."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(site / "pyodide", folder / "pyodide")
    for path in (site / "python.js", *(site / name for name in ARCHIVES), *site.glob("*.wasm")):
        shutil.copyfile(path, folder / path.relative_to(site))
    # Pyodide asks Node for this package, and uses it only for sockets.
    (folder / "node_modules/ws").mkdir(parents=True)
    (folder / "node_modules/ws/index.js").write_text("")
    node = Path(compute_driver_executable()[0])
    if subprocess.run([node, HERE / "warm.mjs", folder.resolve(), LEFT_OUT], check=False).returncode:
        sys.exit("The app's Python could not be compiled.")
    for name in ARCHIVES:
        shutil.copyfile(folder / name, site / name)
    shutil.copyfile(folder / "memory.bin", site / "pyodide/memory.bin")
