package dev.coffre.backup.k3s;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Facts;
import dev.coffre.json.JsonValue;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is true of a cluster: its authority, how many objects there are of each kind, and a code
/// for the content of each Secret. It is told either what the datastore holds or what the API
/// returns. Not thread-safe.
public final class ClusterFacts {
  /// How much of an object's value its kind is read from, unless it is encrypted or a Secret.
  public static final int HEAD = 512;

  private static final byte[] PROTOBUF = {'k', '8', 's', 0};

  /// Both stand in front: in this order in objects of custom kinds, in the other in the server's
  /// own.
  private static final Pattern JSON_KIND =
      Pattern.compile(
          "\\A\\{(?:\"kind\":\"(?<first>[^\"]+)\",)?\"apiVersion\":\"(?<version>[^\"]+)\""
              + "(?:,\"kind\":\"(?<second>[^\"]+)\")?");

  /// The section of the server's authority.
  public static final String AUTHORITY = "authority";

  private static final String SECRET = "Secret";

  /// What the API server keeps for itself beside the objects that its API has.
  private static final List<String> INTERNAL =
      List.of(
          "/registry/masterleases/",
          "/registry/peerserverleases/",
          "/registry/ranges/",
          "/registry/health");

  private final SecretBytes key;
  private final SortedMap<String, Long> objects = new TreeMap<>();
  private final SortedMap<String, String> secrets = new TreeMap<>();

  /// @param key makes the codes, which say nothing without it
  public ClusterFacts(SecretBytes key) {
    this.key = key;
  }

  /// Whether a name in the datastore is that of an object.
  public static boolean isObject(String name) {
    return name.startsWith("/registry/") && INTERNAL.stream().noneMatch(name::startsWith);
  }

  /// An object of the datastore.
  ///
  /// @param value decrypted; of others than Secrets, {@link #HEAD} bytes are enough
  public void addStored(String name, byte[] value) throws BackupException {
    var kind = kind(name, value);
    count(kind, 1);
    if (kind.equals(SECRET)) {
      var message = Arrays.copyOfRange(value, PROTOBUF.length, value.length);
      var raw = new ProtobufFields(message).find(2);
      addSecret(SecretContent.of(raw.orElseThrow(() -> strange(name)).content()));
    }
  }

  private static String kind(String name, byte[] value) throws BackupException {
    if (value.length > PROTOBUF.length
        && Arrays.equals(value, 0, PROTOBUF.length, PROTOBUF, 0, PROTOBUF.length)) {
      var message = Arrays.copyOfRange(value, PROTOBUF.length, value.length);
      var type = new ProtobufFields(message).find(1).orElseThrow(() -> strange(name));
      var version = type.fields().find(1).map(ProtobufFields.Field::text).orElse("");
      var kind = type.fields().find(2).map(ProtobufFields.Field::text).orElse("");
      return kind(version, kind);
    }
    var json = JSON_KIND.matcher(new String(value, StandardCharsets.UTF_8));
    if (!json.find()) {
      throw strange(name);
    }
    var first = Optional.ofNullable(json.group("first"));
    var second = Optional.ofNullable(json.group("second"));
    return kind(json.group("version"), first.or(() -> second).orElseThrow(() -> strange(name)));
  }

  private static BackupException strange(String name) {
    return new BackupException(name + " is stored in a form that is not known");
  }

  /// What a kind is called in facts: versions of a group are the same kind.
  ///
  /// @param version of the API, such as `v1` or `apps/v1`
  public static String kind(String version, String kind) {
    int slash = version.indexOf('/');
    return slash < 0 ? kind : kind + "." + version.substring(0, slash);
  }

  /// Objects of a kind, as the API lists them.
  ///
  /// @param kind as {@link #kind} calls it
  public void addListed(String kind, List<JsonValue> items) {
    count(kind, items.size());
    if (kind.equals(SECRET)) {
      items.forEach(item -> addSecret(SecretContent.of(item)));
    }
  }

  private void count(String kind, long more) {
    if (more > 0) {
      objects.merge(kind, more, Long::sum);
    }
  }

  private void addSecret(SecretContent secret) {
    secrets.put(secret.title(), secret.code(key));
  }

  /// All of it.
  ///
  /// @param authority the digest of the certificate of the server's authority
  public Facts facts(String authority) {
    var sections = new TreeMap<String, SortedMap<String, String>>();
    var counts = new TreeMap<String, String>();
    objects.forEach((kind, count) -> counts.put(kind, String.valueOf(count)));
    sections.put("objects", counts);
    sections.put("secrets", secrets);
    sections.put(AUTHORITY, new TreeMap<>(Map.of("server-ca.crt", authority)));
    return new Facts(sections);
  }
}
