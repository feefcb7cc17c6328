#!/usr/bin/env python3
"""Runs a program that makes mistakes with its memory, and reads what the memory check says about it.

usage: run_memory_check.py PROGRAM
"""
import os
import subprocess
import sys


def report(mistake, check='1'):
    environment = dict(os.environ, COMITY_MEMCHECK=check)
    done = subprocess.run([sys.argv[1], mistake], env=environment, stderr=subprocess.PIPE, text=True, timeout=60)
    if done.returncode != 0:
        sys.exit(f'{mistake}: status {done.returncode}\n{done.stderr}')
    return done.stderr


def expect(mistake, *texts):
    """The texts have to be in the report, in this order."""
    said = report(mistake)
    place = 0
    for text in texts:
        place = said.find(text, place)
        if place < 0:
            sys.exit(f'{mistake}: "{text}" is not where it should be in\n{said}')
        place += len(text)


CLEAN = 'comity: memory check: 0 blocks leaked, 0 bytes; 0 wrong frees\n'
if report('none') != CLEAN:
    sys.exit(f'without mistakes:\n{report("none")}')
for off in ('', '0'):
    if report('none', off):
        sys.exit('it reports although it is off')

# Not the functions' own names: where one ends with a call inside the library, an optimized build has no trace of it.
expect('leaks', 'leaked: 2 times a string', 'made by', 'forgets_a_string')
expect('leaks', "leaked: an array's block", 'made by', 'forgets_an_array')
expect('leaks', '3 blocks leaked', '0 wrong frees')
expect('wrong', 'SysFreeString was given a block (30 bytes), which CoTaskMemFree frees', 'by\n',
       'frees_task_memory_as_a_string', 'made by', 'frees_task_memory_as_a_string')
expect('wrong', 'CoTaskMemFree was given a string', 'which SysFreeString frees', 'by\n', 'frees_a_string_as_task_memory',
       'made by', 'frees_a_string_as_task_memory')
expect('wrong', '0 blocks leaked, 0 bytes; 2 wrong frees')
expect('twice', 'a string', 'was freed a second time', 'by\n', 'frees_a_string_twice', 'freed before by',
       'frees_a_string_twice', 'made by', 'frees_a_string_twice')
expect('twice', 'a block (30 bytes) was freed a second time', 'by\n', 'frees_task_memory_twice', 'made by',
       'frees_task_memory_twice')
expect('twice', '0 blocks leaked, 0 bytes; 2 wrong frees')
