"""Asks the API server what a start has to wait for."""

import http.client
import ssl
from http import HTTPStatus

from .config import Config
from .paths import Paths

SECONDS = 5


class Api:
    """A client of the node's own API server, as its administrator."""

    def __init__(self, paths: Paths, config: Config):
        self._address = config.local_address
        self._port = int(config.https_listen_port)
        self._context = ssl.create_default_context(cafile=str(paths.tls / "server-ca.crt"))
        admin = paths.tls / "client-admin"
        self._context.load_cert_chain(f"{admin}.crt", f"{admin}.key")

    def answers(self, path: str) -> bool:
        """Whether a GET is answered with 200."""
        connection = http.client.HTTPSConnection(self._address, self._port, timeout=SECONDS, context=self._context)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
