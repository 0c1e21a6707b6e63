package dev.coffre.cli.age;

import dev.coffre.age.Inspection;
import dev.coffre.cli.Host;
import dev.coffre.cli.Program;
import dev.coffre.cli.age.Flags.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// The program `age-inspect`.
public final class AgeInspect implements Program {
  private static final String FORMAT = "age-encryption.org/v1";
  private static final Map<String, Known> FLAGS =
      Map.of(
          "version", new Known("version", Flags.Kind.SWITCH),
          "json", new Known("json", Flags.Kind.SWITCH));

  @Override
  public int run(Host host, List<String> arguments) {
    var voice = new Voice("age-inspect", host.err());
    try {
      var flags = Flags.parse(arguments, FLAGS);
      if (flags.has("version")) {
        host.out().println(Usage.VERSION);
        return 0;
      }
      if (flags.operands().size() > 1) {
        host.err().println(Usage.INSPECT);
        return 1;
      }
      var name = flags.operands().isEmpty() ? "" : flags.operands().getFirst();
      var inspection = inspect(host, name);
      host.out().print(flags.has("json") ? json(inspection) : text(name, inspection));
      return 0;
    } catch (Flags.UsageException e) {
      return voice.misused(e, Usage.INSPECT);
    } catch (ToolFailure e) {
      return voice.fail(e);
    }
  }

  private static Inspection inspect(Host host, String name) throws ToolFailure {
    try (var source = new Inputs(host).data(name)) {
      return Inspection.of(source, size(host, name));
    } catch (IOException e) {
      throw new ToolFailure("inspection failed: " + e.getMessage());
    }
  }

  private static OptionalLong size(Host host, String name) throws IOException {
    var file = host.resolve(name);
    boolean known = !name.isEmpty() && !name.equals("-") && Files.isRegularFile(file);
    return known ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
  }

  private static String text(String name, Inspection inspection) {
    var text = new StringBuilder();
    text.append(name.isEmpty() ? "<stdin>" : name)
        .append(" is an age file, version \"")
        .append(FORMAT)
        .append("\".\n\n");
    if (inspection.armored()) {
      text.append("This file is ASCII-armored.\n\n");
    }
    text.append("This file is encrypted to the following recipient types:\n");
    for (var type : inspection.stanzaTypes()) {
      text.append("  - ").append(ToolFailure.quote(type)).append('\n');
    }
    text.append('\n');
    switch (inspection.postQuantum()) {
      case YES -> text.append("This file uses post-quantum encryption.\n\n");
      case NO -> text.append("This file does NOT use post-quantum encryption.\n\n");
      case UNKNOWN -> {}
    }
    return text.append(sizes(inspection)).toString();
  }

  private static String sizes(Inspection inspection) {
    long total =
        inspection.headerSize()
            + inspection.armorSize()
            + inspection.overheadSize()
            + inspection.payloadSize();
    var armor = inspection.armored() ? line("Armor overhead", inspection.armorSize()) : "";
    return "Size breakdown (assuming it decrypts successfully):\n\n"
        + line("Header", inspection.headerSize())
        + armor
        + line("Encryption overhead", inspection.overheadSize())
        + line("Payload", inspection.payloadSize())
        + "                        -------------------\n"
        + line("Total", total)
        + "\nTip: for machine-readable output, use --json.\n";
  }

  private static String line(String what, long bytes) {
    return "    %-19s %12d bytes%n".formatted(what, bytes).replace(System.lineSeparator(), "\n");
  }

  private static String json(Inspection inspection) {
    return """
    {
        "version": "%s",
        "postquantum": "%s",
        "armor": %b,
        "stanza_types": %s,
        "sizes": {
            "header": %d,
            "armor": %d,
            "overhead": %d,
            "min_payload": %d,
            "max_payload": %d,
            "min_padding": 0,
            "max_padding": 0
        }
    }
    """
        .formatted(
            FORMAT,
            inspection.postQuantum().name().toLowerCase(Locale.ROOT),
            inspection.armored(),
            json(inspection.stanzaTypes()),
            inspection.headerSize(),
            inspection.armorSize(),
            inspection.overheadSize(),
            inspection.payloadSize(),
            inspection.payloadSize());
  }

  private static String json(List<String> types) {
    if (types.isEmpty()) {
      return "null"; // as Go writes a list that was never made
    }
    var quoted = types.stream().map(AgeInspect::json).toList();
    return "[\n        " + String.join(",\n        ", quoted) + "\n    ]";
  }

  /// A stanza type as a JSON string, the way Go writes it. It holds visible ASCII only.
  private static String json(String type) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '<', '>', '&' -> quoted.append("\\u%04x".formatted((int) c));
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
