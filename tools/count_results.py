"""Counts test cases in the JUnit file that `meson test` writes.

usage: count_results.py testlog.junit.xml STATUS

Prints "PASSED FAILED SKIPPED". STATUS is meson's exit status: when it is not 0, at least one failure is counted, because
a program that dies before it writes its results leaves no failed case behind.
"""
import sys
import xml.etree.ElementTree as xml

path, status = sys.argv[1], int(sys.argv[2])
passed = failed = skipped = 0
for case in xml.parse(path).getroot().iter("testcase"):
    if case.find("failure") is not None or case.find("error") is not None:
        failed += 1
    elif case.find("skipped") is not None or case.get("status") == "notrun":
        skipped += 1
    else:
        passed += 1
if status != 0 and failed == 0:
    failed = 1
print(passed, failed, skipped)
