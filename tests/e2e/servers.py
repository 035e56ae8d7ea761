"""A private sshd on loopback, for the tests and for the measurements in `bench/`: own keys, a free high port."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

SYSTEM_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


class MissingError(Exception):
    """A program of the system is not installed here, or does not start; the message says which."""


@dataclass(frozen=True)
class Server:
    """A running sshd for the person who runs the tests, with a key of its own."""

    port: int
    folder: Path
    ssh: str

    def command(self, remote: str, *options: str) -> list[str]:
        """Give the command of a client that runs `remote` in the shell there; `-tt` asks for a terminal."""
        fixed = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        settings = [word for name, value in fixed.items() for word in ("-o", f"{name}={value}")]
        client = [self.ssh, "-F", "/dev/null", "-i", str(self.folder / "user_key"), "-p", str(self.port), *settings]
        return [*client, *options, f"{getpass.getuser()}@127.0.0.1", remote]


def remote_command(command: Sequence[str | Path], env: dict[str, str], *, how: str = "exec") -> str:
    """Give the line for the shell of the server: the command in exactly this environment, with TERM from the client."""
    settings = [f"{name}={shlex.quote(value)}" for name, value in env.items() if name != "TERM"]
    return " ".join([how, "env -i", 'TERM="$TERM"', *settings, *(shlex.quote(str(word)) for word in command)])


def installed(name: str) -> str:
    """Give the path of a program of the system; raises MissingError when there is none."""
    path = shutil.which(name, path=SYSTEM_PATH)
    if path is None:
        raise MissingError(f"{name} is not installed (see .ci/install-system)")
    return path


@contextmanager
def serving(folder: Path, more: str = "") -> Iterator[Server]:
    """Run an sshd on loopback with `more` under its settings: own keys, a free high port, stopped by its own pid.

    Raises MissingError where openssh-server is missing or does not start.
    """
    daemon, client, keygen = installed("sshd"), installed("ssh"), installed("ssh-keygen")
    for name in ("host_key", "user_key"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    shutil.copy(folder / "user_key.pub", folder / "authorized_keys")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = f"""
        ListenAddress 127.0.0.1:{port}
        HostKey {folder}/host_key
        PidFile {folder}/pid
        AuthorizedKeysFile {folder}/authorized_keys
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin prohibit-password
        PermitUserRC no
        PrintMotd no
        Subsystem sftp internal-sftp
    """
    (folder / "config").write_text("\n".join(line.strip() for line in settings.splitlines()) + f"\n{more}\n")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd of Debian drops its privileges
    with subprocess.Popen([daemon, "-D", "-e", "-f", folder / "config"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if "listening" in line:
                break
        else:
            raise MissingError(f"sshd does not start here: {''.join(said).strip()}")
        # What it logs is read and forgotten: a full pipe would hold it up after some hundreds of sessions.
        Thread(target=process.stderr.read, daemon=True).start()
        try:
            yield Server(port, folder, client)
        finally:
            process.terminate()
