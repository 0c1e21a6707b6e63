package dev.coffre.cli.place;

import dev.coffre.backup.FolderPlace;
import dev.coffre.backup.Location;
import dev.coffre.backup.Place;
import dev.coffre.backup.s3.S3Place;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.ssh.SshLogin;
import dev.coffre.s3.Bucket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// Opens the places that a plan names.
///
/// @param root of the repository: where the plan's paths start
public record Places(Host host, Path root) {
  /// How long nothing is added to a backup elsewhere before it counts as left by a killed run.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final String USUAL_REGION = "us-east-1";

  /// A place as messages call it.
  public String name(Location location) {
    return switch (location) {
      case Location.Folder(var path) -> host.shown(root.resolve(path));
      case Location.Sftp sftp -> "sftp://" + sftp.user() + "@" + sftp.host() + folder(sftp.path());
      case Location.S3 s3 -> "s3://" + s3.bucket() + folder(s3.prefix());
    };
  }

  private static String folder(String path) {
    return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
  }

  /// Where the backups of one target are kept.
  ///
  /// @throws CommandException if it cannot be logged in to
  public Place open(Location location, String target) throws CommandException, FileFailure {
    return switch (location) {
      case Location.Folder(var path) -> {
        var folder = root.resolve(path).resolve(target);
        yield new FolderPlace(folder, host.shown(folder), host.files());
      }
      case Location.Sftp sftp -> {
        var session = login(sftp).open(host);
        yield new SftpPlace(name(sftp), session, sftp.path() + "/" + target, ABANDONED);
      }
      case Location.S3 s3 -> bucket(s3, target);
    };
  }

  private SshLogin login(Location.Sftp sftp) {
    return new SshLogin(
        name(sftp),
        sftp.user(),
        sftp.host(),
        sftp.port(),
        sftp.identity().map(file -> SshLogin.file(host, root, file)),
        sftp.knownHosts()
            .map(file -> SshLogin.file(host, root, file))
            .orElse(SshLogin.usualKnownHosts(host)),
        "check host, port, user and identity of 'store' in the backup plan");
  }

  private Place bucket(Location.S3 s3, String target) throws CommandException, FileFailure {
    var region = region(s3);
    var endpoint = s3.endpoint().orElse(URI.create("https://s3." + region + ".amazonaws.com"));
    var address = new Bucket.Address(s3.bucket(), region, endpoint, s3.pathStyle());
    var credentials = new StoreCredentials(host, root).read(s3);
    var prefix = s3.prefix().isEmpty() ? "" : s3.prefix().replaceFirst("/?$", "/");
    var bucket = Bucket.at(address, credentials, host.clock());
    return new S3Place(name(s3), bucket, prefix + target + "/", ABANDONED, credentials);
  }

  private String region(Location.S3 s3) throws CommandException {
    var environment = host.environment();
    var named =
        s3.region()
            .orElse(
                environment.getOrDefault(
                    "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "")));
    if (named.isEmpty() && s3.endpoint().isEmpty()) {
      throw CommandException.failed(
          name(s3) + ": no region is named",
          "write 'region' in the backup plan, or set AWS_REGION");
    }
    return named.isEmpty() ? USUAL_REGION : named;
  }
}
