"""What leads a Java program to the proxy: options for its virtual machine, and a store of trusted certificates."""

import warnings
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12Certificate, serialize_java_truststore

PASSWORD: Final = "changeit"  # noqa: S105 - Java's usual one: a store of certificates keeps no secret
PEM_BEGIN: Final = b"-----BEGIN CERTIFICATE-----"


def java_options(proxy: str, store: Path, around: str) -> str:
    """The value of JAVA_TOOL_OPTIONS, which every Java program reads; options that are there already take precedence.

    https://docs.oracle.com/en/java/javase/21/core/java-networking.html, "Proxies". By default,
    loopback is called directly.
    """
    address = urlsplit(proxy)
    properties = {
        "https.proxyHost": address.hostname,
        "https.proxyPort": address.port,
        "javax.net.ssl.trustStore": store,
        "javax.net.ssl.trustStoreType": "PKCS12",
        "javax.net.ssl.trustStorePassword": PASSWORD,
    }
    options = " ".join(f"-D{name}={value}" for name, value in properties.items())
    return f"{options} {around}".rstrip()


def trust_store(bundle: bytes, authority: bytes) -> bytes:
    """The certificates of a PEM bundle and one more, as Java reads them; those that can't be read are left out."""
    with warnings.catch_warnings(action="ignore"):  # of old certificates in the system's bundle
        found = [certificate for pem in _certificates(bundle + authority) if (certificate := _read(pem)) is not None]
    named = [PKCS12Certificate(certificate, str(number).encode()) for number, certificate in enumerate(found)]
    return serialize_java_truststore(named, BestAvailableEncryption(PASSWORD.encode()))


def _certificates(bundle: bytes) -> list[bytes]:
    return [PEM_BEGIN + rest for rest in bundle.split(PEM_BEGIN)[1:]]


def _read(pem: bytes) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(pem)
    except ValueError:
        return None
