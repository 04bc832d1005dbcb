"""Small PNG files with a palette, of what a browser drew: a third of what browsers write."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Page

COLOURS = 256
"""The most that a palette can hold."""
DRAW = """async ([address, width, height]) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0, width, height);
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([pen.getImageData(0, 0, width, height).data]));
  await new Promise((done) => { reader.onload = done; });
  return reader.result.split(",")[1];
}"""


async def draw(page: Page, address: str, width: int, height: int) -> list[bytes]:
    """The pixels of the picture at this address (a data: one will do), row by row, each its red, green, blue, alpha."""
    drawn = b64decode(await page.evaluate(DRAW, [address, width, height]))
    return [drawn[at : at + 4] for at in range(0, len(drawn), 4)]


def png(pixels: list[bytes], width: int) -> bytes:
    """The file. It holds the colours that stand in it most often; the others become the nearest of those."""
    kept = [colour for colour, _ in Counter(pixels).most_common(COLOURS)]
    # The ones that can be seen through stand first: the list of their alphas then ends with them.
    kept.sort(key=lambda colour: colour[3])
    place = {colour: _nearest(colour, kept) for colour in set(pixels)}
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    lines = b"".join(b"\0" + bytes(place[pixel] for pixel in row) for row in rows)
    alphas = bytes(colour[3] for colour in kept if colour[3] < 255)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(colour[:3] for colour in kept)),
            _chunk(b"tRNS", alphas) if alphas else b"",
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def size(file: bytes) -> str:
    """What a PNG file says of its size, as a manifest writes it: "192x192"."""
    if file[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", file[16:24])
    return f"{width}x{height}"


def _nearest(colour: bytes, kept: list[bytes]) -> int:
    return min(range(len(kept)), key=lambda place: sum((a - b) ** 2 for a, b in zip(colour, kept[place], strict=True)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
