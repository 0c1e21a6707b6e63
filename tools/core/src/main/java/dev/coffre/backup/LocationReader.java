package dev.coffre.backup;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Reads the `store` of a plan: a path, or a mapping with a `kind`.
final class LocationReader {
  private static final String USUAL_PORT = "22";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private LocationReader() {}

  static Location read(YamlMapping plan) throws YamlException {
    if (!plan.isMapping("store")) {
      return new Location.Folder(plan.text("store"));
    }
    var store = plan.mapping("store");
    var kind = store.text("kind");
    var location =
        switch (kind) {
          case "folder" -> new Location.Folder(store.text("path"));
          case "sftp" -> sftp(store);
          case "s3" -> s3(store);
          default -> throw store.failure("'" + kind + "' is no kind: folder, sftp or s3");
        };
    store.finish();
    return location;
  }

  private static Location sftp(YamlMapping store) throws YamlException {
    return new Location.Sftp(
        store.text("host"),
        BackupPlan.number(store, "port", USUAL_PORT, 65_535),
        store.text("user"),
        store.text("path"),
        store.optional("identity"),
        store.optional("known-hosts"));
  }

  private static Location s3(YamlMapping store) throws YamlException {
    var endpoint = store.optional("endpoint");
    return new Location.S3(
        matching(store, "bucket", store.text("bucket"), "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
        matching(store, "prefix", store.optional("prefix").orElse(""), "([A-Za-z0-9_.-]+/?)*"),
        store.optional("region"),
        endpoint.isPresent() ? Optional.of(endpoint(store, endpoint.get())) : Optional.empty(),
        flag(store, "path-style"),
        store.optional("credentials"));
  }

  private static String matching(YamlMapping store, String field, String text, String form)
      throws YamlException {
    if (!text.matches(form)) {
      throw store.failure("'" + field + "' is not of the form " + form);
    }
    return text;
  }

  private static boolean flag(YamlMapping store, String field) throws YamlException {
    return matching(store, field, store.optional(field).orElse("false"), "true|false")
        .equals("true");
  }

  /// Only to this machine itself does a session's token travel in clear.
  private static URI endpoint(YamlMapping store, String text) throws YamlException {
    if (!text.matches("https?://[A-Za-z0-9.\\[\\]:-]+/?")) {
      throw store.failure("'endpoint' is https:// and a name, with a port or without");
    }
    var endpoint = URI.create(text.replaceFirst("/$", ""));
    if (endpoint.getScheme().equals("http") && !LOOPBACK.contains(endpoint.getHost())) {
      throw store.failure("'endpoint' without TLS is for this machine's own addresses: use https");
    }
    return endpoint;
  }
}
