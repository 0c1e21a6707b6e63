"""Filters of the postgresql role."""

import base64
import hashlib
import hmac
import ipaddress
import os
import re

from ansible.errors import AnsibleFilterError

ITERATIONS = 4096
SALT_LENGTH = 16
FORM = re.compile(r"SCRAM-SHA-256\$([1-9][0-9]{0,8}):([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)")


def scram_verifier(password, stored=None):
    """The SCRAM-SHA-256 verifier of a password, as PostgreSQL keeps it (RFC 5802, RFC 7677).

    `stored` itself where it already belongs to the password, so that a second run changes nothing;
    else a new one under a random salt. A salt derived from the password would be a faster way to
    guess it. Passwords are printable ASCII, which SASLprep leaves as it is; others are refused.
    """
    if not isinstance(password, str) or not password or not all(" " <= c <= "~" for c in password):
        raise AnsibleFilterError("a password of postgresql_databases is empty or not printable ASCII")
    match = FORM.fullmatch(stored or "")
    if match:
        salt = base64.b64decode(match[2])
        if hmac.compare_digest(_verifier(password, salt, int(match[1])), stored):
            return stored
    return _verifier(password, os.urandom(SALT_LENGTH), ITERATIONS)


def _verifier(password, salt, iterations):
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("ascii"), salt, iterations)
    client_key = hmac.digest(salted, b"Client Key", "sha256")
    stored_key = hashlib.sha256(client_key).digest()
    server_key = hmac.digest(salted, b"Server Key", "sha256")
    salt, stored_key, server_key = (base64.b64encode(part).decode() for part in (salt, stored_key, server_key))
    return f"SCRAM-SHA-256${iterations}:{salt}${stored_key}:{server_key}"


def short_passwords(logins, least):
    """Names of the logins whose password has fewer characters than this; those without one are none of them."""
    return [login["name"] for login in logins if len(login.get("password", "x" * least)) < least]


def outside(addresses, networks):
    """Those of the addresses that lie in none of the networks, or are no addresses."""
    ranges = [ipaddress.ip_network(network) for network in networks]
    return [address for address in addresses if not _inside(address, ranges)]


def _inside(address, ranges):
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in ranges)


class FilterModule:
    """What templates and tasks of the role may call."""

    def filters(self):
        """Name of each filter, and its function."""
        return {
            "postgresql_scram_verifier": scram_verifier,
            "postgresql_short_passwords": short_passwords,
            "postgresql_outside": outside,
        }
