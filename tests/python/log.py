"""Leaves, trees, checkpoints and verifier keys, as docs/sealed-log-format.md says."""

import base64
import hashlib
import re
from typing import NamedTuple

from canonical import canonical
from ed25519 import is_signed


class Unreadable(Exception):
    """The file is not of this format."""


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def decode(text, *lengths) -> bytes:
    """The bytes of base64 text, which must be the only text for them."""
    if not isinstance(text, str):
        raise Unreadable("expected base64")
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Unreadable("expected base64") from error
    if base64.b64encode(data).decode() != text or (lengths and len(data) not in lengths):
        raise Unreadable(f"expected base64 of {lengths} bytes")
    return data


def J(value) -> bytes:
    return canonical(value).encode()


def record_leaf(record) -> bytes:
    return sha256(b"\0", J(record))


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1", left, right)


def root_of(leaves) -> bytes:
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node(root_of(leaves[:split]), root_of(leaves[split:]))


def root_from_path(leaf, index, size, path):
    if index >= size:
        return None
    last = size - 1
    found = leaf
    for sibling in path:
        if last == 0:
            return None
        if index % 2 == 1 or index == last:
            found = node(sibling, found)
            while index % 2 == 0 and index != 0:
                index, last = index // 2, last // 2
        else:
            found = node(found, sibling)
        index, last = index // 2, last // 2
    return found if last == 0 else None


class VerifierKey(NamedTuple):
    name: str
    id: bytes
    raw: bytes


def read_key(text) -> VerifierKey:
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)", text.strip())
    if not match:
        raise Unreadable("expected a verifier key")
    name, key_id, encoded = match.groups()
    data = decode(encoded, 33)
    key = VerifierKey(name, sha256(name.encode(), b"\n", data)[:4], data[1:])
    if data[0] != 1 or key.id.hex() != key_id:
        raise Unreadable("the parts of the verifier key do not belong together")
    return key


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes
    text: str
    signatures: list


def read_checkpoint(note) -> Checkpoint:
    if len(note) > 4096:
        raise Unreadable("the checkpoint is too long")
    text, gap, below = (note.replace("\r\n", "\n").strip() + "\n").partition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < 3 or not re.fullmatch(r"0|[1-9]\d{0,14}", lines[1]):
        raise Unreadable("expected a checkpoint")
    signatures = []
    for line in below.split("\n"):
        if line == "":
            continue
        match = re.fullmatch(r"\u2014 (\S+) (\S+)", line)
        if not match:
            raise Unreadable("expected a signature")
        signatures.append((match.group(1), decode(match.group(2))))
    return Checkpoint(lines[0], int(lines[1]), decode(lines[2], 32), text + "\n", signatures)


def is_signed_by(checkpoint: Checkpoint, key: VerifierKey) -> bool:
    return any(
        name == key.name
        and data[:4] == key.id
        and is_signed(key.raw, checkpoint.text.encode(), data[4:])
        for name, data in checkpoint.signatures
    )
