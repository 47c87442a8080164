"""Runs the command, and counts comparisons."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
# How many characters of a wrong answer are shown.
SHOWN = 2_000
failures = []
left_out = []


def build():
    answer = subprocess.run(
        ["cargo", "build", "--quiet", "-p", "closure-reason-cli", "--message-format=json"],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    artifacts = [json.loads(line) for line in answer.splitlines()]
    return next(a["executable"] for a in artifacts if a.get("executable") and a["target"]["name"] == "closure-reason")


BINARY = build()


def command(*arguments, cwd=ROOT):
    return subprocess.run([BINARY, *arguments], cwd=cwd, check=True, stdout=subprocess.PIPE).stdout.decode()


def listed(*arguments):
    return command("list", *arguments)


def compare(what, got, expected):
    if got == expected:
        print(f"ok    {what}")
    else:
        failures.append(what)
        print(f"WRONG {what}\n  expected {str(expected)[:SHOWN]}\n  got      {str(got)[:SHOWN]}")


def leave_out(what):
    left_out.append(what)
    print(f"left out: {what}")
