"""The public half of a WireGuard key, so that only the private one has to be kept."""

import base64

from ansible.errors import AnsibleFilterError
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey


def wireguard_public_key(private):
    """Base64 of 32 bytes in, base64 of 32 bytes out; a message names no part of the key."""
    try:
        key = X25519PrivateKey.from_private_bytes(base64.b64decode(private, validate=True))
    except (ValueError, TypeError) as error:
        raise AnsibleFilterError("not a WireGuard private key: want 32 bytes in base64, as wg genkey prints") from error
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


class FilterModule:
    def filters(self):
        return {"wireguard_public_key": wireguard_public_key}
