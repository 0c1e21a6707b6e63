package dev.coffre.cli.merge;

import dev.coffre.cli.secrets.OpenFile;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.merge.FileMerge.Version;
import dev.coffre.merge.MergedText;
import dev.coffre.merge.Side;
import dev.coffre.sops.Format;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.StoreException;
import java.nio.file.Path;
import java.util.Optional;

/// One of the versions that are merged.
///
/// @param version what it says, decrypted if it could be
/// @param metadata who can open it; empty if it is not encrypted
/// @param open the file, decrypted; empty if it is not encrypted or could not be opened
record Input(Version version, Optional<Metadata> metadata, Optional<OpenFile> open)
    implements AutoCloseable {

  /// What is read: a version in a file of Git's, under the name that the file has.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Source(Path path, String name, Format format, byte[] content) {
    SecretFile file() throws StoreException {
      return SecretFile.of(path, name, format, content);
    }

    Source with(byte[] other) {
      return new Source(path, name, format, other);
    }
  }

  /// A version that has to be understood: one of the sides.
  ///
  /// @throws SopsException if it is encrypted and cannot be opened
  /// @throws StoreException if it is not of its format
  static Input side(Source source, Vault vault) throws SopsException, StoreException {
    if (source.content().length == 0) {
      return plain(Version.ABSENT);
    }
    var file = source.file();
    if (!file.isEncrypted()) {
      return plain(new Version(source.content(), file.parsed().tree()));
    }
    var open = vault.open(file);
    try {
      var values = source.format().store().parsePlain(open.text()).tree();
      return new Input(
          new Version(open.text(), values),
          Optional.of(open.opened().metadata()),
          Optional.of(open));
    } catch (StoreException e) {
      open.close();
      throw e;
    }
  }

  /// The version that both sides come from. One that cannot be opened, or in which Git merged older
  /// ones that conflict, stays as it is: no ciphertext is equal to a value, so whatever differs
  /// between the sides is a conflict.
  static Input base(Source source, Vault vault) throws StoreException {
    var merged = MergedText.parse(source.content());
    if (merged.isPresent()) {
      return sealed(source.with(merged.get().as(Side.OURS)));
    }
    try {
      return side(source, vault);
    } catch (SopsException e) {
      return sealed(source);
    }
  }

  private static Input sealed(Source source) throws StoreException {
    var file = source.file();
    var version = new Version(source.content(), file.parsed().tree());
    try {
      return new Input(version, Optional.of(Sops.metadata(file.parsed())), Optional.empty());
    } catch (SopsException e) {
      return plain(version);
    }
  }

  private static Input plain(Version version) {
    return new Input(version, Optional.empty(), Optional.empty());
  }

  @Override
  public void close() {
    open.ifPresent(OpenFile::close);
  }
}
