"""Compares what an independent reader of type libraries (Wine's winedump) says with the published tables.

usage: second_reader.py winedump library.tlb messenger_facts.hpp TABLE

TABLE is the name of the member table in messenger_facts.hpp (messenger_members, communicator_members). For each interface
the sequence of (vtable slot, DISPID, name) must be the same. Exits with 1 and says what differs otherwise.
"""
import re
import subprocess
import sys

winedump, library, facts, table = sys.argv[1:]
dump = subprocess.run([winedump, "dump", library], check=True, capture_output=True).stdout.decode("latin-1")

# Names: offsets into the table of names count a head of 12 bytes and the text, rounded up to 4.
names, offset = {}, 0
for text in re.findall(r'^Name \d+ \{.*?name = "(.*?)"', dump, re.M | re.S):
    names[offset] = text
    offset += 12 + (len(text) + 3) // 4 * 4

type_names = {
    int(index): names[int(name, 16)]
    for index, name in re.findall(r"^TypeInfoBase (\d+) \{.*?NameOffset = ([0-9a-f]+)h", dump, re.M | re.S)
}

found = {}
for index, body in re.findall(r"^TypeInfo (\d+) \{(.*?)^\}", dump, re.M | re.S):
    offsets = [int(v, 16) for v in re.findall(r"VtableOffset = ([0-9a-f]+)h", body)]
    ids = [int(v, 16) for v in re.findall(r"func \d+ id = ([0-9a-f]+)h", body)]
    member_names = [int(v, 16) for v in re.findall(r"func \d+ name = ([0-9a-f]+)h", body)]
    found[type_names[int(index)]] = [
        (offset // 8, id_, names[name]) for offset, id_, name in zip(offsets, ids, member_names)
    ]

text = open(facts, encoding="utf-8").read()
text = text[text.index(f" {table}[] = "):]
text = text[: text.index("};\n")]
expected = {}
for interface, slot, dispid, name in re.findall(r'\{u"(\w+)", (\d+), (-?\w+), "[^"]*", u"(\w+)"', text):
    expected.setdefault(interface, []).append((int(slot), int(dispid, 0) & 0xFFFFFFFF, name))

failed = 0
for interface, members in expected.items():
    # One spelling per name and library, so names are compared without regard to case (ServiceID, ServiceId).
    fold = lambda rows: [(slot, id_, name.lower()) for slot, id_, name in rows]
    if fold(members) == fold(found.get(interface, [])):
        continue
    failed += 1
    print(f"{interface}: published and read differ")
    for row in members:
        if row not in found.get(interface, []):
            print("  published only:", row)
    for row in found.get(interface, []):
        if row not in members:
            print("  read only:     ", row)
print(f"{len(expected) - failed} interfaces agree, {failed} differ")
sys.exit(1 if failed or not expected else 0)
