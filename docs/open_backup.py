"""Opens a backup of SEN Diary without the app:  python open_backup.py BACKUP NEW_FILE

It asks for the passphrase or the recovery key, and writes everything as JSON into NEW_FILE. It needs Python 3.11 or
newer and, for a locked backup, `pip install cryptography`. backup-format.md describes what is read here.
"""

import getpass
import hashlib
import hmac
import json
import re
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def plain_of(file: bytes) -> bytes:
    """What is behind the first line, if the checksum in it fits."""
    line, _, body = file.partition(b"\n")
    if line != b"SEN-Diary 1 " + hashlib.sha256(body).hexdigest().encode():
        sys.exit("This is no backup of SEN Diary, or it is not whole.")
    return body


def recovery_secret(typed: str) -> bytes | None:
    """The 16 bytes of a recovery key, or None where it is none."""
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", typed)).upper()
    letters = letters.translate(str.maketrans("OILU", "011V"))
    if len(letters) != 28 or not set(letters) <= set(LETTERS):
        return None
    number = 0
    for letter in letters:
        number = number * 32 + LETTERS.index(letter)
    secret = (number >> 12).to_bytes(16, "big")
    check = int.from_bytes(hashlib.sha256(b"SEN-Diary recovery key" + secret).digest()[:2], "big") >> 4
    return secret if number & 0xFFF == check else None


def unlocked(body: bytes, typed: str) -> bytes:
    """The plain backup that is inside a locked one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _, _, rounds, salt, nonce_1, key_1, nonce_2, key_2, nonce, length = struct.unpack_from(
        ">9sBI16s12s48s12s48s12sQ", body
    )
    header, kdf, sealed = body[:170], body[:30], body[170 : 170 + length]
    try:
        if secret := recovery_secret(typed):
            key = hmac.digest(secret, b"SEN-Diary recovery" + salt, "sha256")
            data_key = AESGCM(key).decrypt(nonce_2, key_2, kdf)
        else:
            words = " ".join(unicodedata.normalize("NFKC", typed).split()).encode()
            key = hashlib.pbkdf2_hmac("sha256", words, salt, rounds)
            data_key = AESGCM(key).decrypt(nonce_1, key_1, kdf)
    except InvalidTag:
        sys.exit("It does not open with that passphrase or recovery key.")
    return zlib.decompress(AESGCM(data_key).decrypt(nonce, sealed, header))


def record_of(file: bytes, ask: Callable[[str], str] = getpass.getpass) -> dict[str, object]:
    """Everything in a backup: what the first line says of it, and the tables."""
    body = plain_of(file)
    if body.startswith(b"backup "):
        if not body.startswith(b"backup 1\n\x01"):
            sys.exit("A newer version of SEN Diary made this backup. Look for a newer open_backup.py.")
        body = plain_of(unlocked(body, ask("Passphrase or recovery key: ")))
    about, _, tables = body.partition(b"\n")
    return {**json.loads(about), "tables": json.loads(tables)}


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as backup:
        record = record_of(backup.read())
    with open(sys.argv[2], "x", encoding="utf-8") as new:
        json.dump(record, new, ensure_ascii=False, indent=1)
    print(f"Everything is in {sys.argv[2]} now. Anybody who has that file can read it.")
