"""
A second verifier of sealed logs, written from docs/sealed-log-format.md alone: it shows that the page says enough.

    python3 verify.py [--key KEY]… [--checkpoint FILE]… [--csv FILE] FILE…

Prints {"code": …, "findings": […]} and ends with that code. Python 3.9 or later, standard library only.
"""

import argparse
import gzip
import hashlib
import io
import json
import sys

from canonical import NotCanonical, parse
from events import Event, is_count
from log import (
    Checkpoint,
    Unreadable,
    decode,
    is_signed_by,
    read_checkpoint,
    read_key,
    record_leaf,
    root_from_path,
    root_of,
)

MAX_LINE = 4 * 1024 * 1024


def read_lines(file):
    with open(file, "rb") as source:
        start = source.read(2)
        source.seek(0)
        data = gzip.open(source) if start == b"\x1f\x8b" else source
        text = io.TextIOWrapper(data, encoding="utf-8-sig", newline="\n")
        while line := text.readline(MAX_LINE + 1):
            if len(line) > MAX_LINE:
                raise Unreadable("a line is too long")
            if line.strip():
                value = parse(line)
                if not isinstance(value, dict):
                    raise Unreadable("expected one JSON object a line")
                yield value


def read_path(path):
    if not isinstance(path, list) or len(path) > 64:
        raise Unreadable("expected a path")
    return [decode(item, 32) for item in path]


class Seal:
    """A seal whose line was read, and what came of its events."""

    def __init__(self, record):
        if record.get("v") != 1 or not all(is_count(record.get(name)) for name in ("log", "n", "count")):
            raise Unreadable("expected the record of a seal")
        self.record = record
        self.log, self.n, self.count = (int(record[name]) for name in ("log", "n", "count"))
        self.root = decode(record.get("root"), 32)
        self.seen = set()
        self.kept = {}

    @property
    def is_whole(self):
        return len(self.seen) == self.count

    def finding(self, state, event=None, parts=()):
        found = {"state": state}
        if event is not None:
            found["event"] = event.id
        found["seal"] = {"log": self.log, "n": self.n}
        if parts:
            found["parts"] = list(parts)
        return found

    def add(self, event):
        if event.forged_halves:
            yield self.finding("altered", event, event.forged_halves)
        if event.index >= self.count or event.index in self.seen:
            yield self.finding("inserted", event)
            return
        self.seen.add(event.index)
        if event.path is not None:
            if root_from_path(event.leaf, event.index, self.count, event.path) != self.root:
                yield self.finding("altered", event, event.differing_parts)
            return
        self.kept[event.index] = event
        if len(self.kept) < self.count:
            return
        events = [self.kept[index] for index in range(self.count)]
        self.kept = {}
        if root_of([each.leaf for each in events]) == self.root:
            return
        altered = [each for each in events if each.differing_parts]
        if not altered:
            yield self.finding("altered")
        for each in altered:
            yield self.finding("altered", each, each.differing_parts)


class Log:
    """A log that the first line of a file names."""

    def __init__(self, entry, keys):
        if not isinstance(entry, dict) or not is_count(entry.get("log")):
            raise Unreadable("expected a log")
        if not isinstance(entry.get("checkpoint"), str) or not isinstance(entry.get("verifierKey"), str):
            raise Unreadable("expected a checkpoint and a verifier key")
        self.number = int(entry["log"])
        self.checkpoint = read_checkpoint(entry["checkpoint"])
        known = [key for key in keys if is_signed_by(self.checkpoint, key)]
        self.is_pinned = bool(known)
        self.key = known[0] if known else read_key(entry["verifierKey"])
        self.is_signed = self.is_pinned or (not keys and is_signed_by(self.checkpoint, self.key))
        self.seals = {}


