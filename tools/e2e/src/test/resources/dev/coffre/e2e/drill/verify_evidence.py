import base64, json, sys
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey
from google.protobuf.json_format import ParseDict
from in_toto_attestation.v1.statement import Statement
import in_toto_attestation.v1.statement_pb2 as spb

record, pem = sys.argv[1:3]
raw = base64.b64decode("".join(l for l in open(pem).read().splitlines() if "-" not in l))
envelope = Envelope.from_dict(json.load(open(record)))
keyid = next(iter(envelope.signatures))
key = SSlibKey(keyid, "ed25519", "ed25519", {"public": raw[-32:].hex()})
envelope.verify([key], threshold=1)
statement = ParseDict(json.loads(envelope.payload), spb.Statement())
Statement(list(statement.subject), statement.predicate_type, dict(statement.predicate)).validate()
print(statement.type, statement.predicate_type, statement.predicate["result"])
