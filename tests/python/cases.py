"""Verifies every case of a folder of test vectors, and prints what came of each: python3 cases.py FOLDER"""

import json
import os
import sys

from verify import verify

os.chdir(sys.argv[1])
with open("cases.json", encoding="utf-8") as source:
    cases = json.load(source)
results = [verify(case["files"], case["keys"], case["checkpoints"], case["csv"]) for case in cases]
print(json.dumps(results))
