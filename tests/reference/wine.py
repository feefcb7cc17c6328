"""Runs Windows programs under Wine, each session in a fresh prefix that is removed afterwards, and reads the tables of
differences."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUILD_FOLDER = "reference"
DIFFERENCES = HERE.parent / "conformance" / "differences.md"


class Failure(Exception):
    """Something that ends the script with a message instead of a traceback."""


def fixture_folder(native_build):
    return native_build / "tests" / "conformance" / "fixtures"


def difference_rows(heading, columns):
    """The rows of the table under a heading of differences.md: lists of cells, without their backquotes. In a cell, `\\|`
    stands for a bar."""
    rows = []
    inside = False
    for line in DIFFERENCES.read_text().splitlines():
        if line.startswith("#"):
            inside = line.lstrip("# ").strip() == heading
        elif inside and line.startswith("| `"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if len(cells) != columns or not all(cells):
                raise Failure(f"differences.md: not a row of {columns} cells: {line}")
            rows.append([cell[1:-1].replace("\\|", "|") if cell.startswith("`") else cell for cell in cells])
    return rows


def build_program(native_build, name):
    """Builds a Windows program in <native build>/reference (kept there, so that the next run builds what changed)."""
    for tool in ("x86_64-w64-mingw32-g++-posix", "wine"):
        if not shutil.which(tool):
            raise Failure(f"{tool} is missing: tools/setup --reference installs it")
    folder = native_build / BUILD_FOLDER
    log = []

    def step(*command):
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        log.append(result.stdout)
        if result.returncode != 0:
            raise Failure("".join(log) + f"\n{name}.exe was not built")

    if not (folder / "build.ninja").exists():
        shutil.rmtree(folder, ignore_errors=True)
        step("meson", "setup", str(folder), str(HERE), "--cross-file", str(HERE / "mingw.ini"), "-Dwerror=true",
             f"-Dfixtures={fixture_folder(native_build)}")
    step("ninja", "-C", str(folder), f"{name}.exe")
    return folder / f"{name}.exe"


def windows_path(path):
    """How Wine names a file of this machine: drive Z: is the root folder."""
    return "Z:" + str(path).replace("/", "\\")


class Session:
    """A fresh Wine prefix. Leaving the session ends its server and removes it."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="comity-wine-")
        # No display, no .NET, no HTML engine, no debugger: none of them is asked, and each would cost time or hang.
        self.environment = dict(os.environ, WINEPREFIX=self._folder.name + "/prefix", WINEDEBUG="-all", LC_ALL="C.UTF-8",
                                WINEDLLOVERRIDES="mscoree=;mshtml=;winedbg.exe=d;winemenubuilder.exe=d")
        self.environment.pop("DISPLAY", None)
        try:
            subprocess.run(["wine", "wineboot", "--init"], env=self.environment, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, check=False)
        except subprocess.TimeoutExpired as expired:
            self.__exit__()
            raise Failure("Wine did not make its prefix within five minutes") from expired
        return self

    def __exit__(self, *_):
        # wineserver -k ends the server of this prefix, and with it everything that runs there.
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        if os.path.exists(server):
            subprocess.run([server, "-k"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                subprocess.run([server, "-w"], env=self.environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, timeout=30)
            except subprocess.TimeoutExpired:
                pass
        self._folder.cleanup()

    def run(self, program, *arguments, timeout, folder=None, variables=None, stdin=""):
        """The finished process; its returncode is None when it did not end in time."""
        environment = dict(self.environment, **(variables or {}))
        try:
            return subprocess.run(["wine", str(program), *arguments], env=environment, cwd=folder, input=stdin,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                                  timeout=timeout)
        except subprocess.TimeoutExpired as expired:
            output = expired.stdout.decode(errors="replace") if isinstance(expired.stdout, bytes) else expired.stdout
            return subprocess.CompletedProcess(expired.cmd, None, output or "", "")
