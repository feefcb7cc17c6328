#!/usr/bin/env python3
"""Builds source that is written for Windows, unchanged, in every way there is, and compares what it prints.

usage: run_ports.py BUILD [--reference]

The sources are the worked example of docs/porting.md and the samples beside this script. Natively they are built against an
installed Comity with gcc and, where it is there, clang: whatever writes L"..." with a short wchar_t, the rest with both widths.
What the example prints has to be what the page says; what a sample prints, what its file of the same name with the ending
.out says. With --reference they are instead built with mingw and run under Wine, except what needs headers that mingw has not.

The last line is `N passed, N failed`; the exit status is 0 if nothing failed."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
sys.path.insert(0, os.path.join(root, "tests"))
sys.path.insert(0, os.path.join(root, "tests", "reference"))
from installed_prefix import InstalledPrefix  # noqa: E402

EXAMPLE = os.path.join(root, "examples", "windows-source")
SHORT, WIDE_AS_IT_IS = "comity-port", "comity"
# Source, the packages it is built with, its language's standards, and whether mingw has all of its headers.
SOURCES = [
    ("ledger.cpp", (SHORT,), ("c++17", "c++20"), True),
    ("sink.cpp", (SHORT,), ("c++17", "c++20"), True),
    ("automation.c", (SHORT, WIDE_AS_IT_IS), ("c11",), True),
    ("browse.cpp", (SHORT, WIDE_AS_IT_IS), ("c++17", "c++20"), False),
]


def expected_output(source):
    if source == "ledger.cpp":
        with open(os.path.join(root, "docs", "porting.md"), encoding="utf-8") as file:
            section = re.search(r"^## A worked example\n(.*?)(?=^## |\Z)", file.read(), re.MULTILINE | re.DOTALL).group(1)
        return "".join(re.findall(r"^```text\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))
    with open(os.path.join(here, os.path.splitext(source)[0] + ".out"), encoding="utf-8") as file:
        return file.read()


class Ports:
    def __init__(self, prefix, folder):
        self.folder, self.environment = folder, dict(prefix.environment)
        self.passed = self.failed = 0
        for name in os.listdir(EXAMPLE):
            shutil.copy(os.path.join(EXAMPLE, name), folder)
        for name, _, _, _ in SOURCES:
            if os.path.exists(os.path.join(here, name)):
                shutil.copy(os.path.join(here, name), folder)
        idl = ["--nostdinc", "-m64", "-I", self.variable("idldir"), "-L", self.variable("typelibdir")]
        for arguments in (["-h", "-H", "ledger.h"], ["-t", "-o", "ledger.tlb"]):
            subprocess.run(["widl", *idl, *arguments, "ledger.idl"], cwd=folder, env=self.environment, check=True)

    def pkg_config(self, *arguments):
        return subprocess.run(["pkg-config", *arguments], env=self.environment, check=True, capture_output=True,
                              text=True).stdout.split()

    def variable(self, name):
        return self.pkg_config("--variable=" + name, "comity")[0]

    def check(self, what, source, compile_command, run):
        result = subprocess.run(compile_command, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)
        problem = result.stdout if result.returncode != 0 else None
        if problem is None:
            result = run()
            output = result.stdout.replace("\r\n", "\n")
            if result.returncode != 0 or output != expected_output(source):
                problem = "status %s, and instead of\n%s\nit printed\n%s" % (result.returncode, expected_output(source), output)
        if problem is None:
            self.passed += 1
        else:
            self.failed += 1
            print("%s: %s" % (what, problem))

    def native(self):
        program = os.path.join(self.folder, "program")
        for compilers in (("gcc", "g++"), ("clang", "clang++")):
            if not shutil.which(compilers[1]):
                continue
            for source, packages, standards, _ in SOURCES:
                compiler = compilers[0] if source.endswith(".c") else compilers[1]
                for package in packages:
                    for standard in standards:
                        flags = self.pkg_config("--cflags", "--libs", package)
                        self.check(" ".join((source, compiler, standard, package)), source,
                                   [compiler, "-std=" + standard, "-Wall", "-Wextra", "-Werror", source, *flags, "-o", program],
                                   lambda: subprocess.run([program], cwd=self.folder, env=self.environment, text=True,
                                                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT))

    def reference(self):
        import wine
        for tool in ("x86_64-w64-mingw32-g++-posix", "wine"):
            if not shutil.which(tool):
                raise SystemExit(tool + " is missing: tools/setup --reference installs it\n0 passed, 1 failed")
        with wine.Session() as session:
            for source, _, standards, on_mingw in SOURCES:
                if not on_mingw:
                    continue
                compiler = "x86_64-w64-mingw32-%s-posix" % ("gcc" if source.endswith(".c") else "g++")
                self.check(source + " as a Windows program", source,
                           [compiler, "-std=" + standards[0], "-static", source, "-o", "program.exe", "-loleaut32", "-lole32",
                            "-luuid"],
                           lambda: session.run(os.path.join(self.folder, "program.exe"), timeout=120, folder=self.folder))


def main():
    builds = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
    if len(builds) != 1 or options not in ([], ["--reference"]):
        print(__doc__)
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    with InstalledPrefix(builds[0]) as prefix, tempfile.TemporaryDirectory(prefix="comity-porting-") as folder:
        ports = Ports(prefix, folder)
        if options:
            ports.reference()
        else:
            ports.native()
        print("%d passed, %d failed" % (ports.passed, ports.failed))
        return 0 if ports.failed == 0 and ports.passed > 0 else 1


sys.exit(main())
