"""A PostgreSQL server for the tests: a new cluster in a temporary folder, with its socket there, removed afterwards."""

import contextlib
import glob
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile


def programs():
    """The folder of `initdb`. On Debian, each version has one outside the path."""
    found = shutil.which("initdb")
    if found:
        return pathlib.Path(found).resolve().parent
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda folder: int(folder.split("/")[4]))
    return pathlib.Path(folders[-1]) if folders else None


def user():
    """The user to run as, since PostgreSQL refuses to run as root. None if there is no such user."""
    if os.getuid() != 0:
        return os.getuid()
    try:
        return pwd.getpwnam("postgres").pw_uid
    except KeyError:
        return None


class Server:
    def __init__(self, folder, bin_folder, uid):
        self.folder, self.bin, self.uid = folder, bin_folder, uid

    def call(self, program, *arguments, given=None):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": self.folder}
        # Only root can become another user.
        other = {"user": self.uid} if os.getuid() == 0 else {}
        done = subprocess.run([self.bin / program, *arguments], input=given, text=True, cwd=self.folder, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, **other)
        if done.returncode != 0:
            raise SystemExit(f"{program} failed: {done.stderr or done.stdout}")
        return done.stdout

    def psql(self, sql):
        return self.call("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "test", "postgres", given=sql)

    def run(self, script):
        self.psql(script)

    def shell(self, code):
        """What the lines of a shell print, in which `psql` finds the server."""
        more = {"PATH": f"{self.bin}:{os.environ['PATH']}", "PGHOST": self.folder, "PGUSER": "test", "PGDATABASE": "postgres"}
        return subprocess.run(["sh", "-ec", code], check=True, env=os.environ | more, stdout=subprocess.PIPE, text=True).stdout

    def read(self, query):
        """Rows, read as JSON, which keeps every text unchanged."""
        return json.loads(self.psql(f"SELECT coalesce(json_agg(json_build_array(q.a, q.b)), '[]') FROM ({query}) AS q(a, b);"))


@contextlib.contextmanager
def server():
    """A running server, or None."""
    bin_folder, uid = programs(), user()
    if bin_folder is None or uid is None:
        yield None
        return
    # A socket's path has to be short.
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        os.chown(folder, uid, -1)
        one = Server(folder, bin_folder, uid)
        one.call("initdb", "-D", f"{folder}/data", "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"-c fsync=off -c listen_addresses= -c unix_socket_directories={folder}"
        # On a busy machine, the usual minute may be too short.
        one.call("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-o", settings, "-w", "-t", "600", "start")
        try:
            yield one
        finally:
            one.call("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
