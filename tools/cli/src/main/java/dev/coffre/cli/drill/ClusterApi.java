package dev.coffre.cli.drill;

import dev.coffre.backup.k3s.ClusterFacts;
import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The API of a disposable cluster, through a socket in the drill's own folder: there is no other
/// way to it, and this way leads nowhere else. `kubectl proxy` listens there and logs in.
record ClusterApi(Path socket) {
  /// Few enough that a page of the largest Secrets, a mebibyte each, fits into memory.
  private static final int PAGE = 50;

  static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BROKEN = 500;

  /// What Kubernetes says of an object that it cannot decrypt: since 1.37, and before.
  private static final Pattern CORRUPT =
      Pattern.compile("StorageError: corrupt object|unable to transform key");

  /// What has a `list` and no objects of its own: events by their other name, and what is made up.
  private static final Set<String> NO_OBJECTS = Set.of("Event.events.k8s.io", "ComponentStatus");

  /// What was answered.
  record Answer(int status, String body) {}

  /// Asks.
  Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  /// Creates an object.
  ///
  /// @param path of the list that it becomes one of
  /// @throws IOException if it was not created, with why
  void create(String path, Json object) throws IOException {
    var answer = send("POST", path, object.toString());
    if (answer.status() != CREATED) {
      throw new IOException(complaint(answer));
    }
  }

  /// Removes an object at once.
  Answer delete(String path) throws IOException {
    return send("DELETE", path + "?gracePeriodSeconds=0", "");
  }

  /// HTTP/1.0, so that an answer is what comes until the end.
  private Answer send(String method, String path, String body) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      var content = body.getBytes(StandardCharsets.UTF_8);
      var head =
          """
          %s %s HTTP/1.0\r
          Host: localhost\r
          Accept: application/json\r
          Content-Type: application/json\r
          Content-Length: %d\r
          \r
          """
              .formatted(method, path, content.length);
      var request = Channels.newOutputStream(channel);
      request.write(head.getBytes(StandardCharsets.UTF_8));
      request.write(content);
      var answer = new ByteArrayOutputStream();
      Channels.newInputStream(channel).transferTo(answer);
      return parse(answer.toString(StandardCharsets.UTF_8));
    }
  }

  private static Answer parse(String answer) throws IOException {
    int end = answer.indexOf("\r\n\r\n");
    var words = answer.split(" ", 3);
    if (end < 0 || words.length < 3 || !words[1].matches("[0-9]{3}")) {
      throw new IOException("the API answered with no HTTP");
    }
    return new Answer(Integer.parseInt(words[1]), answer.substring(end + 4));
  }

  /// Whether it answers, and says that it is ready.
  boolean isReady() {
    try {
      return get("/readyz").status() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Why it will never be ready: it cannot decrypt what it keeps.
  Optional<String> unreadable() {
    try {
      var answer = get("/api/v1/secrets?limit=1");
      return answer.status() == BROKEN && CORRUPT.matcher(answer.body()).find()
          ? Optional.of(complaint(answer))
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  /// All objects that it has, as they were at a revision of the datastore: whatever a server does
  /// by itself when it starts is not among them.
  void read(ClusterFacts facts, String revision) throws IOException {
    for (var resource : resources().entrySet()) {
      facts.addListed(resource.getKey(), list(resource.getValue(), revision));
    }
  }

  /// The path that lists each kind. Of several versions of a group, the first is enough.
  private Map<String, String> resources() throws IOException {
    var paths = new LinkedHashMap<String, String>();
    add(paths, "/api/v1", "v1");
    for (var group : json("/apis").items("groups")) {
      for (var version : group.items("versions")) {
        var name = version.text("groupVersion").orElse("");
        add(paths, "/apis/" + name, name);
      }
    }
    paths.keySet().removeAll(NO_OBJECTS);
    return paths;
  }

  /// A group that another server answers for is not in the datastore; that one is not here.
  private void add(Map<String, String> paths, String path, String version) throws IOException {
    var answer = get(path);
    if (answer.status() != OK) {
      return;
    }
    for (var resource : parsed(answer).items("resources")) {
      var name = resource.text("name").orElse("");
      if (!name.contains("/") && resource.items("verbs").contains(new JsonValue.Text("list"))) {
        paths.putIfAbsent(
            ClusterFacts.kind(version, resource.text("kind").orElse("")), path + "/" + name);
      }
    }
  }

  private List<JsonValue> list(String path, String revision) throws IOException {
    var all = new ArrayList<JsonValue>();
    var query = "&resourceVersionMatch=Exact&resourceVersion=" + revision;
    do {
      var page = json(path + "?limit=" + PAGE + query);
      all.addAll(page.items("items"));
      query =
          page.field("metadata")
              .flatMap(metadata -> metadata.text("continue"))
              .filter(more -> !more.isEmpty())
              .map(more -> "&continue=" + more)
              .orElse("");
    } while (!query.isEmpty());
    return all;
  }

  /// An object, or a list of them.
  ///
  /// @throws IOException if there is none, with why
  JsonValue json(String path) throws IOException {
    var answer = get(path);
    if (answer.status() != OK) {
      throw new IOException(path.replaceAll("\\?.*", "") + ": " + complaint(answer));
    }
    return parsed(answer);
  }

  private static String complaint(Answer answer) throws IOException {
    return parsed(answer).text("message").orElse("status " + answer.status());
  }

  /// What an answer says.
  static JsonValue parsed(Answer answer) throws IOException {
    try {
      return JsonValue.parse(answer.body());
    } catch (JsonException e) {
      throw new IOException("the API answered with no JSON, status " + answer.status(), e);
    }
  }
}
