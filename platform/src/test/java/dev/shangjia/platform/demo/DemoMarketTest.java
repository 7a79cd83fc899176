package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.demo.DemoMarket.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoTest
class DemoMarketTest {
  @LocalServerPort private int port;
  @Autowired private DemoMarket market;
  @Autowired private DemoFolder folder;
  @Autowired private DemoClock demoClock;
  @Autowired private Doors doors;
  @Autowired private Clock clock;

  @Test
  void everyStepOfTheScriptWasTaken() {
    assertThat(market.refused()).as("steps that were refused; the log says why").isEmpty();
  }

  @Test
  void theClockGoesAgain() {
    assertThat(clock).isSameAs(demoClock);
    assertThat(Duration.between(clock.instant(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void whoIsInTheTableCanSignIn() {
    List<SignIn> all = market.signIns();
    assertThat(all).hasSizeGreaterThan(30);
    for (SignIn one : List.of(all.getFirst(), all.get(10), all.getLast())) {
      Answer answer = new Browsing(port).signIn(one.email(), one.password());
      assertThat(answer.status()).as(one.email()).isEqualTo(302);
      assertThat(answer.location()).doesNotContain("refused");
    }
  }

  @Test
  void casesAreInEveryStateThatACaseCanBeIn() {
    Browsing desk = signedIn(0);
    String queue =
        String.join(
            "\n",
            IntStream.range(0, 3).mapToObj(page -> desk.get("/desk?page=" + page).text()).toList());
    assertThat(queue).contains("overdue");
    assertThat(desk.get("/desk/effects").status()).isEqualTo(200);
    // The release of a fourth version stands on twenty past ones, so its end can be foretold.
    String release = desk.get("/desk?q=拾叶纪要").page().select("a[href^=/cases/]").attr("href");
    assertThat(desk.get(release).text()).contains("one in two by");
  }

  /** Filled twice, everybody's address would be taken. */
  @Test
  void isFilledOnce() {
    assertThat(folder.isFilled()).isTrue();
    var again = new DemoMarket(folder, demoClock, doors, _ -> {});
    again.start();
    assertThat(again.isRunning()).isTrue();
  }

  private Browsing signedIn(int number) {
    SignIn who = market.signIns().get(number);
    var browsing = new Browsing(port);
    browsing.signIn(who.email(), who.password());
    return browsing;
  }
}
