package dev.shangjia.engine.record;

import static dev.shangjia.engine.record.Samples.AT;
import static dev.shangjia.engine.record.Samples.KEY;
import static dev.shangjia.engine.record.Samples.OTHER_KEY;
import static dev.shangjia.engine.record.Samples.chain;
import static dev.shangjia.engine.record.Samples.end;
import static dev.shangjia.engine.record.Samples.file;
import static dev.shangjia.engine.record.Samples.value;
import static dev.shangjia.engine.record.Samples.withEachBitTurned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.record.ReceiptAnswer.Reason;
import dev.shangjia.engine.record.ReceiptCheck.Given;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReceiptCheckTest {
  private static final KeySet KEYS = KeySet.of(List.of(KEY.published()));
  private static final ReceiptCheck CHECK = new ReceiptCheck(KEYS);
  private static final List<Entry> CHAIN = chain("case:81", 5);

  /** The third of five entries; the checkpoint saw the fifth, among other chains. */
  private static final Entry ENTRY = CHAIN.get(2);

  private static final HeadTree TREE =
      HeadTree.of(
          List.of(
              end(chain("case:80", 2)),
              end(CHAIN),
              end(chain("case:9", 1)),
              end(chain("subject:app-7", 4)),
              end(chain("subject:app-8", 1))));
  private static final Checkpoint CHECKPOINT =
      Checkpoint.first(HeadTree.of(List.of()), AT, KEY)
          .next(TREE, AT.plus(Duration.ofHours(1)), KEY);
  private static final Receipt RECEIPT = Receipt.of(ENTRY, KEY);
  private static final Receipt PROVED =
      RECEIPT.with(Inclusion.of(CHECKPOINT, TREE, RECEIPT.head(), CHAIN.subList(3, 5)));
  private static final Disclosure OPEN = new Disclosure(ENTRY, Map.of("reason", Samples.SALT));
  private static final Given ALL = new Given(OPEN, Map.of("reason", Samples.REASON), CHECKPOINT);

  private static List<Reason> reasons(Receipt receipt, Given given) {
    return CHECK.check(receipt, given).lines().stream().map(ReceiptAnswer.Line::reason).toList();
  }

  @Test
  void aTrueReceiptHoldsInEveryPart() {
    assertThat(reasons(PROVED, ALL))
        .containsExactly(
            Reason.SIGNED, Reason.SAME_ENTRY, Reason.SAME_CONTENT, Reason.SIGNED, Reason.INCLUDED);
    assertThat(CHECK.check(PROVED, ALL).holds()).isTrue();
    assertThat(CHECKPOINT.previous())
        .isEqualTo(Checkpoint.first(HeadTree.of(List.of()), AT, KEY).hash());
  }

  @Test
  void theKeyAloneIsEnoughAndWhatWasNotCheckedIsSaid() {
    ReceiptAnswer answer = CHECK.check(RECEIPT, Given.NOTHING);
    assertThat(answer.holds()).isTrue();
    assertThat(reasons(RECEIPT, Given.NOTHING))
        .containsExactly(Reason.SIGNED, Reason.NO_ENTRY, Reason.NO_CHECKPOINT);
  }

  @Test
  void filesReadBackAreWhatWasWritten() {
    assertThat(value(RecordJson.readReceipt("r", file(RecordJson.write(PROVED)))))
        .isEqualTo(PROVED);
    assertThat(value(RecordJson.readReceipt("r", file(RecordJson.write(RECEIPT)))))
        .isEqualTo(RECEIPT);
    assertThat(value(RecordJson.readCheckpoint("c", file(RecordJson.write(CHECKPOINT)))))
        .isEqualTo(CHECKPOINT);
    assertThat(value(RecordJson.readEntry("e", file(RecordJson.write(OPEN))))).isEqualTo(OPEN);
  }

  @Test
  void oneBitTurnedAnywhereInAReceiptIsFound() {
    var readable = new AtomicInteger();
    withEachBitTurned(
        file(RecordJson.write(PROVED)),
        changed -> {
          if (RecordJson.readReceipt("r", changed) instanceof Reading.Read<Receipt> read) {
            readable.incrementAndGet();
            assertThat(CHECK.check(read.value(), ALL).holds())
                .as(() -> new String(changed, StandardCharsets.UTF_8))
                .isFalse();
          }
        });
    assertThat(readable).hasValueGreaterThan(1000);
  }

  @Test
  void oneBitTurnedAnywhereInACheckpointOrAnEntryIsFound() {
    withEachBitTurned(
        file(RecordJson.write(CHECKPOINT)),
        changed -> {
          if (RecordJson.readCheckpoint("c", changed) instanceof Reading.Read<Checkpoint> read) {
            assertThat(CHECK.check(PROVED, new Given(null, Map.of(), read.value())).holds())
                .as(() -> new String(changed, StandardCharsets.UTF_8))
                .isFalse();
          }
        });
    withEachBitTurned(
        file(RecordJson.write(OPEN)),
        changed -> {
          if (RecordJson.readEntry("e", changed) instanceof Reading.Read<Disclosure> read) {
            Given given = new Given(read.value(), Map.of("reason", Samples.REASON), null);
            assertThat(CHECK.check(RECEIPT, given).holds())
                .as(() -> new String(changed, StandardCharsets.UTF_8))
                .isFalse();
          }
        });
  }

  @Test
  void aTruncatedFileIsUnreadable() {
    byte[] whole = file(RecordJson.write(PROVED));
    for (int length = 0; length < whole.length; length++) {
      assertThat(RecordJson.readReceipt("r", Arrays.copyOf(whole, length)))
          .isInstanceOf(Reading.Unreadable.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    longer[whole.length] = 'x';
    assertThat(RecordJson.readReceipt("r", longer)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void anotherKeyDoesNotVerify() {
    Receipt forged = Receipt.of(ENTRY, OTHER_KEY);
    assertThat(reasons(forged, Given.NOTHING)).startsWith(Reason.UNKNOWN_KEY);
    var claimed =
        new Receipt(
            forged.chain(),
            forged.sequence(),
            forged.entry(),
            forged.at(),
            KEY.id(),
            forged.signature(),
            null);
    assertThat(reasons(claimed, Given.NOTHING)).startsWith(Reason.WRONG_SIGNATURE);
  }

  @Test
  void aReplacedKeyVerifiesWhatItSignedInItsTimeAndNothingLater() {
    var rotated =
        new ReceiptCheck(
            KeySet.of(
                List.of(
                    KEY.published().inForce(null, AT.plusSeconds(150).minusNanos(123456000)),
                    OTHER_KEY.published())));
    assertThat(rotated.check(RECEIPT, Given.NOTHING).holds()).isTrue();
    assertThat(rotated.check(Receipt.of(CHAIN.get(3), KEY), Given.NOTHING).lines().getFirst())
        .extracting(ReceiptAnswer.Line::reason)
        .isEqualTo(Reason.KEY_NOT_IN_FORCE);
    assertThat(rotated.check(Receipt.of(CHAIN.get(3), OTHER_KEY), Given.NOTHING).holds()).isTrue();
  }

  @Test
  void anotherEntryAndAnotherContentAreFound() {
    Disclosure other = new Disclosure(CHAIN.get(1), Map.of());
    assertThat(reasons(RECEIPT, new Given(other, Map.of(), null))).contains(Reason.OTHER_ENTRY);
    byte[] text = "准予通过".getBytes(StandardCharsets.UTF_8);
    assertThat(reasons(RECEIPT, new Given(OPEN, Map.of("reason", text), null)))
        .contains(Reason.OTHER_CONTENT);
    assertThat(reasons(RECEIPT, new Given(OPEN, Map.of("note", text), null)))
        .contains(Reason.UNKNOWN_CONTENT);
  }

  @Test
  void anErasedSaltLeavesTheReceiptAndTakesTheContent() {
    Disclosure erased = new Disclosure(ENTRY, Map.of());
    assertThat(CHECK.check(RECEIPT, new Given(erased, Map.of(), null)).holds()).isTrue();
    assertThat(reasons(RECEIPT, new Given(erased, Map.of("reason", Samples.REASON), null)))
        .contains(Reason.NO_SALT);
  }

  @Test
  void aCheckpointWithoutAProofForItIsNoPass() {
    assertThat(reasons(RECEIPT, ALL)).endsWith(Reason.SIGNED, Reason.NO_PROOF);
    Checkpoint later = CHECKPOINT.next(TREE, AT.plus(Duration.ofHours(2)), KEY);
    assertThat(reasons(PROVED, new Given(null, Map.of(), later))).endsWith(Reason.OTHER_CHECKPOINT);
  }

  @Test
  void aProofOfAnotherEntryOrOfARewrittenChainDoesNotLeadToTheCheckpoint() {
    Inclusion proof = Inclusion.of(CHECKPOINT, TREE, RECEIPT.head(), CHAIN.subList(3, 5));
    Receipt other = Receipt.of(CHAIN.get(1), KEY).with(proof);
    assertThat(reasons(other, new Given(null, Map.of(), CHECKPOINT))).endsWith(Reason.NOT_INCLUDED);

    ChainHead head = ChainHead.of(CHAIN.get(1));
    Entry rewritten = head.append(ENTRY.at(), "declined", ENTRY.ids(), ENTRY.contents());
    Receipt forged = Receipt.of(rewritten, KEY).with(proof);
    assertThat(reasons(forged, new Given(null, Map.of(), CHECKPOINT)))
        .as("the key's owner rewrote the chain after the checkpoint")
        .endsWith(Reason.NOT_INCLUDED);
  }

  @Test
  void makesNoProofThatWouldNotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inclusion.of(CHECKPOINT, TREE, RECEIPT.head(), CHAIN.subList(3, 4)))
        .withMessageContaining("does not cover entry 3 of case:81");
    var foreign = chain("case:99", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inclusion.of(CHECKPOINT, TREE, end(foreign), List.of()));
  }

  @Test
  void everyReasonSpeaksBothLanguagesAndIsTold() {
    var told = new ArrayList<ReceiptAnswer.Line>();
    told.addAll(CHECK.check(PROVED, ALL).lines());
    told.addAll(CHECK.check(Receipt.of(ENTRY, OTHER_KEY), Given.NOTHING).lines());
    assertThat(told)
        .allSatisfy(line -> assertThat(line.text().zh()).matches(".*\\p{IsHan}.*。"))
        .allSatisfy(line -> assertThat(line.text().en()).endsWith("."));
    assertThat(Arrays.stream(Reason.values()).map(Reason::code).distinct())
        .hasSize(Reason.values().length);
  }
}
