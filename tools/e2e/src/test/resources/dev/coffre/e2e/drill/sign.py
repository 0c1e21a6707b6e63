# Signs requests as botocore does. A line of input is a request as it was sent, as JSON; the answer is its
# Authorization header.
import json
import sys

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

for line in sys.stdin:
    sent = json.loads(line)
    headers = {name: value for name, value in sent["headers"].items() if name != "authorization"}
    request = AWSRequest(method=sent["method"], url=sent["url"], headers=headers)
    request.context["timestamp"] = headers["x-amz-date"]
    auth = S3SigV4Auth(Credentials("AKIDEXAMPLE", sent["secret"]), "s3", "eu-central-1")
    canonical = auth.canonical_request(request)
    text = auth.string_to_sign(request, canonical)
    signed = auth.signed_headers(auth.headers_to_sign(request))
    print(
        "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
        % (auth.scope(request), signed, auth.signature(text, request))
    )
