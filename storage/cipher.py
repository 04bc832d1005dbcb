"""The two steps of a locked backup, done by what is there: the browser's own WebCrypto, or `cryptography` elsewhere.

Nothing of either is loaded before a backup is locked or opened.
"""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module
from typing import Any, Protocol

MODULE = "sen_cipher"
"""The name under which the worker registers pwa/cipher.js with Pyodide."""
KEY = 32
_REFUSED = "OperationError"
"""What WebCrypto calls bytes that are not what was sealed with this key."""


class Refused(Exception):
    """It is another key, or not what was sealed with it."""


class NoCipher(Exception):
    """This device cannot do it at all."""


class Cipher(Protocol):
    """AES-256-GCM, and PBKDF2 with SHA-256. Both raise NoCipher where they cannot be done."""

    async def derive(self, passphrase: bytes, salt: bytes, iterations: int) -> bytes:
        """The key of 32 bytes that this passphrase gives. It is slow on purpose."""

    async def seal(self, key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
        """The data, locked, with its tag of 16 bytes behind it. `about` is not in it, but bound to it."""

    async def open(self, key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
        """What was sealed. Raises Refused."""


def cipher_here() -> Cipher:
    """The one of this device."""
    return BrowserCipher() if sys.platform == "emscripten" else LibraryCipher()


class LibraryCipher:
    """By `cryptography`, in a thread, so that the screen does not stand still."""

    async def derive(self, passphrase: bytes, salt: bytes, iterations: int) -> bytes:
        """See Cipher."""
        return await asyncio.to_thread(_derive, passphrase, salt, iterations)

    async def seal(self, key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
        """See Cipher."""
        return await asyncio.to_thread(_aes(key).encrypt, nonce, data, about)

    async def open(self, key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
        """See Cipher."""
        aes = _aes(key)
        from cryptography.exceptions import InvalidTag

        try:
            return await asyncio.to_thread(aes.decrypt, nonce, data, about)
        except InvalidTag:
            raise Refused from None


class BrowserCipher:
    """By pwa/cipher.js. Bytes cross as they do in `storage/browser.py`."""

    def __init__(self, js: Any = None) -> None:
        self._js = import_module(MODULE) if js is None else js

    async def derive(self, passphrase: bytes, salt: bytes, iterations: int) -> bytes:
        """See Cipher."""
        return await self._do("derive", passphrase, salt, iterations)

    async def seal(self, key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
        """See Cipher."""
        return await self._do("seal", key, nonce, data, about)

    async def open(self, key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
        """See Cipher."""
        return await self._do("open", key, nonce, data, about)

    async def _do(self, verb: str, *given: bytes | int) -> bytes:
        try:
            data: bytes = (await getattr(self._js, verb)(*given)).to_bytes()
        except Exception as error:
            # A JavaScript error carries its name. What has another one, as a page without HTTPS, cannot do it at all.
            raise (Refused if getattr(error, "name", "") == _REFUSED else NoCipher)(type(error).__name__) from None
        return data


def _derive(passphrase: bytes, salt: bytes, iterations: int) -> bytes:
    try:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
    except ImportError as error:
        raise NoCipher(str(error)) from None
    return PBKDF2HMAC(SHA256(), KEY, salt, iterations).derive(passphrase)


def _aes(key: bytes) -> Any:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError as error:
        raise NoCipher(str(error)) from None
    return AESGCM(key)
