package dev.coffre.inventory.read;

import dev.coffre.inventory.source.Held;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Holding.Fact;
import dev.coffre.inventory.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What Ansible Vault encrypted: whole files, and single values in YAML.
final class AnsibleReader implements SourceReader {
  private static final Set<String> ENDINGS = Set.of("yml", "yaml", "j2", "jinja", "jinja2");
  private static final String HEADER = "$ANSIBLE_VAULT;";

  /// A key whose value is a vault block.
  private static final Pattern KEY =
      Pattern.compile(
          "([ \\t-]*)[\"']?([^\"':#]{1,200}?)[\"']?[ \\t]*:[ \\t]*!vault(?:-encrypted)?[ \\t]*[|>].*");

  @Override
  public void read(SourceFile file, Sources found) {
    if (!file.text().contains(HEADER)) {
      return;
    }
    if (file.text().startsWith(HEADER)) {
      whole(file, found);
    } else if (ENDINGS.contains(FileEnding.of(file.name()))) {
      inline(file, found);
    }
  }

  private static void whole(SourceFile file, Sources found) {
    var value = new Held("(whole file)", 1, Held.Protection.ENCRYPTED, Scalars.digest(file.text()));
    found.add(holding(file, header(file.text()), List.of(value)));
  }

  private static void inline(SourceFile file, Sources found) {
    var names = new UniqueNames();
    var values = new ArrayList<Held>();
    var lines = file.text().lines().toList();
    var header = "";
    for (int i = 0; i < lines.size(); i++) {
      var key = KEY.matcher(lines.get(i));
      if (lines.get(i).contains("!vault") && key.matches()) {
        var block = block(lines, i);
        header = header.isEmpty() ? block : header;
        values.add(
            new Held(
                names.of(key.group(2).strip()),
                i + 1,
                Held.Protection.ENCRYPTED,
                Scalars.digest(block)));
      }
    }
    if (!values.isEmpty()) {
      found.add(holding(file, header(header), values));
    }
  }

  /// The lines below a key that stand further in.
  private static String block(List<String> lines, int key) {
    var block = new StringBuilder();
    for (int i = key + 1; i < lines.size() && indent(lines.get(i)) > indent(lines.get(key)); i++) {
      block.append(lines.get(i).strip()).append('\n');
    }
    return block.toString();
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && " \t".indexOf(line.charAt(indent)) >= 0) {
      indent++;
    }
    return indent;
  }

  private static Holding holding(SourceFile file, List<Fact> facts, List<Held> values) {
    return new Holding(Holding.Kind.ANSIBLE_VAULT, file.path(), 1, "", facts, List.of(), values);
  }

  /// `$ANSIBLE_VAULT;1.2;AES256;label`: the label says which password opens it.
  private static List<Fact> header(String text) {
    var parts = text.lines().findFirst().orElse("").strip().split(";", -1);
    var facts = new ArrayList<Fact>();
    if (parts.length > 2) {
      facts.add(new Fact("format", parts[1] + " " + parts[2]));
    }
    if (parts.length > 3) {
      facts.add(new Fact("vault id", parts[3]));
    }
    return facts;
  }
}
