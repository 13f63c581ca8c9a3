"""Reads a CSV export as Python does: prints the number of rows, and the values of each column."""

import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
names = rows[0].keys() if rows else []
# Cells beyond the header have no name: of a broken file, say how many rows have some.
print(json.dumps({
    "rows": len(rows),
    "ragged": sum(None in row or None in row.values() for row in rows),
    "values": {name: sorted({row[name] for row in rows}) for name in names if name is not None},
}))
