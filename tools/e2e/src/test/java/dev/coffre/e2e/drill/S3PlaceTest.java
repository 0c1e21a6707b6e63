package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.Place;
import dev.coffre.backup.PlaceException;
import dev.coffre.backup.s3.S3Place;
import dev.coffre.s3.Bucket;
import dev.coffre.s3.Credentials;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A bucket as a place of backups: what is there at each moment, and what is left when something
/// breaks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3PlaceTest {
  private static final byte[] LABEL = "label".getBytes(StandardCharsets.UTF_8);
  private static final int SEVERAL_PARTS = 40_000_000;

  private Optional<Moto> started = Optional.empty();
  private int places;

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException {
    started = Optional.of(Moto.start(folder));
  }

  @AfterAll
  void end() throws IOException {
    moto().close();
  }

  private Moto moto() {
    return started.orElseThrow();
  }

  private S3Place place(Duration patience) {
    return place(patience, moto().endpoint(), "vault", moto().secret(), "p" + places);
  }

  private S3Place place(
      Duration patience, URI endpoint, String bucket, String secret, String prefix) {
    var credentials =
        new Credentials(
            moto().id(),
            SecretBytes.adopt(secret.getBytes(StandardCharsets.UTF_8)),
            Optional.empty());
    var address = new Bucket.Address(bucket, "eu-central-1", endpoint, true);
    return new S3Place(
        "s3://" + bucket,
        Bucket.at(address, credentials, Clock.systemUTC()),
        prefix + "/",
        patience,
        credentials);
  }

  private S3Place fresh(Duration patience) {
    places++;
    return place(patience);
  }

  private static byte[] noise(int length) {
    var noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  @Test
  void fileOfSeveralParts_comesBack_andAppearsWithItsLabelOnly() throws IOException {
    try (var place = fresh(Duration.ofDays(1))) {
      var content = noise(SEVERAL_PARTS);
      try (var draft = place.begin("one")) {
        draft.add("data.age", target -> target.write(content));
        assertThat(place.ids()).isEmpty();
        draft.publish(LABEL);
      }
      assertThat(place.ids()).containsExactly("one");
      try (var file = place.open("one", "data.age").orElseThrow()) {
        assertThat(Arrays.equals(file.readAllBytes(), content)).isTrue();
      }
      assertThat(place.open("one", "other.age")).isEmpty();
      place.replace("one", "mark", LABEL);
      place.remove("one");
      assertThat(place.bucket().list(place.prefix()).items()).isEmpty();
    }
  }

  @Test
  void draft_closedUnpublished_leavesNothing() throws IOException {
    try (var place = fresh(Duration.ofDays(1))) {
      try (var draft = place.begin("one")) {
        draft.add("data.age", target -> target.write(LABEL));
      }
      assertThat(place.bucket().list(place.prefix()).items()).isEmpty();
    }
  }

  @Test
  void draftOfAKilledRun_isNoBackup_andRemovedWhenItIsOld() throws IOException {
    try (var place = fresh(Duration.ofDays(1))) {
      place.begin("one").add("data.age", target -> target.write(LABEL));
      place.bucket().upload(place.prefix() + "one/more.age", () -> {}).write(noise(SEVERAL_PARTS));
      place.hold().orElseThrow().close();
      assertThat(place.ids()).isEmpty();
      assertThat(place.bucket().list(place.prefix()).items()).hasSize(2);
      try (var later = place(Duration.ZERO)) {
        later.hold().orElseThrow().close();
      }
      assertThat(place.bucket().list(place.prefix()).items()).isEmpty();
    }
  }

  @Test
  void markThatAKilledRunLeftBesideItsLabel_isNoReasonToRemove() throws IOException {
    try (var place = fresh(Duration.ZERO)) {
      var draft = place.begin("one");
      draft.publish(LABEL);
      place.bucket().put(place.prefix() + ".partial-one", new byte[0]);
      assertThat(place.ids()).containsExactly("one");
      place.hold().orElseThrow().close();
      assertThat(place.ids()).containsExactly("one");
      assertThat(place.bucket().list(place.prefix()).items()).hasSize(1);
    }
  }

  @Test
  void removalThatWasKilled_isFinishedByTheNextRun() throws IOException {
    try (var place = fresh(Duration.ofDays(1))) {
      place.begin("one").publish(LABEL);
      place.bucket().put(place.prefix() + ".removed-one", new byte[0]);
      assertThat(place.ids()).isEmpty();
      place.hold().orElseThrow().close();
      assertThat(place.bucket().list(place.prefix()).items()).isEmpty();
    }
  }

  @Test
  void draftThatWasTakenForAbandoned_isNotPublished() throws IOException {
    try (var place = fresh(Duration.ofDays(1));
        var draft = place.begin("one")) {
      place.bucket().delete(place.prefix() + ".partial-one");
      assertThatThrownBy(() -> draft.publish(LABEL))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("abandoned");
      assertThat(place.ids()).isEmpty();
    }
  }

  @Test
  void labelThatIsThere_isNotWrittenOver() throws IOException {
    try (var place = fresh(Duration.ofDays(1))) {
      var first = place.begin("one");
      try (var second = place.begin("one")) {
        first.publish(LABEL);
        place.bucket().put(place.prefix() + ".partial-one", new byte[0]);
        assertThatThrownBy(() -> second.publish(new byte[3]))
            .hasMessageContaining("PreconditionFailed");
      }
      assertThatThrownBy(() -> place.begin("one")).hasMessageContaining("there already");
      try (var file = place.open("one", "backup.json").orElseThrow()) {
        assertThat(file.readAllBytes()).isEqualTo(LABEL);
      }
    }
  }

  @Test
  void connectionCutInMidUpload_isTold_andNothingLooksWhole() throws IOException {
    places++;
    try (var line = CutLine.to(moto().endpoint().getPort(), SEVERAL_PARTS / 2);
        var cut =
            place(
                Duration.ofDays(1),
                URI.create("http://127.0.0.1:" + line.port()),
                "vault",
                moto().secret(),
                "p" + places)) {
      Place.Draft draft = cut.begin("one");
      assertThatThrownBy(() -> draft.add("data.age", target -> target.write(noise(SEVERAL_PARTS))))
          .isInstanceOf(PlaceException.class)
          .hasMessageStartingWith("s3://vault: ");
    }
    try (var place = place(Duration.ofDays(1))) {
      assertThat(place.ids()).isEmpty();
    }
  }

  @Test
  void wrongSecret_andMissingBucket_areTold() {
    try (var stranger = place(Duration.ZERO, moto().endpoint(), "vault", "stranger", "s")) {
      assertThatThrownBy(stranger::ids)
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("SignatureDoesNotMatch")
          .hasMessageNotContaining("stranger");
    }
    try (var nowhere = place(Duration.ZERO, moto().endpoint(), "nowhere", moto().secret(), "s")) {
      assertThatThrownBy(nowhere::ids).hasMessageContaining("NoSuchBucket");
    }
  }
}
