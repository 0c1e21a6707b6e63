package dev.coffre.age.plugin;

import dev.coffre.secret.SecretBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// Runs plugins and lets them talk to a person. Whoever embeds the library decides whether programs
/// may be started at all.
public interface PluginHost {

  /// Starts `age-plugin-NAME --age-plugin=STATEMACHINE`, found on the search path.
  ///
  /// @param name without `age-plugin-`, free of path separators
  /// @param stateMachine `recipient-v1` or `identity-v1`
  /// @throws IOException if there is no such program or it cannot be started
  Session start(String name, String stateMachine) throws IOException;

  /// Shows a message of the plugin.
  void show(String plugin, String message);

  /// Asks for a line; empty if there is nobody to ask.
  ///
  /// @param secret whether what is typed must not be shown
  Optional<SecretBytes> ask(String plugin, String prompt, boolean secret);

  /// Lets a person choose: true for `yes`, false for `no`; empty if there is nobody to ask.
  Optional<Boolean> confirm(String plugin, String prompt, String yes, Optional<String> no);

  /// A running plugin. Closing ends it.
  interface Session extends Closeable {
    /// What goes to its standard input.
    OutputStream toPlugin();

    /// What comes from its standard output.
    InputStream fromPlugin();
  }

  /// A host that starts nothing.
  static PluginHost none() {
    return new NoPlugins();
  }
}
