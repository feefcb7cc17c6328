"""Finds type libraries: .tlb files, and TYPELIB resources of PE files."""
import struct


def _resource_ids(data):
    """The numbers of the TYPELIB resources of a PE file, ascending."""
    if data[:2] != b"MZ":
        return []
    header = struct.unpack_from("<I", data, 0x3C)[0]
    if data[header:header + 4] != b"PE\0\0":
        return []
    section_count, optional_size = struct.unpack_from("<H", data, header + 6)[0], struct.unpack_from("<H", data, header + 20)[0]
    optional = header + 24
    directories = optional + (112 if struct.unpack_from("<H", data, optional)[0] == 0x20B else 96)
    resource_address = struct.unpack_from("<I", data, directories + 2 * 8)[0]
    if resource_address == 0:
        return []
    base = None
    for index in range(section_count):
        size, address, raw_size, raw = struct.unpack_from("<IIII", data, optional + optional_size + index * 40 + 8)
        if address <= resource_address < address + max(size, raw_size):
            base = raw + resource_address - address
    if base is None:
        return []

    def entries(offset):
        named, numbered = struct.unpack_from("<HH", data, base + offset + 12)
        for index in range(named + numbered):
            name, target = struct.unpack_from("<II", data, base + offset + 16 + index * 8)
            if name & 0x80000000:
                at = base + (name & 0x7FFFFFFF)
                length = struct.unpack_from("<H", data, at)[0]
                name = data[at + 2:at + 2 + length * 2].decode("utf-16-le")
            yield name, target

    for name, target in entries(0):
        if isinstance(name, str) and name.upper() == "TYPELIB" and target & 0x80000000:
            return sorted(key for key, _ in entries(target & 0x7FFFFFFF) if isinstance(key, int))
    return []


def find(folder):
    """[(name, path)] of every type library in a folder; path has the form `file` or `file\\N`."""
    found = []
    for file in sorted(folder.iterdir()):
        if not file.is_file():
            continue
        with file.open("rb") as stream:
            start = stream.read(4)
            if start in (b"MSFT", b"SLTG"):
                found.append((file.name, str(file)))
                continue
            if start[:2] != b"MZ":
                continue
            data = start + stream.read()
        ids = _resource_ids(data)
        if len(ids) == 1:
            found.append((file.name, str(file)))
        else:
            found += [(f"{file.name}.{number}", f"{file}\\{number}") for number in ids]
    return found
