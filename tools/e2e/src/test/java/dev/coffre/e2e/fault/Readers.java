package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whom files open for, as the real `sops` and the real `age` find it: nothing of ours judges.
///
/// @param plain what a file decrypts to, by its name
record Readers(KeyRoom room, UnaryOperator<String> plain) {
  private static final Pattern ENTRY =
      Pattern.compile("-----BEGIN AGE.*?END AGE ENCRYPTED FILE-----\n", Pattern.DOTALL);
  private static final int DATA_KEY_BYTES = 32;
  private static final int PEERS_AT_ONCE = 2;

  /// Holds if each of `files` opens for each of `readers`, and for none of `strangers`, and has no
  /// entry for anybody else.
  void areExactly(List<String> readers, List<String> strangers, List<String> files)
      throws Exception {
    var looks = new ArrayList<Callable<Void>>();
    for (var file : files) {
      looks.add(() -> {
        sops(file, readers, strangers);
        age(file, readers, strangers);
        return null;
      });
    }
    try (var peers = Executors.newFixedThreadPool(PEERS_AT_ONCE)) {
      for (var looked : peers.invokeAll(looks)) {
        looked.get();
      }
    }
  }

  private void sops(String file, List<String> readers, List<String> strangers) throws Exception {
    for (var name : readers) {
      var ran = room.as(name).runPeer("real-sops", "decrypt", file).succeeded();
      assertThat(ran.text()).as("%s for %s", file, name).isEqualTo(plain.apply(file));
    }
    for (var name : strangers) {
      room.as(name).runPeer("real-sops", "decrypt", file).endedWith(128);
    }
  }

  /// One entry for each reader, and the same data key in all of them.
  private void age(String file, List<String> readers, List<String> strangers) throws Exception {
    var text = Files.readString(room.as(readers.getFirst()).file(file));
    var entries = ENTRY.matcher(text).results().map(MatchResult::group).toList();
    assertThat(entries).as(file).hasSameSizeAs(readers);
    var dataKeys = new HashSet<String>();
    for (var name : readers) {
      var own = opened(name, entries);
      assertThat(own).as("%s for %s", file, name).hasSize(1);
      dataKeys.addAll(own);
    }
    assertThat(dataKeys).as(file).singleElement().asString().hasSize(2 * DATA_KEY_BYTES);
    for (var name : strangers) {
      assertThat(opened(name, entries)).as("%s for %s", file, name).isEmpty();
    }
  }

  private List<String> opened(String name, List<String> entries) throws Exception {
    var opened = new ArrayList<String>();
    for (var entry : entries) {
      var ran = room.as(name).run(age(name), entry.replaceAll("(?m)^ +", ""));
      if (ran.status() == 0) {
        opened.add(HexFormat.of().formatHex(ran.out()));
      }
    }
    return opened;
  }

  private List<String> age(String name) {
    return List.of(Peers.here().program("real-age").toString(), "-d", "-i", room.key(name));
  }
}
