#!/usr/bin/env python3
"""The binary matrix: the example component built in each way, used by a host built in each way. usage: run_matrix.py BUILD

A way is a compiler, a language, a C++ library and a width of wchar_t. Every component meets every host, over the installed
prefix. The result is TAP: one line for each pair, and one line marked SKIP for each way whose compiler is not installed here
(tools/setup --clang installs all of them)."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

here = os.path.dirname(os.path.abspath(__file__))
example = os.path.join(os.path.dirname(os.path.dirname(here)), "examples", "component")
sys.path.insert(0, os.path.dirname(here))
from installed_prefix import InstalledPrefix  # noqa: E402

C = ["-std=c11"]
CPP = ["-std=c++20"]
WIDTHS = {"char16": [], "wchar": ["-fshort-wchar"]}
WAYS = {}
for width, flags in WIDTHS.items():
    WAYS["gcc-" + width] = ["g++", *CPP, *flags]
    WAYS["clang-" + width] = ["clang++", *CPP, *flags]
    WAYS["clang-libc++-" + width] = ["clang++", "-stdlib=libc++", *CPP, *flags]
    WAYS["gcc-C-" + width] = ["gcc", *C, *flags]
    WAYS["clang-C-" + width] = ["clang", *C, *flags]

COMMON = ["-Wall", "-Wextra", "-Werror", "-O1", "-fvisibility=hidden", "-pthread"]


def language(way):
    return "c" if "-C-" in way else "cpp"


def missing(way, folder, environment):
    """Why this way cannot be gone on this machine, or None."""
    compiler = WAYS[way][0]
    if shutil.which(compiler) is None:
        return compiler + " is not installed"
    probe = os.path.join(folder, "probe-" + way)
    source = probe + (".c" if language(way) == "c" else ".cpp")
    with open(source, "w", encoding="ascii") as file:
        file.write("#include <stddef.h>\nint main(void) { return 0; }\n" if language(way) == "c"
                   else "#include <string>\nint main() { return static_cast<int>(std::string().size()); }\n")
    result = subprocess.run([*WAYS[way], source, "-o", probe], env=environment, capture_output=True, check=False)
    return None if result.returncode == 0 else " ".join(WAYS[way][:2]) + " cannot build a program here"


def run(command, folder, environment):
    """What went wrong, or an empty text."""
    try:
        result = subprocess.run(command, cwd=folder, env=environment, timeout=600, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    except subprocess.TimeoutExpired:
        return "took more than ten minutes: " + command[0]
    if result.returncode == 0:
        return ""
    return "status %d: %s\n%s" % (result.returncode, " ".join(command), result.stdout)


def build(way, prefix, folder):
    """Builds the component and the host of one way; gives what went wrong with each."""
    flags = prefix.pkg_config("--cflags")
    libraries = prefix.pkg_config("--libs")
    is_c = language(way) == "c"
    # libstdc++ has inline variables of default visibility, which gcc makes unique in the process; a module with such
    # a symbol is never unloaded. docs/abi.md, "Several C++ libraries in one process".
    unloadable = ["-fno-gnu-unique"] if WAYS[way][0] == "g++" else []
    module_source = os.path.join(here, "tally_in_c.c") if is_c else os.path.join(example, "tally.cpp")
    host_source = os.path.join(here, "host.c" if is_c else "host.cpp")
    os.makedirs(os.path.join(folder, way))
    module = run([*WAYS[way], *COMMON, *unloadable, "-fPIC", "-shared", '-DTALLY_TYPELIB="tally.tlb"', "-I.", *flags, "-o",
                  way + "/tally.so", module_source, *libraries], folder, prefix.environment)
    host = run([*WAYS[way], *COMMON, "-I.", *flags, "-o", way + "/host", host_source, *libraries, "-ldl"], folder,
               prefix.environment)
    return module, host


def main():
    lines = []

    def report(passed, what, detail=""):
        lines.append(("ok %d - %s" if passed else "not ok %d - %s") % (len(lines) + 1, what))
        print(lines[-1], flush=True)
        for line in detail.splitlines():
            print("# " + line, flush=True)

    with InstalledPrefix(sys.argv[1]) as prefix, tempfile.TemporaryDirectory(prefix="comity-matrix-") as folder:
        idl = ["--nostdinc", "-m64", "-I", *prefix.pkg_config("--variable=idldir"), "-L",
               *prefix.pkg_config("--variable=typelibdir")]
        source = os.path.join(example, "tally.idl")
        for command in (["-h", "-H", "tally.h"], ["-t", "-o", "tally.tlb"]):
            problem = run([os.path.join(prefix.bin, "widl"), *idl, *command, source], folder, prefix.environment)
            if problem:
                print("1..1")
                report(False, "compiling the example's IDL", problem)
                return 1

        absent = {}
        present = []
        for way in WAYS:
            reason = missing(way, folder, prefix.environment)
            if reason:
                absent[way] = reason
            else:
                present.append(way)
        print("1..%d" % (len(absent) + len(present) ** 2), flush=True)
        for way, reason in absent.items():
            report(True, "%s # SKIP %s" % (way, reason))

        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            problems = dict(zip(present, pool.map(lambda way: build(way, prefix, folder), present)))
        with open(os.path.join(example, "tally.toml"), encoding="utf-8") as file:
            catalog_entry = file.read()
        failed = 0
        for component in present:
            # Each component has a catalog of its own, so the host cannot find another one's module.
            classes = os.path.join(folder, component, "catalog", "comity", "classes.d")
            os.makedirs(classes)
            module = os.path.join(classes, "tally.so")
            if not problems[component][0]:
                shutil.copy(os.path.join(folder, component, "tally.so"), module)
            with open(os.path.join(classes, "tally.toml"), "w", encoding="utf-8") as file:
                file.write(catalog_entry)
            environment = dict(prefix.environment, COMITY_PATH=os.path.join(folder, component, "catalog"))
            for host in present:
                problem = problems[component][0] or problems[host][1] or run(
                    [os.path.join(folder, host, "host"), module], folder, environment)
                failed += bool(problem)
                report(not problem, "component %s in host %s" % (component, host), problem)
        return 1 if failed else 0


sys.exit(main())
