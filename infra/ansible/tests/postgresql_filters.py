"""Holds the filters of role postgresql against RFC 7677's example and what they must refuse.

scripts/ansible python tests/postgresql_filters.py
"""

import pathlib
import sys
import unittest

from ansible.errors import AnsibleFilterError

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "roles/postgresql/filter_plugins"))
from postgresql import outside, scram_verifier, short_passwords  # noqa: E402

# RFC 7677 §3: salt and keys of the password "pencil", as PostgreSQL writes them.
PENCIL = (
    "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ=="
    "$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
)


class Filters(unittest.TestCase):
    def test_the_verifier_of_the_rfc_belongs_to_its_password(self):
        self.assertEqual(PENCIL, scram_verifier("pencil", PENCIL))

    def test_one_of_another_password_is_replaced(self):
        self.assertNotEqual(PENCIL, scram_verifier("pencil2", PENCIL))

    def test_what_is_no_verifier_is_replaced(self):
        for stored in (None, "", "md5c0ffee", PENCIL[:-1], PENCIL + "="):
            with self.subTest(stored):
                self.assertRegex(scram_verifier("pencil", stored), r"^SCRAM-SHA-256\$4096:")

    def test_each_has_a_salt_of_its_own(self):
        self.assertNotEqual(scram_verifier("pencil"), scram_verifier("pencil"))

    def test_a_new_one_is_kept_the_second_time(self):
        verifier = scram_verifier("pencil")
        self.assertEqual(verifier, scram_verifier("pencil", verifier))

    def test_passwords_that_saslprep_might_change_are_refused(self):
        for password in ("", "grün", "tab\t", None):
            with self.subTest(password), self.assertRaises(AnsibleFilterError):
                scram_verifier(password)

    def test_short_passwords_are_named_and_absent_ones_are_not(self):
        logins = [{"name": "a", "password": "x" * 19}, {"name": "b", "password": "x" * 20}, {"name": "c"}]
        self.assertEqual(["a"], short_passwords(logins, 20))

    def test_addresses_of_other_networks_are_named(self):
        self.assertEqual(
            ["203.0.113.10", "none"], outside(["10.77.0.1", "fd77::1", "203.0.113.10", "none"], ["10.77.0.0/24", "fd77::/64"])
        )


if __name__ == "__main__":
    unittest.main()
