#!/usr/bin/env python3
"""Does what a page of the documentation says: runs its commands in order in a copy of its example, compares what they
print with what the page prints, and checks that every piece of source the page shows stands in the example's files.
usage: run_document.py BUILD PAGE EXAMPLE-FOLDER [SECTION]
With SECTION only what stands under that heading counts."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
sys.path.insert(0, os.path.dirname(here))
from installed_prefix import InstalledPrefix  # noqa: E402

build, page_name, example_name = sys.argv[1:4]
with open(os.path.join(root, page_name), encoding="utf-8") as file:
    page = file.read()
if len(sys.argv) > 4:
    page = re.search(r"^## " + re.escape(sys.argv[4]) + r"\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL).group(1)
blocks = re.findall(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

example = os.path.join(root, example_name)
sources = {}
for name in os.listdir(example):
    with open(os.path.join(example, name), encoding="utf-8") as file:
        sources[name] = file.read()

failures = []
for language, text in blocks:
    if language in ("idl", "cpp", "toml"):
        suffix = "." + language
        if not any(name.endswith(suffix) and text in source for name, source in sources.items()):
            failures.append("this " + language + " is not in the example:\n" + text)

commands = "".join(text for language, text in blocks if language == "sh")
expected = "".join(text for language, text in blocks if language == "text")
with InstalledPrefix(build) as prefix, tempfile.TemporaryDirectory(prefix="comity-document-") as folder:
    for name in sources:
        if name != "meson.build":
            shutil.copy(os.path.join(example, name), folder)
    result = subprocess.run(["bash", "-eu", "-c", commands], cwd=folder, env=prefix.environment,
                            stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        failures.append("the commands ended with status %d" % result.returncode)
    if result.stdout != expected:
        failures.append("expected:\n" + expected + "got:\n" + result.stdout)

print("\n".join(failures) or "the page is right")
sys.exit(1 if failures else 0)
