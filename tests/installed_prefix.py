"""Installs a build into a fresh folder, for tests that use Comity as an outsider does."""

import os
import shutil
import subprocess
import tempfile


class InstalledPrefix:
    """What is installed under `root`, and the environment in which a shell finds it."""

    def __init__(self, build_folder):
        self.root = tempfile.mkdtemp(prefix="comity-installed-")
        subprocess.run(["meson", "install", "-C", build_folder, "--no-rebuild", "--quiet", "--destdir", self.root],
                       check=True, stdout=subprocess.DEVNULL)
        pc_file = self._find("comity.pc")
        library = self._find("libcomity.so.1")
        # The interface compiler has another name in each package of Debian that has it; users type `widl`.
        self.bin = os.path.join(self.root, "bin-of-test")
        os.mkdir(self.bin)
        for name in ("widl", "widl-stable", "x86_64-w64-mingw32-widl"):
            found = shutil.which(name)
            if found:
                os.symlink(found, os.path.join(self.bin, "widl"))
                break
        self.environment = dict(os.environ)
        for name in ("COMITY_PATH", "DESTDIR", "PKG_CONFIG_SYSROOT_DIR"):
            self.environment.pop(name, None)
        self.environment.update(
            PATH=self.bin + os.pathsep + os.environ["PATH"],
            PKG_CONFIG_PATH=os.path.dirname(pc_file),
            LD_LIBRARY_PATH=os.path.dirname(library),
            XDG_DATA_HOME=os.path.join(self.root, "no-data-home"),
            # Where the catalog looks for installed classes; the prefix compiled in is the one without `root`.
            XDG_DATA_DIRS=os.path.dirname(os.path.dirname(os.path.dirname(self._find("comity-messenger.toml")))))

    def _find(self, name):
        for folder, _, files in os.walk(self.root):
            if name in files:
                return os.path.join(folder, name)
        raise FileNotFoundError(name + " was not installed")

    def pkg_config(self, *arguments):
        return subprocess.run(["pkg-config", *arguments, "comity"], env=self.environment, check=True,
                              capture_output=True, text=True).stdout.split()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)
