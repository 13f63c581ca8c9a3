"""One line of an event, as docs/sealed-log-format.md says."""

import re
from datetime import datetime, timedelta, timezone

from log import J, Unreadable, decode, sha256

MEMBERS = {
    "id", "occurredAt", "category", "action", "outcome", "attempts", "entity", "modifiedBy",
    "source", "origin", "summary", "changes", "request", "proof",
}  # fmt: skip
PARTS = ("facts", "who", "what")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def is_count(value):
    is_number = isinstance(value, float) and not isinstance(value, bool)
    return is_number and value == int(value) and 0 <= value < 2**53


def has_exactly(value, names):
    return isinstance(value, dict) and set(value) == set(names)


class Event:
    def __init__(self, line, read_path):
        if not has_exactly(line, MEMBERS):
            raise Unreadable("expected an event with exactly its members")
        actor, entity = line["modifiedBy"], line["entity"]
        if not has_exactly(actor, ("type", "id", "name", "email")):
            raise Unreadable("expected modifiedBy")
        if entity is not None and not (has_exactly(entity, ("type", "id", "label")) and isinstance(entity["type"], str)):
            raise Unreadable("expected an entity")
        if not isinstance(line["id"], str):
            raise Unreadable("expected an id")
        self.line = line
        self.id = line["id"]
        self.at = self.milliseconds(line["occurredAt"])
        self.proof = line["proof"]
        if self.proof is not None:
            self.read_proof(self.proof, read_path)

    @staticmethod
    def milliseconds(text):
        if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text):
            raise Unreadable("expected a time")
        at = datetime.strptime(text[:-1], "%Y-%m-%dT%H:%M:%S.%f").replace(tzinfo=timezone.utc)
        return (at - EPOCH) // timedelta(milliseconds=1)

    def read_proof(self, proof, read_path):
        if not isinstance(proof, dict) or not all(is_count(proof.get(name)) for name in ("log", "seal", "index")):
            raise Unreadable("expected a proof")
        self.log, self.seal, self.index = (int(proof[name]) for name in ("log", "seal", "index"))
        salts = proof.get("salts")
        if not isinstance(salts, list) or len(salts) != 2:
            raise Unreadable("expected two salts")
        self.salts = [decode(salt, 16, 32) for salt in salts]
        self.marks = decode(proof.get("marks"), 6)
        self.path = read_path(proof["path"]) if "path" in proof else None
        half_a, half_s = self.salts
        facts, who, what = self.texts()
        self.hashes = [
            sha256(facts),
            half_a if len(half_a) == 32 else sha256(half_a, who),
            half_s if len(half_s) == 32 else sha256(half_s, what),
        ]
        self.leaf = sha256(b"\0", *self.hashes)

    def texts(self):
        line, actor = self.line, self.line["modifiedBy"]
        entity = line["entity"] or {"type": None, "id": None, "label": None}
        request = line["request"] if isinstance(line["request"], dict) else {}
        same = {name: line[name] for name in ("id", "category", "action", "outcome", "attempts", "origin")}
        facts = {
            "v": 1,
            **same,
            "at": self.at,
            "entityType": entity["type"],
            "entityId": entity["id"],
            "actorType": actor["type"],
            "actorId": actor["id"],
            "requestId": request.get("id"),
        }
        who = {"name": actor["name"], "email": actor["email"], "source": line["source"], "request": line["request"]}
        what = {"label": entity["label"], "summary": line["summary"], "changes": line["changes"]}
        return J(facts), J(who), J(what)

    @property
    def differing_parts(self):
        return [part for i, part in enumerate(PARTS) if self.hashes[i][:2] != self.marks[2 * i : 2 * i + 2]]

    @property
    def erased_halves(self):
        return [half for half, salt in zip(PARTS[1:], self.salts) if len(salt) == 32]

    @property
    def forged_halves(self):
        """Halves that were erased and say something all the same."""
        line, actor = self.line, self.line["modifiedBy"]
        request = line["request"]
        is_empty = {
            "who": actor["name"] is None
            and actor["email"] is None
            and line["source"] is None
            and (request is None or has_exactly(request, ("id",))),
            "what": (line["entity"] or {"label": None})["label"] is None
            and line["summary"] is None
            and line["changes"] == [],
        }
        return [half for half in self.erased_halves if not is_empty[half]]

    @property
    def removal(self):
        """What the event allows retention to remove: (log, ranges of seals, until)."""
        if self.line["category"] != "audit-log" or self.line["action"] != "cleaned":
            return None
        changes = self.line["changes"] if isinstance(self.line["changes"], list) else []
        facts = {
            str(change.get("field")): change.get("after")
            for change in reversed(changes)
            if isinstance(change, dict)
        }
        log, seals = facts.get("log"), facts.get("seals")
        is_range = lambda value: isinstance(value, list) and len(value) == 2 and all(map(is_count, value))
        if not is_count(log) or not isinstance(seals, list) or not all(map(is_range, seals)):
            return None
        try:
            return log, seals, self.milliseconds(facts.get("until"))
        except Unreadable:
            return None

    @property
    def exported_sums(self):
        if self.line["category"] != "audit-log" or self.line["action"] != "exported":
            return set()
        changes = self.line["changes"] if isinstance(self.line["changes"], list) else []
        return {
            str(change.get("after"))
            for change in changes
            if isinstance(change, dict) and change.get("field") == "sha256"
        }
