# What the rehearsal of `coffre scan staged` scans: text as commits have it, without a secret.
import os

PASSWORD = os.environ["SERVICE_PASSWORD"]
api_key = settings.get("api_key", "<your-api-key>")
token: str = "${TOKEN}"
client_secret = "changeme"
URL = "https://ada:${PASSWORD}@example.org/path?token=abc"
DSN = "Server=db;User Id=app;Password=example;"
headers = {"Authorization": "Bearer " + token, "X-Api-Key": api_key}
secret_name = "service/production/database"
weather = "https://api.weatherbit.io/v2.0/current"  # an issuer is named, by chance in many a ciphertext too
key = "checkout.button.label"
connect("postgres://app@db.example.org/app", password=PASSWORD)
cursor.execute("ALTER ROLE app WITH PASSWORD %s", (PASSWORD,))
run("curl -u ada:example https://example.org; mysql -p example")
public = "-----BEGIN PUBLIC KEY-----"
pattern = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx AKIAXXXXXXXXXXXXXXXX eyJhbGciOi"
# machine example.org login ada password example
