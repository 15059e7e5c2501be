"""A real PostgreSQL of the tests' own: a throw-away cluster on a free port of loopback, with TLS."""

import datetime as dt
import os
import pwd
import secrets
import shutil
import struct
import subprocess
import tempfile
from asyncio import StreamReader, StreamWriter, start_server
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import quote

import asyncpg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.ports import free_port

USER = "tester"
PASSWORD = "p@ss/word"
"""As a PaaS makes them: it stands in the address percent-encoded."""


def programs() -> Path | None:
    """Where PostgreSQL's own programs are; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    beside = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = found or (beside[-1] if beside else None)
    return Path(named).resolve().parent if named else None


@contextmanager
def running() -> Iterator[str]:
    """A cluster; yields its host and port.

    PostgreSQL refuses to run as root. It has a folder of its own, because pytest closes its folders to all other users.
    """
    with tempfile.TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        yield from _running(Path(folder), "nobody" if os.geteuid() == 0 else None)


def _running(folder: Path, owner: str | None) -> Iterator[str]:
    bin_ = programs()
    assert bin_ is not None
    if owner:
        shutil.chown(folder, owner)
    data, port = folder / "data", free_port()
    password = folder / "password"
    password.write_text(PASSWORD)
    _run([bin_ / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", f"--pwfile={password}", "-N"], owner)
    _certify(data, owner)
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c ssl=on -c fsync=off -c max_connections=60"
    _run([bin_ / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], owner)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        _run([bin_ / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"], owner)


async def new_database(where: str, template: str = "template1") -> str:
    """The address of a new database, as a PaaS writes it: an empty one, or a copy of the database of that name."""
    before = f"postgres://{USER}:{quote(PASSWORD, safe='')}@{where}"
    name = f"test_{secrets.token_hex(6)}"
    connection = await asyncpg.connect(f"{before}/postgres")
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    finally:
        await connection.close()
    return f"{before}/{name}?sslmode=require"


def message(kind: bytes, content: bytes) -> bytes:
    """A message of PostgreSQL's protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html."""
    return kind + struct.pack("!I", len(content) + 4) + content


def greeting(**parameters: str) -> bytes:
    """What a server says that lets everybody in and has these parameters."""
    reported = [message(b"S", f"{name}\0{value}\0".encode()) for name, value in parameters.items()]
    return message(b"R", struct.pack("!I", 0)) + b"".join(reported) + message(b"Z", b"I")


EMPTY_ANSWER = message(b"I", b"") + message(b"Z", b"I")


@asynccontextmanager
async def pretended(greeting: bytes) -> AsyncIterator[str]:
    """A server that greets like this, and gives every command an empty answer; yields the address of its database."""

    writers: list[StreamWriter] = []

    async def handle(reader: StreamReader, writer: StreamWriter) -> None:
        writers.append(writer)
        answer = greeting
        while (data := await reader.read(65_536)) and not data.startswith(b"X"):
            is_question_of_tls = data[4:] == struct.pack("!I", 80_877_103)
            writer.write(b"N" if is_question_of_tls else answer)
            answer = answer if is_question_of_tls else EMPTY_ANSWER
        writer.close()

    async with await start_server(handle, "127.0.0.1", 0) as server:
        try:
            yield f"postgres://{USER}:hunter2@127.0.0.1:{server.sockets[0].getsockname()[1]}/d"
        finally:
            for writer in writers:
                writer.close()


def _run(words: list[str | Path], owner: str | None) -> None:
    subprocess.run(  # noqa: S603 - PostgreSQL's own programs
        [str(word) for word in words],
        check=True,
        user=owner,
        group=pwd.getpwnam(owner).pw_gid if owner else None,
        extra_groups=[] if owner else None,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd="/",
    )


def _certify(data: Path, owner: str | None) -> None:
    """A certificate signed by itself, as a PaaS's database has."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a database of the tests")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem, unencrypted = serialization.Encoding.PEM, serialization.NoEncryption()
    written = {
        "server.crt": certificate.public_bytes(pem),
        "server.key": key.private_bytes(pem, serialization.PrivateFormat.PKCS8, unencrypted),
    }
    for file, content in written.items():
        (data / file).write_bytes(content)
        (data / file).chmod(0o600)
        if owner:
            shutil.chown(data / file, owner)
