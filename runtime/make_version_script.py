"""Joins the modules' exports.txt files into the version script of libcomity.

usage: make_version_script.py this_file exports.txt... output

One symbol a line; empty lines and lines that begin with '#' are passed over. A symbol listed twice is an error: two
modules would both claim to define it.
"""
import sys

inputs, output = sys.argv[1:-1], sys.argv[-1]
owner = {}
for path in inputs:
    if path.endswith(".py"):
        continue
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name = line.split("#")[0].strip()
            if not name:
                continue
            if name in owner:
                sys.exit(f"{path}: {name} is already exported by {owner[name]}")
            owner[name] = path
with open(output, "w", encoding="utf-8") as script:
    script.write("COMITY_1 {\nglobal:\n")
    for name in sorted(owner):
        script.write(f"    {name};\n")
    script.write("local:\n    *;\n};\n")
