package dev.coffre.backup;

import java.util.List;
import java.util.Optional;

/// What is backed up.
public sealed interface Target {

  /// Its name in the plan, the store and the evidence.
  String name();

  /// What was promised for it.
  Objectives objectives();

  /// Which of its backups are kept.
  Retention keep();

  /// The word for its kind in files.
  String kind();

  /// One database of a PostgreSQL server, with the roles of the server.
  ///
  /// @param host a name, an address, or the folder of the server's socket
  /// @param credentials a SOPS file with the `password` to log in with
  /// @param passfile libpq's password file; without either, libpq looks where it always does
  /// @param programs the folder of `pg_dump` and the others; without it the search path
  record Database(
      String name,
      String host,
      int port,
      String database,
      String user,
      Optional<String> credentials,
      Optional<String> passfile,
      Optional<String> programs,
      Objectives objectives,
      Retention keep)
      implements Target {
    @Override
    public String kind() {
      return "postgresql";
    }
  }

  /// How a running PostgreSQL server of this machine is asked what is true of it.
  ///
  /// @param host a loopback address, or the folder of the server's socket
  /// @param database whose contents are held against each other after a restore
  /// @param user who asks
  /// @param passfile libpq's password file; without it the server has to ask for no password
  /// @param programs the folder of `postgres`, for restores; without it the search path
  record Instance(
      String host,
      int port,
      String database,
      String user,
      Optional<String> passfile,
      Optional<String> programs) {}

  /// A whole PostgreSQL server of this machine, by its files: what has no `pg_dump` beside it, and
  /// what is too large for it.
  ///
  /// @param data its data directory
  /// @param instance whose user may begin a base backup
  record Server(String name, String data, Instance instance, Objectives objectives, Retention keep)
      implements Target {
    @Override
    public String kind() {
      return "postgresql-server";
    }
  }

  /// A whole PostgreSQL server of this machine, in a repository that pgBackRest keeps.
  ///
  /// @param stanza what pgBackRest calls the server
  /// @param config pgBackRest's configuration file; without it the usual one
  /// @param program the `pgbackrest` command, by name or path
  /// @param repository which of its repositories: 1 and up
  record Repository(
      String name,
      String stanza,
      Optional<String> config,
      String program,
      int repository,
      Instance instance,
      Objectives objectives,
      Retention keep)
      implements Target {
    @Override
    public String kind() {
      return "pgbackrest";
    }
  }

  /// A folder with everything below it.
  record Folder(String name, String path, Objectives objectives, Retention keep) implements Target {
    @Override
    public String kind() {
      return "folder";
    }
  }

  /// What a drill has a pod do in a restored cluster, to show that a Secret and a database of the
  /// same platform fit together.
  ///
  /// @param namespace of the Secret, and of the pod
  /// @param secret with the fields `username` and `password`
  /// @param database the name of the {@link Database} that they log in to
  /// @param images a folder with archives of images, of which the one for `pause` is enough
  record Workload(String namespace, String secret, String database, String images) {}

  /// The datastore of a k3s server that keeps it in SQLite.
  ///
  /// @param config the server's configuration file
  /// @param program the `k3s` command, by name or path
  /// @param workload that a drill runs in it
  record Cluster(
      String name,
      String config,
      String program,
      Optional<Workload> workload,
      Objectives objectives,
      Retention keep)
      implements Target {
    @Override
    public String kind() {
      return "k3s";
    }

    /// What its token is called in the store.
    public String token() {
      return name + "-token";
    }
  }

  /// The token that opens the datastore of a k3s server, backed up with it and yet apart: for
  /// others.
  ///
  /// @param recipients who can open it; none of them can open anything else
  record Token(
      String name, Cluster cluster, List<String> recipients, Objectives objectives, Retention keep)
      implements Target {
    public Token {
      recipients = List.copyOf(recipients);
    }

    @Override
    public String kind() {
      return "k3s-token";
    }
  }
}
