"""Packs a folder the same way each time: sorted, with the date of SOURCE_DATE_EPOCH, without owners. Its checksum, in the
form of sha256sum, which macOS does not have, is in a file next to it."""

import gzip
import hashlib
import io
import os
import sys
import tarfile
import time
import zipfile

folder, archive = sys.argv[1:]
date = int(os.environ["SOURCE_DATE_EPOCH"])
root = os.path.dirname(folder)
files = sorted(os.path.join(at, file) for at, _, names in os.walk(folder) for file in names)


def mode(file):
    return 0o755 if os.path.basename(file) in ("closure-reason", "closure-reason.exe") else 0o644


if archive.endswith(".zip"):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            # A zip knows no date before 1980.
            entry = zipfile.ZipInfo(os.path.relpath(file, root), time.gmtime(max(date, 315532800))[:6])
            entry.external_attr = (0o100000 | mode(file)) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            with open(file, "rb") as content:
                packed.writestr(entry, content.read())
else:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packed:
        for file in files:
            entry = packed.gettarinfo(file, os.path.relpath(file, root))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime, entry.mode = date, mode(file)
            with open(file, "rb") as content:
                packed.addfile(entry, content)
    with open(archive, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=date) as packed:
        packed.write(buffer.getvalue())

with open(archive, "rb") as packed:
    checksum = hashlib.sha256(packed.read()).hexdigest()
with open(archive + ".sha256", "w", newline="\n") as out:
    out.write(f"{checksum}  {os.path.basename(archive)}\n")
