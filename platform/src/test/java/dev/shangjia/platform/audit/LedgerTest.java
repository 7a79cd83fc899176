package dev.shangjia.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.ReceiptAnswer;
import dev.shangjia.engine.record.ReceiptCheck;
import dev.shangjia.engine.record.ReceiptCheck.Given;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class LedgerTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicLong NUMBER = new AtomicLong(7_000_000);

  @Autowired private Ledger ledger;
  @Autowired private SigningKeys keys;
  @Autowired private Checkpoints checkpoints;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private final Chain chain =
      Chain.of("test", NUMBER.incrementAndGet(), new OrganizationId(NUMBER.incrementAndGet()));

  @Test
  void aReceiptIsCheckedByThePublishedKeysAlone() {
    Receipt receipt = inMarket(() -> ledger.append(chain, said("no", "Mei")));

    ReceiptAnswer answer = check(receipt, new Given(entry(1), Map.of("words", bytes("no")), null));
    assertThat(answer.holds()).isTrue();
    assertThat(check(receipt, new Given(entry(1), Map.of("words", bytes("yes")), null)).holds())
        .isFalse();
  }

  @Test
  void aCheckpointCoversEntriesThatAreNotTheLastOfTheirChain() {
    inMarket(() -> ledger.append(chain, List.of(said("a", "1"), said("b", "1"), said("c", "2"))));
    assertThat(inMarket(() -> ledger.receipt(chain, 1)).orElseThrow().inclusion()).isNull();

    var checkpoint = inMarket(checkpoints::make);
    inMarket(() -> ledger.append(chain, said("d", "1")));
    for (int i = 1; i <= 3; i++) {
      int sequence = i;
      Receipt receipt = inMarket(() -> ledger.receipt(chain, sequence)).orElseThrow();
      assertThat(check(receipt, new Given(entry(i), Map.of(), checkpoint)).holds()).isTrue();
    }
    assertThat(inMarket(() -> ledger.receipt(chain, 4)).orElseThrow().inclusion()).isNull();
  }

  @Test
  void whoAppendsAtTheSameTimeWaitsForTheOther() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Receipt>> appends =
          IntStream.range(0, 40)
              .<Callable<Receipt>>mapToObj(
                  i -> () -> inMarket(() -> ledger.append(chain, said("word " + i, "1"))))
              .toList();
      for (var append : threads.invokeAll(appends)) {
        append.get();
      }
    }
    assertThat(inMarket(() -> ledger.entries(chain)))
        .extracting(one -> one.entry().sequence())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
  }

  @Test
  void whatIsRolledBackWasNeverRecorded() {
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                status -> {
                  ledger.append(chain, said("never", "1"));
                  status.setRollbackOnly();
                }));
    assertThat(inMarket(() -> ledger.entries(chain))).isEmpty();
    assertThatThrownBy(() -> acting.as(MARKET, () -> ledger.append(chain, said("no", "1"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(chain.name());
  }

  @Test
  void onlyItsOrganizationsSeeAChain() {
    inMarket(() -> ledger.append(chain, said("no", "1")));
    Supplier<Integer> seen =
        () -> Objects.requireNonNull(transaction.execute(_ -> ledger.entries(chain))).size();

    assertThat(acting.as(of(chain.organization()), seen)).isOne();
    assertThat(acting.as(of(new OrganizationId(1)), seen)).isZero();
    assertThat(seen.get()).as("nobody").isZero();
  }

  @Test
  void erasingSomebodyLeavesTheChainAndTakesWhatItSays() {
    PersonId person = new PersonId(NUMBER.incrementAndGet());
    Receipt receipt = inMarket(() -> ledger.append(chain, said("no", person.toString())));

    assertThat(inMarket(() -> ledger.forget(person))).isOne();
    assertThat(entry(1).salts()).isEmpty();
    assertThat(check(receipt, new Given(entry(1), Map.of(), null)).holds()).isTrue();
  }

  @Test
  void theApplicationMayChangeNothingThatWasRecorded() {
    inMarket(() -> ledger.append(chain, said("no", "1")));
    for (String sql :
        List.of(
            "UPDATE audit.entry SET kind = 'other'",
            "DELETE FROM audit.entry",
            "DELETE FROM audit.chain",
            "UPDATE audit.salt SET person = 'x'",
            "DELETE FROM audit.checkpoint",
            "UPDATE audit.checkpoint_head SET leaf = 0",
            "DELETE FROM audit.signing_key")) {
      assertThatThrownBy(() -> inMarket(() -> jdbc.sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private ReceiptAnswer check(Receipt receipt, Given given) {
    return new ReceiptCheck(keys.published()).check(receipt, given);
  }

  private Disclosure entry(int sequence) {
    return inMarket(() -> ledger.entries(chain)).get(sequence - 1);
  }

  private static Happening said(String words, String person) {
    return new Happening("said", Map.of("by", person), Map.of("words", words), person);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Actor of(OrganizationId organization) {
    return new Actor.Person(new PersonId(1), organization, Side.PROVIDER);
  }

  private <T> T inMarket(Supplier<T> work) {
    return acting.as(MARKET, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }
}
