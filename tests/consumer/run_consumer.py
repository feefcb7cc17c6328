#!/usr/bin/env python3
"""Builds a small project outside the tree against an installed Comity, and runs it. usage: run_consumer.py BUILD"""

import os
import shutil
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from installed_prefix import InstalledPrefix  # noqa: E402

with InstalledPrefix(sys.argv[1]) as prefix, tempfile.TemporaryDirectory(prefix="comity-consumer-") as folder:
    for name in ("Makefile", "consumer.c", "consumer.cpp"):
        shutil.copy(os.path.join(here, name), folder)
    environment = dict(prefix.environment)
    for name in ("CFLAGS", "CXXFLAGS", "LDFLAGS", "MAKEFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    subprocess.run(["make", "--silent", "-j2", "CC=" + environment.get("CC", "cc"),
                    "CXX=" + environment.get("CXX", "c++")], cwd=folder, env=environment, check=True)
    for program in ("consumer-c", "consumer-cpp"):
        subprocess.run([os.path.join(folder, program)], env=environment, check=True)
