package dev.coffre.cli.drill;

import dev.coffre.backup.Target;
import dev.coffre.json.JsonValue;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a Secret of a cluster logs in to a database with.
record Login(String user, SecretBytes password) implements AutoCloseable {

  /// Asks a cluster for it.
  ///
  /// @throws IOException if there is no such Secret, or it has no `username` or `password`
  static Login read(ClusterApi api, Target.Workload workload) throws IOException {
    var path = "/api/v1/namespaces/" + workload.namespace() + "/secrets/" + workload.secret();
    var secret = api.json(path);
    return new Login(
        new String(field(secret, "username"), StandardCharsets.UTF_8),
        SecretBytes.adopt(field(secret, "password")));
  }

  private static byte[] field(JsonValue secret, String name) throws IOException {
    return secret
        .field("data")
        .flatMap(data -> data.text(name))
        .map(Base64.getDecoder()::decode)
        .orElseThrow(() -> new IOException("the Secret has no field '" + name + "'"));
  }

  @Override
  public void close() {
    password.close();
  }
}
