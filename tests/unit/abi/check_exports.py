"""Checks that the shared library exports what the public headers declare, and that docs/coverage.md tells the truth.

usage: check_exports.py LIBRARY COVERAGE.MD INCLUDE-FOLDER -- COMPILER... [-I...]

Three sets have to agree: the functions that the headers in the include folder declare for export, the symbols that the library
exports, and the functions of the tables in coverage.md. A declared function that is not exported is a failure; so is a function
that the page marks as there and that is not declared and exported, and one of Automation's headers that is not on the page.
Prints TAP: one line per question.
"""
import pathlib
import re
import subprocess
import sys

# What a component defines for the runtime to find; the headers declare it for the component's source.
DEFINED_BY_MODULES = {"DllGetClassObject", "DllCanUnloadNow", "DllRegisterServer", "DllUnregisterServer", "DllMain"}
AUTOMATION_HEADERS = {"oleauto.h"}
MARKS = {"done", "different", "not there"}


def declared(include, compiler):
    """{function: header} for all prototypes with default visibility; definitions in headers are passed over."""
    headers = sorted(file.name for file in include.glob("*.h"))
    source = "".join(f"#include <{name}>\n" for name in headers)
    text = subprocess.run([*compiler, "-E", "-x", "c", "-"], input=source, stdout=subprocess.PIPE, text=True, check=True).stdout
    own, header = [], None
    for line in text.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            header = marker[1] if include in pathlib.Path(marker[1]).resolve().parents else None
        elif header:
            own.append((header, line))
    found = {}
    text = "\n".join(line for _, line in own)
    place = []
    for file, line in own:
        place += [file] * (len(line) + 1)
    for match in re.finditer(r'visibility\("default"\)\s*\)\s*\)\s*(?!struct)[^;{}()]*?\b(\w+)\s*\(', text):
        depth, at = 1, match.end()
        while depth and at < len(text):
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        behind = re.match(r"\s*(__attribute__\s*\(\(.*?\)\)|__asm__\s*\([^)]*\)|\s)*([;{=])", text[at:], re.S)
        if behind and behind[2] == ";" and match[1] != "__attribute__":
            found[match[1]] = pathlib.Path(place[match.start()]).name
    return found


def exported(library):
    lines = subprocess.run(["nm", "-D", "--defined-only", library], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {line.split()[-1].split("@")[0] for line in lines.splitlines() if line}


def page_functions(page):
    """{function: mark} of all tables: rows of `Name` and mark, and the grid of VarXFromY."""
    marks = {}

    def take(name, mark):
        if mark not in MARKS:
            raise SystemExit(f"coverage.md: {name} has the mark '{mark}'; there are: {', '.join(sorted(MARKS))}")
        if name in marks:
            raise SystemExit(f"coverage.md: {name} stands there twice")
        marks[name] = mark

    columns = None
    for line in page.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else None
        if not cells:
            columns = None
        elif cells[0] == "from \\ to":
            columns = cells[1:]
        elif columns and not cells[0].startswith("-"):
            for target, mark in zip(columns, cells[1:]):
                if mark:
                    take(f"Var{target}From{cells[0]}", mark)
        elif cells[0].startswith("`"):
            for name in re.findall(r"`(\w+)`", cells[0]):
                take(name, cells[1])
    return marks


def main():
    library, page, include = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    compiler = sys.argv[sys.argv.index("--") + 1:]
    functions, symbols, marks = declared(include, compiler), exported(library), page_functions(page)
    there = {name for name, mark in marks.items() if mark != "not there"}
    automation = {name for name, header in functions.items() if header in AUTOMATION_HEADERS or header.startswith("oleauto_")}
    questions = [
        ("every function that a header declares is exported", functions.keys() - symbols - DEFINED_BY_MODULES),
        ("every function that coverage.md marks as there is exported", there - symbols),
        ("every function that coverage.md marks as there is declared", there - functions.keys()),
        ("no function that coverage.md marks as not there is exported", (marks.keys() - there) & symbols),
        ("every function of Automation's headers is in coverage.md", automation - marks.keys()),
        ("the headers declare functions at all", set() if len(functions) > 300 else {f"{len(functions)} found"}),
    ]
    print(f"1..{len(questions)}")
    for number, (question, wrong) in enumerate(questions, 1):
        print(f"{'not ok' if wrong else 'ok'} {number} - {question}")
        for name in sorted(wrong):
            print(f"# {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
