package dev.coffre.e2e.lab;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Removes what labs leave on the engine: containers with their volumes, and networks. It goes by
/// labels alone, so that it also finds what a process left that crashed.
final class Reaper {
  /// On everything of a lab: its id.
  static final String LAB = "dev.coffre.lab";

  /// Who takes the lab down: a process, as `PID@START`, or a person.
  static final String OWNER = "dev.coffre.lab.owner";

  /// The owner of a lab that stands until `make lab-down`.
  static final String PERSON = "person";

  private final DockerClient docker;

  Reaper(DockerClient docker) {
    this.docker = docker;
  }

  /// The labels of what this process starts.
  static Map<String, String> labels(String lab, String owner) {
    return Map.of(LAB, lab, OWNER, owner);
  }

  /// This process, as the owner of a lab.
  static String thisProcess() {
    var self = ProcessHandle.current();
    return self.pid() + "@" + started(self);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /// Removes the labs of processes that are gone.
  void sweep() {
    leftovers().stream()
        .filter(leftover -> !stands(leftover.owner()))
        .forEach(leftover -> remove(leftover.lab()));
  }

  /// The owner of a lab that stands.
  Optional<String> standing() {
    return leftovers().stream().map(Leftover::owner).filter(Reaper::stands).findFirst();
  }

  private static boolean stands(String owner) {
    if (owner.equals(PERSON)) {
      return true;
    }
    String[] parts = owner.split("@", 2);
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> parts[1].equals(String.valueOf(started(process))))
        .isPresent();
  }

  /// Removes one lab, whoever owns it.
  void remove(String lab) {
    var filter = List.of(LAB + "=" + lab);
    for (var container :
        docker.listContainersCmd().withShowAll(true).withLabelFilter(filter).exec()) {
      quietly(() ->
          docker
              .removeContainerCmd(container.getId())
              .withForce(true)
              .withRemoveVolumes(true)
              .exec());
    }
    for (var network : docker.listNetworksCmd().withFilter("label", filter).exec()) {
      quietly(() -> docker.removeNetworkCmd(network.getId()).exec());
    }
  }

  /// Removes the lab that a person keeps.
  void removeKept() {
    leftovers().stream()
        .filter(leftover -> leftover.owner().equals(PERSON))
        .forEach(leftover -> remove(leftover.lab()));
  }

  private static void quietly(Runnable removal) {
    try {
      removal.run();
    } catch (NotFoundException | ConflictException another) {
      // Testcontainers removes containers too when the process ends; what counts is that they go.
    }
  }

  private record Leftover(String lab, String owner) {}

  private List<Leftover> leftovers() {
    var found = new ArrayList<Leftover>();
    for (var container :
        docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(OWNER)).exec()) {
      found.add(leftover(container.getLabels()));
    }
    for (var network : docker.listNetworksCmd().withFilter("label", List.of(OWNER)).exec()) {
      found.add(leftover(network.getLabels()));
    }
    return found.stream().distinct().toList();
  }

  private static Leftover leftover(Map<String, String> labels) {
    return new Leftover(labels.getOrDefault(LAB, ""), labels.getOrDefault(OWNER, PERSON));
  }
}
