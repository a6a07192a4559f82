"""A real Medel on a free port, with an installation of its own for the while."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
PAUSE = 0.02


@dataclass(frozen=True)
class Served:
    """A running server: its address, its process, and how long its start took."""

    address: str
    pid: int
    start_seconds: float


@contextmanager
def serve(home: Path | None = None, **environment: str) -> Iterator[Served]:
    """Start `medel serve --prepare`, wait for the first page, stop it afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        port = _find_port()
        settings = {
            **os.environ,
            "PORT": str(port),
            "MEDEL_HOME": str(home or folder),
            **environment,
        }
        command = [sys.executable, "-m", "medel", "serve", "--prepare"]
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _await_page(f"{address}/sv/", process)
            yield Served(address, process.pid, time.perf_counter() - started)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_page(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 (our own server)
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(PAUSE)
    message = f"Medel did not answer at {address}"
    raise RuntimeError(message)