class Verification:
    def __init__(self, keys, kept):
        self.keys = keys
        self.kept = kept
        self.findings = []
        self.is_weak = False
        self.logs = []
        self.decided = set()
        self.sums = set()

    def report(self, state):
        self.findings.append({"state": state})

    def trust(self, entry):
        log = Log(entry, self.keys)
        if not log.is_signed:
            self.report("bad-signature")
        self.is_weak |= not log.is_pinned
        return log

    def verify(self, file):
        lines = read_lines(file)
        head = next(lines, None)
        if head is None:
            raise Unreadable("the file is empty")
        if "auditLogSeals" in head:
            self.verify_records(head["auditLogSeals"], lines)
        else:
            self.verify_export(head.get("auditLogExport"), lines)

    def verify_records(self, head, lines):
        if not isinstance(head, dict) or head.get("v") != 1:
            raise Unreadable("expected seal records")
        log = self.trust(head)
        leaves = []
        for record in lines:
            seal = Seal(record)
            if seal.log != log.number or seal.n != len(leaves):
                raise Unreadable("expected the next record")
            leaves.append(record_leaf(record))
        size = log.checkpoint.size
        if len(leaves) < size:
            self.report("missing")
        elif len(leaves) > size or root_of(leaves) != log.checkpoint.root:
            self.report("altered")
        for index, kept in enumerate(self.kept):
            if kept.origin != log.checkpoint.origin:
                continue
            self.decided.add(index)
            if not any(is_signed_by(kept, key) for key in [log.key, *self.keys]):
                self.report("bad-signature")
            elif kept.size > size:
                self.report("rolled-back")
            elif root_of(leaves[: kept.size]) != kept.root:
                self.report("forked")

    def verify_export(self, head, lines):
        if not isinstance(head, dict) or head.get("v") != 1:
            raise Unreadable("expected an export with proof")
        if not isinstance(head.get("logs"), list) or not isinstance(head.get("filters"), dict):
            raise Unreadable("expected logs and filters")
        logs = {}
        for entry in head["logs"]:
            log = self.trust(entry)
            if logs.setdefault(log.number, log) is not log:
                raise Unreadable("a log is named twice")
        end = None
        events = unsealed = erased = 0
        removals = []
        for line in lines:
            if end is not None:
                raise Unreadable("something stands after the last line")
            if "seal" in line:
                self.add_seal(logs, line)
            elif "end" in line:
                end = line["end"]
                if not isinstance(end, dict) or not all(is_count(end.get(name)) for name in ("events", "unsealed")):
                    raise Unreadable("expected a last line")
            else:
                event = Event(line, read_path)
                events += 1
                unsealed += event.proof is None
                erased += event.proof is not None and bool(event.erased_halves)
                self.add_event(logs, event)
                if event.proof is not None and event.removal:
                    removals.append(event.removal)
        for seal in [seal for log in logs.values() for seal in log.seals.values()]:
            if seal.kept:
                self.findings.append(seal.finding("missing"))
        is_right = end == {**(end or {}), "events": events, "unsealed": unsealed}
        if not is_right:
            self.report("missing")
        self.logs += logs.values()
        is_gapless = is_right and unsealed == 0 and is_without_gap(logs, head["filters"], removals)
        self.is_weak |= not is_gapless or erased > 0 or events == 0

    def add_seal(self, logs, line):
        if set(line) != {"seal", "path"} or not isinstance(line["seal"], dict):
            raise Unreadable("expected a seal and its path")
        seal = Seal(line["seal"])
        log = logs.get(seal.log)
        if log is None or seal.n in log.seals:
            raise Unreadable("expected each seal once, of a log of the first line")
        path = read_path(line["path"])
        log.seals[seal.n] = seal
        size = log.checkpoint.size
        if root_from_path(record_leaf(seal.record), seal.n, size, path) != log.checkpoint.root:
            self.findings.append(seal.finding("altered"))

    def add_event(self, logs, event):
        if event.proof is None:
            return
        log = logs.get(event.log)
        seal = log and log.seals.get(event.seal)
        if not seal:
            raise Unreadable("expected the line of a seal before its events")
        self.findings += seal.add(event)
        self.sums |= event.exported_sums

    def compare_kept(self):
        for index, kept in enumerate(self.kept):
            if index in self.decided:
                continue
            same = [log for log in self.logs if log.checkpoint.origin == kept.origin]
            if same and not any(is_signed_by(kept, key) for key in [same[0].key, *self.keys]):
                self.report("bad-signature")
            of_size = [log for log in same if log.checkpoint.size == kept.size]
            if not of_size:
                self.is_weak = True
            elif any(log.checkpoint.root != kept.root for log in of_size):
                self.report("forked")

    def check_csv(self, file):
        with open(file, "rb") as source:
            if hashlib.sha256(source.read()).hexdigest() not in self.sums:
                self.report("altered")

    @property
    def code(self):
        return 1 if self.findings else 3 if self.is_weak else 0


def is_removed(seal, removals):
    """No event of the seal is in the file, because retention was allowed to remove them."""
    record = seal.record
    age = min(record["at"], record["at"] if record.get("to") is None else record["to"])
    return not seal.seen and any(
        log == seal.log and age < until and any(first <= seal.n <= last for first, last in seals)
        for log, seals, until in removals
    )


def is_without_gap(logs, filters, removals):
    sealed = [log for log in logs.values() if log.seals]
    if len(sealed) != 1:
        return False
    numbers = sorted(sealed[0].seals)
    return numbers == list(range(numbers[0], numbers[-1] + 1)) and all(
        seal.is_whole or is_outside(seal, filters) or is_removed(seal, removals) for seal in sealed[0].seals.values()
    )


def is_outside(seal, filters):
    """No event of the seal is in the file, because all are before or after what was asked for."""
    if seal.seen or seal.record.get("from") is None or seal.record.get("to") is None:
        return False
    bounds = {name: Event.milliseconds(filters[name]) for name in ("from", "to") if isinstance(filters.get(name), str)}
    return ("from" in bounds and seal.record["to"] < bounds["from"]) or (
        "to" in bounds and seal.record["from"] >= bounds["to"]
    )


def read_kept(file) -> Checkpoint:
    with open(file, encoding="utf-8") as source:
        return read_checkpoint(source.read(5000))


def verify(files, keys, checkpoints=(), csv=None):
    """What the command prints."""
    try:
        kept = [read_kept(file) for file in checkpoints]
        verification = Verification([read_key(key) for key in keys], kept)
        for file in files:
            verification.verify(file)
        verification.compare_kept()
        if csv:
            verification.check_csv(csv)
    except (Unreadable, NotCanonical, ValueError, OSError, EOFError, RecursionError) as error:
        return {"code": 2, "error": str(error)}
    return {"code": verification.code, "findings": verification.findings}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--key", action="append", default=[])
    parser.add_argument("--checkpoint", action="append", default=[])
    parser.add_argument("--csv")
    options = parser.parse_args()
    result = verify(options.files, options.key, options.checkpoint, options.csv)
    print(json.dumps(result))
    return result["code"]


if __name__ == "__main__":
    sys.exit(main())
