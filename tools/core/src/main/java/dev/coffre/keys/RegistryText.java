package dev.coffre.keys;

import dev.coffre.file.Resource;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Changes the text of a registry; whatever else people wrote into it stays.
public final class RegistryText {
  /// The file beside the registry that tells editors what it may say.
  public static final String SCHEMA = "keys.schema.json";

  private static final String HOLDERS = "holders";

  private RegistryText() {}

  /// The text with another status of a holder.
  ///
  /// @throws StoreException if the text has no room for it
  public static String withStatus(String text, String holder, HolderStatus status)
      throws StoreException {
    return put(text, List.of(HOLDERS, holder, "status"), SopsRules.scalar(status.toString()));
  }

  /// The text with one more holder.
  ///
  /// @param unattested why nobody saw that it has its key; empty if somebody did
  /// @throws StoreException if the text has no room for it
  public static String withHolder(String text, Holder holder, Optional<String> unattested)
      throws StoreException {
    var fields = new ArrayList<Item>();
    fields.add(entry("kind", holder.kind().toString()));
    fields.add(entry("owner", holder.owner()));
    fields.add(new Entry("teams", list(holder.teams())));
    fields.add(entry("recipient", holder.recipient().text()));
    fields.add(entry("created", holder.created().toString()));
    holder.expires().ifPresent(last -> fields.add(entry("expires", last.toString())));
    fields.add(entry("status", holder.status().toString()));
    holder
        .attested()
        .ifPresent(seen ->
            fields.add(
                new Entry(
                    "attested",
                    new Node.Mapping(
                        List.of(entry("by", seen.by()), entry("date", seen.on().toString()))))));
    unattested.ifPresent(why -> fields.add(entry("unattested", why)));
    return put(text, List.of(HOLDERS, holder.name()), new Node.Mapping(fields));
  }

  /// What {@link #SCHEMA} holds: a JSON Schema, UTF-8.
  public static byte[] schema() {
    return new Resource(RegistryText.class, SCHEMA).require();
  }

  /// A new registry with a team, and a rule for it for each path.
  public static String first(String team, List<String> paths) {
    var text = new StringBuilder();
    text.append("# yaml-language-server: $schema=").append(SCHEMA).append("\n");
    text.append(
        "# Who holds which key, and who reads what. 'coffre keys plan' says what a change\n");
    text.append("# here means for every file, 'coffre keys apply' does it.\n");
    text.append("sops_yaml: generated # its recipients are written from here; or: checked\n");
    text.append("teams:\n  ").append(team).append(": say here what it is for\n");
    text.append("holders:\n"); // empty, not {}: the first one is written as people would, in lines
    text.append("rules:\n");
    for (var path : paths) {
      text.append("  - path: '").append(path.replace("'", "''")).append("'\n");
      text.append("    teams: [").append(team).append("]\n");
      text.append("    minimum_readers: 1\n");
      text.append("    recovery_keys: 0 # make it 1 once there is a recovery key\n");
    }
    return text.toString();
  }

  private static Entry entry(String name, String value) {
    return new Entry(name, SopsRules.scalar(value));
  }

  private static Node.Sequence list(Collection<String> values) {
    return new Node.Sequence(values.stream().<Element>map(SopsRules::scalar).toList());
  }

  private static String put(String text, List<Object> path, Node node) throws StoreException {
    var edits = List.<Edit>of(new Edit.Put(path, node));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var changed = Format.YAML.store().patch(bytes, edits, new MetadataEdit.Keep());
    return new String(changed, StandardCharsets.UTF_8);
  }
}
