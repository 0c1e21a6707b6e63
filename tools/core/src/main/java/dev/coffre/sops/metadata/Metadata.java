package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Node;
import java.util.List;

/// The `sops` metadata of one file.
///
/// @param groups who can open it; several groups share the data key by Shamir's scheme
/// @param shamirThreshold how many groups are needed; 0 if not said
/// @param macOnlyEncrypted whether the MAC leaves unencrypted values out
/// @param lastModified RFC 3339, as sops formats it: seconds, `Z` for UTC
/// @param mac the encrypted MAC (`ENC[…]`), empty if the file has none
/// @param version the sops version that wrote the file
public record Metadata(
    List<KeyGroup> groups,
    int shamirThreshold,
    Selector selector,
    boolean macOnlyEncrypted,
    String lastModified,
    String mac,
    String version) {

  /// The version of the format that is written.
  public static final String VERSION = "3.13.3";

  public Metadata {
    groups = List.copyOf(groups);
  }

  /// Reads the mapping under `sops`, in any form sops has written since 2.0: unknown fields are
  /// ignored and scalars converted as sops converts them.
  ///
  /// @throws MetadataException if sops 3.13.3 would refuse it, "No keys found in file" included
  public static Metadata parse(Node.Mapping mapping) throws MetadataException {
    return new MetadataReader(mapping).read();
  }

  /// The mapping as sops 3.13 writes it: alphabetical at every level, empty fields left out.
  public Node.Mapping toNode() {
    return MetadataWriter.write(this);
  }

  /// The same with other key groups.
  public Metadata withGroups(List<KeyGroup> groups, int shamirThreshold) {
    return new Metadata(
        groups, shamirThreshold, selector, macOnlyEncrypted, lastModified, mac, version);
  }

  /// The same with another selector.
  public Metadata withSelector(Selector selector, boolean macOnlyEncrypted) {
    return new Metadata(
        groups, shamirThreshold, selector, macOnlyEncrypted, lastModified, mac, version);
  }

  /// The same with a new seal, written by us.
  public Metadata sealed(String lastModified, String mac) {
    return new Metadata(
        groups, shamirThreshold, selector, macOnlyEncrypted, lastModified, mac, VERSION);
  }
}
