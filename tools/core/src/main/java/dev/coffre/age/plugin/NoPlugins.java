package dev.coffre.age.plugin;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.util.Optional;

/// Refuses to start any plugin.
final class NoPlugins implements PluginHost {

  @Override
  public Session start(String name, String stateMachine) throws IOException {
    throw new IOException("plugins are not run here");
  }

  @Override
  public void show(String plugin, String message) {}

  @Override
  public Optional<SecretBytes> ask(String plugin, String prompt, boolean secret) {
    return Optional.empty();
  }

  @Override
  public Optional<Boolean> confirm(String plugin, String prompt, String yes, Optional<String> no) {
    return Optional.empty();
  }
}
