# An S3 store on a loopback port, with a bucket and a user whose signatures are checked. Prints where it is
# and the user's key, and ends when its input does.
import json
import sys

import boto3
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
endpoint = "http://%s:%d" % server.get_host_and_port()


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="x"
    )


# INITIAL_NO_AUTH_ACTION_COUNT requests are taken as they are; these are they.
client("iam").create_user(UserName="backup")
key = client("iam").create_access_key(UserName="backup")["AccessKey"]
client("iam").put_user_policy(
    UserName="backup",
    PolicyName="all",
    PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    ),
)
client("s3").create_bucket(Bucket="vault", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
print(endpoint, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
sys.stdin.read()
server.stop()
