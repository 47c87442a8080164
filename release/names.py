"""Compares the archive of a target with what finds it: `cargo binstall` by Cargo.toml, and winget by its manifest.

names.py TARGET FOLDER: FOLDER has the archive, and `winget` if the target is Windows."""

import hashlib
import os
import re
import sys
import tarfile
import tomllib
import zipfile

target, folder = sys.argv[1:]


def toml(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


workspace = toml("Cargo.toml")["workspace"]["package"]
metadata = toml("closure-reason-cli/Cargo.toml")["package"]["metadata"]["binstall"]
metadata |= metadata.get("overrides", {}).get(target, {})
# Without `pkg-fmt`, binstall takes `tgz`, which may also end in `.tar.gz`.
suffixes = {"tgz": [".tgz", ".tar.gz"], "zip": [".zip"]}[metadata.get("pkg-fmt", "tgz")]
values = {
    "repo": workspace["repository"],
    "version": workspace["version"],
    "target": target,
    "bin": "closure-reason",
    "binary-ext": ".exe" if "windows" in target else "",
}


def filled_in(template, **more):
    return re.sub(r"\{ ?([a-z-]+) ?\}", lambda found: (values | more)[found[1]], template)


def files(archive):
    if archive.endswith(".zip"):
        return zipfile.ZipFile(archive).namelist()
    return tarfile.open(archive).getnames()


def must(is_right, what):
    if not is_right:
        sys.exit(f"{target}: {what}")


urls = [filled_in(metadata["pkg-url"], **{"archive-suffix": suffix}) for suffix in suffixes]
found = [url for url in urls if os.path.exists(os.path.join(folder, url.rsplit("/", 1)[1]))]
must(found, f"no archive is named as binstall asks: {urls}")
archive = os.path.join(folder, found[0].rsplit("/", 1)[1])
program = filled_in(metadata["bin-dir"])
must(program in files(archive), f"{archive} has no {program}, which binstall installs")

if "windows" in target:
    with open(os.path.join(folder, "winget", "ClosureReason.ClosureReason.installer.yaml"), encoding="utf-8") as file:
        manifest = dict(re.findall(r"(\w+): (.*)", file.read()))
    with open(archive, "rb") as file:
        checksum = hashlib.sha256(file.read()).hexdigest()
    must(manifest["InstallerUrl"] == found[0], f"winget asks for {manifest['InstallerUrl']}")
    must(manifest["RelativeFilePath"].replace("\\", "/") == program, f"winget starts {manifest['RelativeFilePath']}")
    must(manifest["InstallerSha256"].lower() == checksum, "winget has another checksum")
    must(manifest["PackageVersion"] == values["version"], "winget has another version")
