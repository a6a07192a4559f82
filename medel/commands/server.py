"""Serving over HTTP, in one process to start."""

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from medel.config.environment import Environment, read_environment
from medel.core.errors import MedelError
from medel.core.texts import Text

TARGET = "medel.config.wsgi:application"
# Two for pages beside those that may be busy with a slow reader of a file.
THREADS = 6
UNSENT = "No mail is sent: letters are written here. Set MEDEL_MAIL_URL to send them."


def serve() -> None:
    """Serve until interrupted; raise MedelError when the port is taken."""
    environment = read_environment()
    _require_free_port(environment)
    address = f"http://{environment.bind}:{environment.port}/"
    click.echo(f"Medel is at {address}  (Ctrl-C ends)")
    if not environment.mail_url:
        click.echo(UNSENT)
    Granian(
        TARGET,
        address=environment.bind,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=THREADS,
        backpressure=128,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def _require_free_port(environment: Environment) -> None:
    import socket  # noqa: PLC0415 (only this check needs it)

    try:
        found = socket.getaddrinfo(
            environment.bind, environment.port, type=socket.SOCK_STREAM
        )
        family, kind, protocol, _, place = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise _PortTakenError(environment) from error


class _PortTakenError(MedelError):
    def __init__(self, environment: Environment) -> None:
        place = f"{environment.bind}:{environment.port}"
        super().__init__(
            Text(
                sv=f"Det går inte att lyssna på {place}: upptaget eller otillåtet. "
                "Välj en annan: PORT=8001 ./run, eller MEDEL_BIND=127.0.0.1.",
                en=f"Cannot listen on {place}: taken or not allowed. "
                "Choose another: PORT=8001 ./run, or MEDEL_BIND=127.0.0.1.",
            )
        )
