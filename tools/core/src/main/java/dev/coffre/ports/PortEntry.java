package dev.coffre.ports;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads one entry of a contract.
final class PortEntry {
  private final YamlMapping entry;

  private PortEntry(YamlMapping entry) {
    this.entry = entry;
  }

  static DeclaredPort read(YamlMapping entry) throws YamlException {
    var port = new PortEntry(entry).read();
    entry.finish();
    return port;
  }

  private DeclaredPort read() throws YamlException {
    try {
      return new DeclaredPort(
          name("name", "[a-z0-9]+(-[a-z0-9]+)*"),
          name("owner", "[a-z0-9]+(_[a-z0-9]+)*"),
          entry.oneOf("protocol", Protocol.values(), entry.text("protocol")),
          PortRange.parse(entry.text("port")),
          some("families", Family.values()),
          some("reachable_from", Zone.values()),
          listensAnywhere(),
          provider(),
          entry.oneOf("proof", Proof.values(), entry.optional("proof").orElse("connect")),
          why());
    } catch (IllegalArgumentException e) {
      throw entry.failure(String.valueOf(e.getMessage()));
    }
  }

  private String name(String field, String form) throws YamlException {
    var text = entry.text(field);
    if (!text.matches(form)) {
      throw entry.failure("'" + field + "' is not of the form " + form);
    }
    return text;
  }

  private boolean listensAnywhere() throws YamlException {
    var listen = entry.optional("listen");
    if (listen.isPresent() && !listen.get().equals("any")) {
      throw entry.failure("'listen' is 'any', or left out");
    }
    return listen.isPresent();
  }

  private Optional<Provider> provider() throws YamlException {
    var text = entry.optional("provider");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(entry.oneOf("provider", Provider.values(), text.get()));
  }

  private String why() throws YamlException {
    var why = entry.text("why");
    if (why.isBlank()) {
      throw entry.failure("'why' says nothing");
    }
    return why;
  }

  private <E extends Enum<E>> Set<E> some(String field, E[] constants) throws YamlException {
    var all = new TreeSet<E>();
    for (var text : entry.texts(field)) {
      if (!all.add(entry.oneOf(field, constants, text))) {
        throw entry.failure("'" + field + "' names " + text + " twice");
      }
    }
    return all;
  }
}
