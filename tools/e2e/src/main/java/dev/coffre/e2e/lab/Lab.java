package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.testcontainers.DockerClientFactory;

/// All machines of a lab, up and reachable, with nothing installed on them yet. There is one at a
/// time on an engine: its addresses are fixed.
public final class Lab implements AutoCloseable {
  private final String id;
  private final Reaper reaper;
  private final Path folder;
  private final Map<Place, Machine> machines;
  private final Keys keys;
  private final GitServer gitServer;
  private final Ansible ansible;

  private Lab(
      String id,
      Reaper reaper,
      Path folder,
      Map<Place, Machine> machines,
      Keys keys,
      GitServer gitServer,
      Ansible ansible) {
    this.id = id;
    this.reaper = reaper;
    this.folder = folder;
    this.machines = machines;
    this.keys = keys;
    this.gitServer = gitServer;
    this.ansible = ansible;
  }

  /// A lab that ends with this process, or before it with {@link #close}.
  ///
  /// @throws MissingPeerException without an engine or an image, or beside another lab
  public static Lab forThisProcess(Checkout checkout) {
    var lab = up(checkout, Reaper.thisProcess());
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "lab-down"));
    return lab;
  }

  /// A lab that stands until {@link #down}.
  ///
  /// @throws MissingPeerException without an engine or an image, or beside another lab
  public static Lab forAPerson(Checkout checkout) {
    return up(checkout, Reaper.PERSON);
  }

  /// Takes down the lab that a person keeps, and what crashed ones left.
  public static void down(Checkout checkout) {
    Engine.find(checkout);
    var reaper = new Reaper(DockerClientFactory.lazyClient());
    reaper.sweep();
    reaper.removeKept();
  }

  private static Lab up(Checkout checkout, String owner) {
    var engine = Engine.find(checkout);
    var docker = DockerClientFactory.lazyClient();
    var reaper = new Reaper(docker);
    reaper.sweep();
    reaper.standing().ifPresent(Lab::refuseBeside);
    String id = UUID.randomUUID().toString().substring(0, 8);
    Path folder = makeFolder(checkout, id);
    try {
      var labels = Reaper.labels(id, owner);
      var internet = Internet.create(docker, labels);
      var machines = start(Images.of(checkout), internet, labels);
      var keys = Keys.make(folder);
      keys.exchange(List.copyOf(machines.values()));
      var gitServer = GitServer.start(Objects.requireNonNull(machines.get(Place.GIT)));
      var ansible = new Ansible(checkout, engine, keys, folder);
      return new Lab(id, reaper, folder, machines, keys, gitServer, ansible);
    } catch (RuntimeException e) {
      reaper.remove(id);
      throw e;
    }
  }

  private static void refuseBeside(String owner) {
    throw new MissingPeerException(
        "a free lab",
        owner.equals(Reaper.PERSON)
            ? "one is up: `make lab-down` takes it down"
            : "process " + owner.replaceFirst("@.*", "") + " uses it");
  }

  /// Machines wait for their init systems most of the time, so they start side by side.
  private static Map<Place, Machine> start(
      Images images, Internet internet, Map<String, String> labels) {
    var started = new EnumMap<Place, Machine>(Place.class);
    try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new EnumMap<Place, Future<Machine>>(Place.class);
      for (var place : Place.values()) {
        Callable<Machine> start = () -> Machine.start(place, images, internet, labels);
        running.put(place, side.submit(start));
      }
      for (var entry : running.entrySet()) {
        started.put(entry.getKey(), entry.getValue().get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MissingPeerException missing) {
        throw missing;
      }
      throw new LabException("a machine of the lab did not start: " + rootOf(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while the lab came up", e);
    }
    return started;
  }

  private static Throwable rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static Path makeFolder(Checkout checkout, String id) {
    try {
      Path folder = checkout.resolve("tools/e2e/target/lab").resolve(id);
      Files.createDirectories(folder.getParent());
      return Files.createDirectory(
          folder,
          java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
              java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One of its machines.
  public Machine machine(Place place) {
    return Objects.requireNonNull(machines.get(place));
  }

  /// What the platform is installed on.
  public Machine host() {
    return machine(Place.HOST);
  }

  /// A stranger's machine.
  public Machine vantage() {
    return machine(Place.VANTAGE);
  }

  /// A colleague's machine, which the platform lets into its VPN.
  public Machine peer() {
    return machine(Place.PEER);
  }

  /// Where Flux fetches from.
  public GitServer gitServer() {
    return gitServer;
  }

  /// What installs the platform on the host.
  public Ansible ansible() {
    return ansible;
  }

  /// The SSH key that every machine lets in.
  public Keys keys() {
    return keys;
  }

  /// Where this lab's files and logs go; 0700.
  public Path folder() {
    return folder;
  }

  /// Takes it down.
  @Override
  public void close() {
    reaper.remove(id);
  }
}
