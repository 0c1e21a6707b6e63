package dev.coffre.e2e.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Git over smart HTTP, by git's own `http-backend`, as Flux fetches from and colleagues push to.
///
/// @param machine where it runs
public record GitServer(Machine machine) {

  /// Starts the service; it comes back by itself when the machine reboots.
  static GitServer start(Machine machine) {
    machine.write("/usr/local/lib/git-server.py", program(), 0644);
    machine.write("/etc/systemd/system/git-server.service", unit(), 0644);
    machine
        .shell(
            """
            git config --system safe.directory '*'
            mkdir -p /srv/git
            systemctl daemon-reload
            systemctl enable --now --quiet git-server
            """)
        .orFail();
    return new GitServer(machine);
  }

  /// Makes an empty repository that may be pushed to, and gives its address.
  ///
  /// @param name without `.git`
  public String repository(String name) {
    machine
        .shell(
            """
            git init --quiet --bare --initial-branch=main /srv/git/%1$s.git
            git -C /srv/git/%1$s.git config http.receivepack true
            """
                .formatted(name))
        .orFail();
    String address = "http://%s/%s.git".formatted(machine.place().ipv4(), name);
    Patience.seconds(20).until("the Git server", () -> machine.run("git", "ls-remote", address));
    return address;
  }

  /// All objects of a repository, those that no branch leads to as well, one after the other.
  public String objects(String name) {
    return machine
        .run(
            "git",
            "-C",
            "/srv/git/" + name + ".git",
            "cat-file",
            "--batch-all-objects",
            "--batch",
            "--buffer")
        .orFail()
        .out();
  }

  private static String unit() {
    return """
    [Unit]
    Description=Git over smart HTTP
    [Service]
    ExecStart=/usr/bin/python3 /usr/local/lib/git-server.py
    Restart=always
    [Install]
    WantedBy=multi-user.target
    """;
  }

  private static String program() {
    try (var stream =
        Objects.requireNonNull(GitServer.class.getResourceAsStream("git-server.py"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
