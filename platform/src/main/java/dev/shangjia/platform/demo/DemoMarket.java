package dev.shangjia.platform.demo;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.demo.Script.Firm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The demo market: filled before the first page is served, once; and who can sign in to it. */
public final class DemoMarket implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DemoMarket.class);

  /** After agreements were looked at, before anything is served. */
  private static final int PHASE = 100;

  private final DemoFolder folder;
  private final DemoClock clock;
  private final Doors doors;
  private final FillingProgress progress;
  private volatile boolean open;
  private List<String> refused = List.of();

  DemoMarket(DemoFolder folder, DemoClock clock, Doors doors, FillingProgress progress) {
    this.folder = folder;
    this.clock = clock;
    this.doors = doors;
    this.progress = progress;
  }

  /**
   * Somebody who can sign in.
   *
   * @param organization the name of the organization
   * @param roles what they may do there
   */
  public record SignIn(
      String organization, String name, Set<MemberRole> roles, String email, String password) {
    public SignIn {
      roles = Set.copyOf(roles);
    }
  }

  @Override
  public void start() {
    if (!folder.isFilled()) {
      if (doors.accounts().isSetUp()) {
        throw new IllegalStateException(
            "the database holds a market that is not the demo; start without --demo");
      }
      fill();
    }
    open = true;
  }

  private void fill() {
    Instant begun = clock.outside();
    refused = new Filling(Script.read(), clock, doors, folder.signInWord(), progress).play();
    clock.run();
    folder.filled();
    LOG.info(
        "the demo was filled in {} s, {} cases came to a stop",
        Duration.between(begun, clock.outside()).toSeconds(),
        refused.size());
  }

  /** What of the script could not be played. */
  List<String> refused() {
    return refused;
  }

  @Override
  public void stop() {
    open = false;
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** Who can sign in: the operator's people first, of providers those who have apps. */
  public List<SignIn> signIns() {
    Script script = Script.read();
    var all = new ArrayList<SignIn>();
    add(script.operator(), all);
    script.providers().stream()
        .filter(firm -> script.products().stream().anyMatch(app -> app.firm().equals(firm.key())))
        .forEach(firm -> add(firm, all));
    script.enterprises().forEach(firm -> add(firm, all));
    return all;
  }

  private void add(Firm firm, List<SignIn> all) {
    firm.people()
        .forEach(
            human ->
                all.add(
                    new SignIn(
                        firm.name(),
                        human.name(),
                        human.roles(),
                        human.email(),
                        folder.signInWord())));
  }
}
