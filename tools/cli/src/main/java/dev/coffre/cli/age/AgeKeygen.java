package dev.coffre.cli.age;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.Host;
import dev.coffre.cli.Program;
import dev.coffre.cli.age.Flags.Known;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The program `age-keygen`.
public final class AgeKeygen implements Program {
  private static final int LIMIT = 16 << 20;
  private static final Map<String, Known> FLAGS =
      Map.of(
          "version", new Known("version", Flags.Kind.SWITCH),
          "pq", new Known("pq", Flags.Kind.SWITCH),
          "y", new Known("y", Flags.Kind.SWITCH),
          "o", new Known("o", Flags.Kind.VALUE),
          "output", new Known("o", Flags.Kind.VALUE));

  @Override
  public int run(Host host, List<String> arguments) {
    var voice = new Voice("age-keygen", host.err());
    try {
      run(host, Flags.parse(arguments, FLAGS), voice);
      return 0;
    } catch (Flags.UsageException e) {
      return voice.misused(e, Usage.KEYGEN);
    } catch (ToolFailure e) {
      return voice.fail(e);
    }
  }

  private static void run(Host host, Flags flags, Voice voice) throws ToolFailure {
    if (flags.has("version")) {
      host.out().println(Usage.VERSION);
      return;
    }
    boolean convert = flags.has("y");
    if (flags.operands().size() > (convert ? 1 : 0)) {
      throw new ToolFailure("too many arguments");
    }
    if (flags.has("pq") && convert) {
      throw new ToolFailure("-pq cannot be used with -y");
    }
    var input = flags.operands().isEmpty() ? "" : flags.operands().getFirst();
    var text = convert ? recipients(host, input) : key(host, flags, voice);
    try (text) {
      write(host, flags.last("o"), text);
    }
  }

  private static SecretBytes key(Host host, Flags flags, Voice voice) {
    return flags.has("pq")
        ? pair(host, flags, voice, HybridIdentity.generate(host.randomness()))
        : pair(host, flags, voice, X25519Identity.generate(host.randomness()));
  }

  private static SecretBytes pair(Host host, Flags flags, Voice voice, HybridIdentity identity) {
    return file(host, flags, voice, identity.recipient().toString(), identity.text());
  }

  private static SecretBytes pair(Host host, Flags flags, Voice voice, X25519Identity identity) {
    return file(host, flags, voice, identity.recipient().toString(), identity.text());
  }

  /// The identity file. Who asks for it in a file is told the public key.
  private static SecretBytes file(
      Host host, Flags flags, Voice voice, String recipient, SecretBytes secret) {
    boolean shown = flags.last("o").isEmpty() && host.terminal().showsOutput();
    if (flags.last("o").isEmpty() && isWorldReadable(Path.of("/proc/self/fd/1"))) {
      voice.warn("writing secret key to a world-readable file");
    }
    if (!shown) {
      host.err().println("Public key: " + recipient);
    }
    var now = OffsetDateTime.ofInstant(host.clock().instant(), ZoneId.systemDefault());
    var created = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").format(now);
    var comments = "# created: " + created + "\n# public key: " + recipient + "\n";
    try (secret) {
      return secret.expose(bytes -> join(comments.getBytes(StandardCharsets.US_ASCII), bytes));
    }
  }

  private static SecretBytes join(byte[] comments, byte[] secret) {
    var text = Arrays.copyOf(comments, comments.length + secret.length + 1);
    System.arraycopy(secret, 0, text, comments.length, secret.length);
    text[text.length - 1] = '\n';
    return SecretBytes.adopt(text);
  }

  private static SecretBytes recipients(Host host, String input) throws ToolFailure {
    try (var source = new Inputs(host).data(input)) {
      var parser = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
      var text = new StringBuilder();
      for (var identity : parser.parseFile(input, source.readNBytes(LIMIT + 1))) {
        text.append(recipient(identity)).append('\n');
      }
      return SecretBytes.adopt(text.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (AgeException.InvalidKey e) {
      throw new ToolFailure("failed to parse input: " + e.getMessage());
    } catch (IOException e) {
      throw new ToolFailure(
          "failed to parse input: failed to read identities file: "
              + ToolFailure.reason("read", input, e));
    }
  }

  private static String recipient(Identity identity) throws ToolFailure {
    return switch (identity) {
      case X25519Identity classic -> classic.recipient().toString();
      case HybridIdentity hybrid -> hybrid.recipient().toString();
      default -> throw new ToolFailure("failed to parse input: unknown identity type");
    };
  }

  private static void write(Host host, String name, SecretBytes text) throws ToolFailure {
    try (var output = name.isEmpty() ? new Unclosed(host.out()) : create(host.resolve(name))) {
      text.<OutputStream, IOException>expose(bytes -> {
        output.write(bytes);
        return output;
      });
    } catch (FileAlreadyExistsException e) {
      throw notOpened(name, "open " + name + ": file exists");
    } catch (IOException e) {
      removeUnfinished(host.resolve(name));
      throw notOpened(name, ToolFailure.reason("open", name, e));
    }
  }

  private static ToolFailure notOpened(String name, String reason) {
    return new ToolFailure("failed to open output file " + ToolFailure.quote(name) + ": " + reason);
  }

  /// Half an identity is worse than none.
  private static void removeUnfinished(Path file) {
    try {
      if (Files.isRegularFile(file)) {
        Files.delete(file);
      }
    } catch (IOException stays) {
      return;
    }
  }

  /// A file that did not exist, for its owner only.
  private static OutputStream create(Path file) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, mode);
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  private static boolean isWorldReadable(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.getPosixFilePermissions(file)
              .containsAll(Set.of(PosixFilePermission.OTHERS_READ));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
