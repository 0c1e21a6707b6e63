package dev.coffre.e2e.demo.stage;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A repository as teams have them: an Ansible inventory, a Kubernetes manifest, files of services
/// in several formats, a private key. Every secret in it is made when the tree is planted.
public final class SampleTree {
  private SampleTree() {}

  /// The file and the path in it of the database password that the steps use and rotate.
  public static final String DATABASE_FILE =
      "infra/inventories/production/group_vars/database/secrets.sops.yml";

  /// `<name:30>` in a template stands for a new value of 30 characters, `<name:b64>` for one in
  /// base64, as Kubernetes wants it.
  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z_]+):(\\d+|b64)>");

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /// Bytes of the private exponent, which an RSA key's DER form has here.
  private static final int KEY_FROM = 400;

  private static final int KEY_TO = 464;

  /// Writes the tree into `folder`.
  ///
  /// @return the secrets in it
  public static List<PlantedSecret> plant(Path folder) throws IOException {
    var secrets = new ArrayList<PlantedSecret>();
    var random = new SecureRandom();
    for (var template : templates()) {
      var text = fill(template, random, secrets);
      write(folder.resolve(template.path()), text.getBytes(StandardCharsets.UTF_8));
    }
    secrets.add(plantKey(folder));
    return secrets;
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static String fill(Template template, SecureRandom random, List<PlantedSecret> secrets) {
    return PLACEHOLDER
        .matcher(template.text())
        .replaceAll(placeholder -> {
          boolean base64 = placeholder.group(2).equals("b64");
          var value = value(random, base64 ? 30 : Integer.parseInt(placeholder.group(2)));
          secrets.add(PlantedSecret.of(template.path(), placeholder.group(1), value));
          return Matcher.quoteReplacement(
              base64
                  ? Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII))
                  : value);
        });
  }

  private static String value(SecureRandom random, int length) {
    var value = new StringBuilder();
    random.ints(length, 0, ALPHABET.length()).forEach(i -> value.append(ALPHABET.charAt(i)));
    return value.toString();
  }

  private static PlantedSecret plantKey(Path folder) throws IOException {
    var path = "services/billing/signing.sops.key";
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var key = generator.generateKeyPair().getPrivate().getEncoded();
      write(folder.resolve(path), key);
      return new PlantedSecret(
          path, "key", SecretBytes.adopt(Arrays.copyOfRange(key, KEY_FROM, KEY_TO)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime makes RSA keys", e);
    }
  }

  private record Template(String path, String text) {}

  private static List<Template> templates() {
    return List.of(
        new Template(
            "infra/inventories/production/hosts.yml",
            """
            all:
              children:
                database:
                  hosts:
                    db1.internal:
            """),
        new Template(
            DATABASE_FILE,
            """
            # Roles of the billing database. The application logs in as billing_app.
            postgresql:
              application:
                role: billing_app
                # rotated with `coffre set … --generate`
                password: <application_password:32>
              replication:
                role: replicator
                password: "<replication_password:40>"

            backup_passphrase: |
              <backup_passphrase:44>
            """),
        new Template(
            "gitops/apps/billing/secret.sops.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: billing
              namespace: billing
            type: Opaque
            stringData:
              session-key: <session_key:43>
            data:
              webhook-token: <webhook_token:b64>
            """),
        new Template(
            "services/billing/production.sops.env",
            """
            # read by the service at start
            SMTP_PASSWORD=<smtp_password:28>
            STRIPE_KEY=rk_<stripe_key:32>
            """),
        new Template(
            "services/legacy/settings.sops.ini",
            """
            ; the old invoice printer
            [printer]
            queue = invoices
            token = <printer_token:24>
            """),
        new Template(
            "services/payments/credentials.sops.json",
            """
            {
              "endpoint": "https://payments.example",
              "client": { "id": "billing", "secret": "<client_secret:36>" },
              "keys": ["<first_key:32>", "<second_key:32>"]
            }
            """));
  }
}
