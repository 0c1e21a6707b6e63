package dev.coffre.e2e.lab;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// A machine of the lab: Debian 13 with systemd as PID 1, in a container. Commands run in it as
/// root.
public final class Machine {
  /// Systemd settles in two seconds on a quiet machine.
  private static final Patience BOOT = Patience.seconds(60);

  private static final int SHUTDOWN_SECONDS = 30;

  /// Where the engine itself has no IPv6, containers get none on the interfaces that they add.
  private static final Map<String, String> IPV6 =
      Map.of("net.ipv6.conf.all.disable_ipv6", "0", "net.ipv6.conf.default.disable_ipv6", "0");

  private final Place place;
  private final GenericContainer<?> container;

  private Machine(Place place, GenericContainer<?> container) {
    this.place = place;
    this.container = container;
  }

  /// Starts a machine and waits until systemd says that it runs.
  static Machine start(Place place, Images images, Internet internet, Map<String, String> labels) {
    var image = DockerImageName.parse(images.tag(place.image()));
    var container = new GenericContainer<>(image).withNetwork(internet);
    container.withCreateContainerCmdModifier(command -> shape(command, place, labels));
    container.start();
    var machine = new Machine(place, container);
    machine.booted();
    return machine;
  }

  private static void shape(CreateContainerCmd command, Place place, Map<String, String> labels) {
    command
        .withName(place.container())
        .withHostName(place.machine())
        .withIpv4Address(place.ipv4())
        .withIpv6Address(place.ipv6())
        .withLabels(new HashMap<>(labels)); // Testcontainers adds its own
    // All that systemd, nftables, WireGuard and a kubelet need; not the clock, which is the
    // machine's own, and no limits beyond those that the machine may have itself.
    Objects.requireNonNull(command.getHostConfig())
        .withCapAdd(Capability.ALL)
        .withCapDrop(Capability.SYS_RESOURCE, Capability.SYS_TIME)
        .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
        .withCgroupnsMode("host")
        .withBinds(Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup:rw"))
        .withTmpFs(Map.of("/run", "", "/run/lock", ""))
        .withSysctls(IPV6)
        .withDevices(new Device("rwm", "/dev/net/tun", "/dev/net/tun"))
        .withMounts(
            place == Place.HOST
                ? List.of(volume("/var/lib/rancher"), volume("/var/lib/kubelet"))
                : List.of());
  }

  /// What an overlay cannot carry: containerd lays its own file systems over it.
  private static Mount volume(String path) {
    return new Mount().withType(MountType.VOLUME).withTarget(path);
  }

  private void booted() {
    BOOT.until(
        "systemd on " + place.machine(),
        () -> run("systemctl", "is-system-running", "--wait"),
        said -> said.out().matches("(running|degraded)\\s*"));
  }

  /// Where it stands.
  public Place place() {
    return place;
  }

  /// Runs a program on it, as root.
  public Said run(String... words) {
    try {
      var result = container.execInContainer(StandardCharsets.UTF_8, words);
      return new Said(
          "%s# %s".formatted(place.machine(), String.join(" ", words)),
          result.getExitCode(),
          result.getStdout(),
          result.getStderr());
    } catch (IOException e) {
      throw new LabException(place.machine() + " did not run " + words[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while " + words[0] + " ran on " + place.machine(), e);
    }
  }

  /// Runs a script on it, which ends at the first command that fails.
  public Said shell(String script) {
    return run("bash", "-euo", "pipefail", "-c", script);
  }

  /// Writes a file, whose folder is there. Not below `/run`, which is memory of the machine's own.
  ///
  /// @param mode as `chmod` takes it, in octal
  public void write(String path, String text, int mode) {
    write(path, text.getBytes(StandardCharsets.UTF_8), mode);
  }

  /// Writes a file of bytes.
  public void write(String path, byte[] bytes, int mode) {
    container.copyFileToContainer(Transferable.of(bytes, mode), path);
  }

  /// Stops and starts it as a person with the power button would: what is on its disks stays.
  public void reboot() {
    var docker = container.getDockerClient();
    docker.restartContainerCmd(container.getContainerId()).withTimeout(SHUTDOWN_SECONDS).exec();
    booted();
  }

  /// What its services logged since the last boot.
  public String journal() {
    return run("journalctl", "--no-pager", "--output=short-iso").text();
  }

  /// Its place and container.
  @Override
  public String toString() {
    return place.container();
  }
}
