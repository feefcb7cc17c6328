"""Checks the interfaces of the generated headers against a table of published facts.

usage: check_interfaces.py TABLE LIBRARY -- COMPILER... [-I...]

Each row of the table is an interface: its name, its identifier, and its methods after QueryInterface, AddRef and Release, in order.
A C program is made of it that looks at the virtual tables as C sees them and at the identifiers that the library exports.
Prints TAP: one line per question."""
import os
import subprocess
import sys
import tempfile

HEADERS = ["windows.h", "ole2.h", "olectl.h", "propidl.h", "dispex.h", "comcat.h", "servprov.h", "docobj.h", "objsafe.h", "activscp.h"]


def initializer(text):
    parts = text.split("-")
    tail = parts[3] + parts[4]
    octets = ", ".join("0x" + tail[at:at + 2] for at in range(0, 16, 2))
    return "{0x%s, 0x%s, 0x%s, {%s}}" % (parts[0], parts[1], parts[2], octets)


def program(rows):
    lines = ["#include <%s>" % name for name in HEADERS] + ["#include <stddef.h>", "#include <stdio.h>", "int main(void) {"]
    for name, identifier, *methods in rows:
        lines.append("    {")
        lines.append("        static const GUID published = %s;" % initializer(identifier))
        for slot, method in enumerate(["QueryInterface", "AddRef", "Release"] + methods):
            lines.append('        if (offsetof(%sVtbl, %s) != %d * sizeof(void *)) puts("slot %s::%s");'
                         % (name, method, slot, name, method))
        lines.append('        if (sizeof(%sVtbl) != %d * sizeof(void *)) puts("size %s");' % (name, 3 + len(methods), name))
        lines.append('        if (!IsEqualGUID(&IID_%s, &published)) puts("identifier %s");' % (name, name))
        lines.append("    }")
    return "\n".join(lines + ["    return 0;", "}", ""])


def main():
    table, library = sys.argv[1:3]
    compiler = sys.argv[sys.argv.index("--") + 1:]
    with open(table, encoding="utf-8") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        source, binary = os.path.join(folder, "interfaces.c"), os.path.join(folder, "interfaces")
        with open(source, "w", encoding="utf-8") as file:
            file.write(program(rows))
        for width in ([], ["-fshort-wchar"]):
            subprocess.run([*compiler, "-std=c11", *width, source, library, "-Wl,-rpath," + os.path.dirname(os.path.abspath(library)),
                            "-o", binary], check=True)
            wrong += subprocess.run([binary], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    questions = [
        ("every method has the published place", [text for text in wrong if text.startswith("slot ")]),
        ("every interface has the published number of methods", [text for text in wrong if text.startswith("size ")]),
        ("every interface has the published identifier", [text for text in wrong if text.startswith("identifier ")]),
        ("the table has interfaces at all", [] if len(rows) > 100 else ["%d rows" % len(rows)]),
    ]
    print("1..%d" % len(questions))
    for number, (question, found) in enumerate(questions, 1):
        print("%s %d - %s" % ("not ok" if found else "ok", number, question))
        for text in found:
            print("# " + text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
