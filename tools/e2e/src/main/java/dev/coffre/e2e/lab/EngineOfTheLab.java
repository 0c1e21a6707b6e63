package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.InvalidConfigurationException;
import org.testcontainers.dockerclient.TransportConfig;

/// Tells Testcontainers which engine to use: the one that `scripts/engine` names. Found through
/// `META-INF/services`, hence public.
public final class EngineOfTheLab extends DockerClientProviderStrategy {
  /// Before every guess of Testcontainers' own.
  private static final int FIRST = 1_000;

  /// For the service loader.
  public EngineOfTheLab() {}

  @Override
  public TransportConfig getTransportConfig() throws InvalidConfigurationException {
    return TransportConfig.builder().dockerHost(Engine.find(Checkout.here()).address()).build();
  }

  /// Nothing of the lab is reached through the engine's own address, and looking for it inside a
  /// container would need an image.
  @Override
  public synchronized String getDockerHostIpAddress() {
    return "localhost";
  }

  @Override
  protected int getPriority() {
    return FIRST;
  }

  @Override
  public String getDescription() {
    return "the engine that scripts/engine names";
  }
}
