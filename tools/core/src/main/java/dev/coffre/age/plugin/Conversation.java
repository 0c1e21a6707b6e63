package dev.coffre.age.plugin;

import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.format.Header;
import dev.coffre.age.format.LineReader;
import dev.coffre.age.format.StanzaReader;
import dev.coffre.age.key.AgeException.PluginFailure;
import dev.coffre.age.key.Stanza;
import dev.coffre.crypto.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// One run of a plugin: sends commands, receives them, and answers those that are for the person in
/// front of the program. Both state machines of C2SP age-plugin use it. Closing ends the plugin.
final class Conversation implements AutoCloseable {
  private static final byte[] EMPTY = {};

  private final String plugin;
  private final PluginHost host;
  private final PluginHost.Session session;
  private final LineReader lines;

  private Conversation(String plugin, PluginHost host, PluginHost.Session session) {
    this.plugin = plugin;
    this.host = host;
    this.session = session;
    this.lines = new LineReader(new BufferedInputStream(session.fromPlugin()));
  }

  static Conversation start(String plugin, PluginHost host, String stateMachine)
      throws PluginFailure {
    try {
      return new Conversation(plugin, host, host.start(plugin, stateMachine));
    } catch (IOException e) {
      throw new PluginFailure(plugin, "couldn't start plugin: " + e.getMessage());
    }
  }

  void send(String command, List<String> arguments, byte[] body) throws PluginFailure {
    var text = new StringBuilder();
    Header.append(text, new Stanza(command, arguments, body));
    try {
      session.toPlugin().write(text.toString().getBytes(StandardCharsets.US_ASCII));
      session.toPlugin().flush();
    } catch (IOException e) {
      throw failure("the plugin stopped listening");
    }
  }

  void send(String command, String... arguments) throws PluginFailure {
    send(command, List.of(arguments), EMPTY);
  }

  /// Sends a command that no plugin knows, so that plugins stay ready for new ones.
  void sendGrease(byte[] seed) throws PluginFailure {
    var random = Arrays.copyOf(new Sha256().update(seed).digest(), 8);
    send("grease-" + HexFormat.of().formatHex(random), List.of(), random);
  }

  /// The next command that belongs to the state machine. Messages and questions in between are
  /// answered, errors thrown.
  Stanza receive() throws PluginFailure {
    while (true) {
      var command = read();
      var text = new String(command.body(), StandardCharsets.UTF_8);
      switch (command.type()) {
        case "msg" -> {
          host.show(plugin, text);
          send("ok");
        }
        case "request-secret", "request-public" ->
            ask(text, command.type().equals("request-secret"));
        case "confirm" -> confirm(text, command.arguments());
        case "error" -> {
          send("ok");
          throw failure(text);
        }
        default -> {
          return command;
        }
      }
    }
  }

  /// The index that the arguments of a command begin with. One file at a time is sent, so it is 0.
  void checkIndex(Stanza command) throws PluginFailure {
    if (command.arguments().isEmpty() || !command.arguments().getFirst().equals("0")) {
      throw failure("malformed " + command.type() + " stanza: unexpected index");
    }
  }

  PluginFailure failure(String message) {
    return new PluginFailure(plugin, message);
  }

  private Stanza read() throws PluginFailure {
    try {
      return StanzaReader.read(lines.next(), lines);
    } catch (IOException e) {
      throw failure("the plugin stopped, or broke the protocol");
    }
  }

  private void ask(String prompt, boolean secret) throws PluginFailure {
    var answer = host.ask(plugin, prompt, secret);
    if (answer.isEmpty()) {
      send("fail");
      return;
    }
    try (var value = answer.get()) {
      value.<Conversation, PluginFailure>expose(bytes -> {
        send("ok", List.of(), bytes);
        return this;
      });
    }
  }

  private void confirm(String prompt, List<String> options) throws PluginFailure {
    if (options.isEmpty() || options.size() > 2) {
      throw failure("malformed confirm stanza: unexpected number of arguments");
    }
    var yes = option(options.getFirst());
    var no =
        options.size() == 2 ? Optional.of(option(options.getLast())) : Optional.<String>empty();
    var choice = host.confirm(plugin, prompt, yes, no);
    if (choice.isEmpty()) {
      send("fail");
    } else {
      send("ok", choice.get() ? "yes" : "no");
    }
  }

  private String option(String argument) throws PluginFailure {
    try {
      return new String(UnpaddedBase64.decode(argument), StandardCharsets.UTF_8);
    } catch (MalformedTextException e) {
      throw failure("malformed confirm stanza: invalid option encoding");
    }
  }

  @Override
  public void close() throws PluginFailure {
    try {
      session.close();
    } catch (IOException e) {
      throw failure("the plugin did not end");
    }
  }
}
