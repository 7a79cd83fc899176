package dev.shangjia.engine.record;

import static dev.shangjia.engine.record.Samples.AT;
import static dev.shangjia.engine.record.Samples.chain;
import static dev.shangjia.engine.record.Samples.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.record.ChainCheck.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainCheckTest {
  private static final ChainHead START = ChainHead.start("case:81");

  private static List<Stored> stored(List<Entry> entries) {
    return new ArrayList<>(entries.stream().map(entry -> new Stored(entry, entry.hash())).toList());
  }

  private static List<ChainCheck.Kind> kinds(List<Stored> entries, ChainHead to) {
    return ChainCheck.of(START, entries, to).stream().map(ChainCheck.Break::kind).toList();
  }

  /** The formula is written out here for good: another hash is another format. */
  @Test
  void hashesAreWhatTheFormatSays() {
    Entry entry =
        START.append(
            Instant.parse("2026-11-22T08:30:00Z"),
            "decided",
            Map.of("stage", "review", "by", "r-17"),
            Map.of("reason", new Salt("00".repeat(32)).hash("ok")));

    assertThat(entry.contents().get("reason"))
        .isEqualTo(sha256("\0".repeat(32) + "ok"))
        .isEqualTo("21839f20ac111c9ebaadb9815420ba679f731e6b1b693f3e5a9ef0d774db1bec");
    String body =
        "{\"at\":\"2026-11-22T08:30:00Z\",\"chain\":\"case:81\",\"contents\":{\"reason\":\""
            + entry.contents().get("reason")
            + "\"},\"format\":\"shangjia-entry/1\",\"ids\":{\"by\":\"r-17\",\"stage\":\"review\"},"
            + "\"kind\":\"decided\",\"sequence\":1}";
    assertThat(entry.body()).isEqualTo(sha256(body));
    String link =
        "{\"body\":\""
            + entry.body()
            + "\",\"chain\":\"case:81\",\"format\":\"shangjia-link/1\",\"previous\":\""
            + "0".repeat(64)
            + "\",\"sequence\":1}";
    assertThat(entry.hash())
        .isEqualTo(sha256(link))
        .isEqualTo("4a76cb3fa2272aab5ab8bf88ef5b244b75df66de29270b1512e5dfb017660ff6");
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aSoundChainHasNoBreaks() {
    List<Entry> entries = chain("case:81", 5);
    assertThat(ChainCheck.of(START, stored(entries), end(entries))).isEmpty();
    assertThat(ChainCheck.of(START, List.of(), START)).isEmpty();
    assertThat(
            ChainCheck.of(
                ChainHead.of(entries.get(1)), stored(entries.subList(2, 5)), end(entries)))
        .isEmpty();
  }

  @Test
  void oneBitTurnedInAnyEntryIsFound() {
    List<Entry> entries = chain("case:81", 3);
    for (int i = 0; i < entries.size(); i++) {
      int place = i;
      byte[] file = Samples.file(RecordJson.write(new Disclosure(entries.get(i), Map.of())));
      Samples.withEachBitTurned(
          file,
          changed -> {
            Reading<Disclosure> read = RecordJson.readEntry("entry", changed);
            if (read instanceof Reading.Read<Disclosure>(Disclosure other, var _)) {
              List<Stored> all = stored(entries);
              all.set(place, new Stored(other.entry(), entries.get(place).hash()));
              assertThat(kinds(all, end(entries)))
                  .as(() -> new String(changed, StandardCharsets.UTF_8))
                  .isNotEmpty();
            }
          });
    }
  }

  @Test
  void aChangedEntryShowsOnceAndARehashedOneAtTheNext() {
    List<Entry> entries = chain("case:81", 4);
    Entry second = entries.get(1);
    var changed =
        new Entry(
            second.chain(),
            second.sequence(),
            second.at(),
            "declined",
            second.ids(),
            second.contents(),
            second.previous());
    List<Stored> all = stored(entries);

    all.set(1, new Stored(changed, second.hash()));
    assertThat(ChainCheck.of(START, all, end(entries)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(ChainCheck.Kind.CHANGED);
              assertThat(one.sequence()).isEqualTo(2);
              assertThat(one.text().en()).contains(second.hash()).contains(changed.hash());
            });

    all.set(1, new Stored(changed, changed.hash()));
    assertThat(ChainCheck.of(START, all, end(entries)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(ChainCheck.Kind.OTHER_BEFORE);
              assertThat(one.sequence()).isEqualTo(3);
            });
  }

  @Test
  void missingTurnedAndForeignEntriesAreFound() {
    List<Entry> entries = chain("case:81", 4);
    ChainHead end = end(entries);

    List<Stored> cut = stored(entries).subList(0, 3);
    assertThat(kinds(cut, end)).containsExactly(ChainCheck.Kind.OTHER_END);

    List<Stored> gap = stored(entries);
    gap.remove(1);
    assertThat(kinds(gap, end))
        .containsExactly(ChainCheck.Kind.OUT_OF_ORDER, ChainCheck.Kind.OTHER_BEFORE);

    List<Stored> turned = stored(entries);
    Collections.swap(turned, 1, 2);
    assertThat(kinds(turned, end)).contains(ChainCheck.Kind.OUT_OF_ORDER);

    List<Stored> foreign = stored(entries);
    foreign.set(3, stored(chain("case:82", 4)).get(3));
    assertThat(kinds(foreign, end))
        .contains(ChainCheck.Kind.OUT_OF_ORDER, ChainCheck.Kind.OTHER_END);
  }

  @Test
  void erasedSaltsLeaveTheChainWhole() {
    List<Entry> entries = chain("case:81", 3);
    List<Stored> erased =
        entries.stream()
            .map(
                entry -> {
                  byte[] file = Samples.file(RecordJson.write(new Disclosure(entry, Map.of())));
                  Disclosure read = Samples.value(RecordJson.readEntry("entry", file));
                  assertThat(read.salts()).isEmpty();
                  return new Stored(read.entry(), entry.hash());
                })
            .toList();
    assertThat(ChainCheck.of(START, erased, end(entries))).isEmpty();
  }

  @Test
  void theSameContentLooksDifferentUnderEachSalt() {
    assertThat(new Salt("00".repeat(32)).hash(Samples.REASON))
        .isNotEqualTo(Samples.SALT.hash(Samples.REASON));
    assertThat(Samples.SALT).hasToString("Salt");
  }

  @Test
  void takesNoTimeThatADatabaseWouldRound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> START.append(AT.plusNanos(1), "decided", Map.of(), Map.of()))
        .withMessageContaining("finer than microseconds");
  }

  @ParameterizedTest
  @CsvSource({"by, 张三", "by, Jane Doe", "By, r-1", "'', r-1"})
  void takesNoPersonalWordsAsIds(String name, String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> START.append(AT, "decided", Map.of(name, id), Map.of()));
  }

  @Test
  void takesNoContentThatIsNotHashed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> START.append(AT, "decided", Map.of(), Map.of("reason", "ok")));
  }
}
