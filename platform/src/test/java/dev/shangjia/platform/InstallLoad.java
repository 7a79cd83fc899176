package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Admins of {@link NodeMain}'s enterprises who install an app and remove it again, with a browser.
 * Whoever gets no answer looks what became of it.
 */
final class InstallLoad {
  private final List<Integer> ports;
  private final String app;
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final AtomicInteger answers = new AtomicInteger();

  /** The installations whose removal each enterprise was promised. */
  private final Map<String, String> removed = new ConcurrentHashMap<>();

  /** On servers that stand for each other: each request goes to the next one. */
  InstallLoad(List<Integer> ports, String app) {
    this.ports = List.copyOf(ports);
    this.app = app;
  }

  /** How many installations and removals were accepted so far. */
  int answers() {
    return answers.get();
  }

  void stop() {
    goesOn.set(false);
  }

  /** Installs and removes as the admin of one enterprise until told to stop. */
  void play(int enterprise) {
    var browser = new Browsing(ports.getFirst());
    boolean signedIn = false;
    int turn = enterprise;
    while (goesOn.get()) {
      Browsing here = browser.at(ports.get(turn++ % ports.size()));
      try {
        signedIn = signedIn || signIn(here, enterprise);
        if (signedIn) {
          step(here);
        }
      } catch (IllegalStateException noAnswer) {
        LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
      }
    }
  }

  private static boolean signIn(Browsing browser, int enterprise) {
    return browser
        .signIn("enterprise-" + enterprise + "@example.com", NodeMain.PASSWORD)
        .location()
        .equals("/");
  }

  private void step(Browsing browser) {
    String form = "/installations/apps/" + app;
    Browsing.Answer there = browser.get(form);
    if (there.status() == 302) {
      String page = there.location();
      browser.get(page);
      if (browser.post(page + "/remove", Map.of("wish", "delete")).location().equals(page)) {
        removed.put(page.replaceAll(".*/", ""), page);
        answers.incrementAndGet();
      }
    } else if (there.status() == 200) {
      Browsing.Answer installed =
          browser.post(form, Map.of("version", "1", "agreed", "yes", "reach", "everybody"));
      if (installed.location().startsWith("/installations/")) {
        answers.incrementAndGet();
      }
    }
  }

  /** Fails when something is missing or doubled; the connection sees all rows. */
  void compare(Connection connection) throws SQLException {
    assertThat(number(connection, "SELECT count(*) FROM installations.installation")).isPositive();
    assertThat(
            number(
                connection,
                """
                SELECT count(*) FROM (
                  SELECT organization_id FROM installations.installation WHERE removed_at IS NULL
                  GROUP BY organization_id, app_id HAVING count(*) > 1) doubled
                """))
        .as("apps that an enterprise has twice")
        .isZero();
    assertThat(
            number(
                connection,
                """
                SELECT count(*) FROM installations.installation i
                WHERE (removed_at IS NULL) = EXISTS (
                    SELECT FROM installations.removal r WHERE r.installation_id = i.id)
                  OR NOT EXISTS (SELECT FROM installations.grant_step s
                                 WHERE s.installation_id = i.id AND s.kind = 'installed')
                """))
        .as("installations without what belongs to them")
        .isZero();
    for (String installation : removed.keySet()) {
      assertThat(
              number(
                  connection,
                  "SELECT count(*) FROM installations.removal WHERE installation_id = "
                      + installation))
          .as("debt of installation %s, whose removal was promised", installation)
          .isOne();
    }
    assertThat(removed).isNotEmpty();
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
