package dev.shangjia.bench.market;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.shangjia.platform.database.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Steps of cases in a second: ours, Flowable's, and bare rows, in one run, on one PostgreSQL that
 * writes everything to disk. They take short turns, each round in another order, and are compared
 * within a round, so that a machine that grows slower grows so for all. Nobody is told meanwhile
 * what happened, for the peers tell nobody; afterwards ours are measured with that as well.
 *
 * <p>Arguments: clients (default 8), seconds of each turn (default 2), rounds (default 20), rounds
 * before that which only warm up (default 15).
 */
final class CaseSteps {
  private static final String APPLICATION = "dev.shangjia.platform.PlatformApplication";
  private static final int BARE = 0;
  private static final int FLOWABLE = 1;
  private static final int OURS = 2;

  private CaseSteps() {}

  /**
   * What came of one turn.
   *
   * @param rate steps in a second
   * @param milliseconds of processors for a step, the database's among them
   */
  private record Turned(double rate, double milliseconds) {}

  public static void main(String[] arguments) throws Exception {
    int clients = argument(arguments, 0, 8);
    Duration turn = Duration.ofSeconds(argument(arguments, 1, 2));
    int rounds = argument(arguments, 2, 20);
    int before = argument(arguments, 3, 15);
    Path data = Files.createTempDirectory("shangjia-bench");
    data.toFile().setExecutable(true, false);
    var trips = new RoundTrips();
    var application = new SpringApplication(Class.forName(APPLICATION));
    application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(trips));
    ConfigurableApplicationContext server =
        application.run(
            "--shangjia.data=" + data,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--shangjia.home=" + Path.of("").toAbsolutePath(),
            "--logging.level.root=off");
    EmbeddedPostgres postgres = server.getBean(EmbeddedPostgres.class);
    for (String database : List.of("bench_flowable", "bench_bare")) {
      try (Connection connection = superuser(postgres);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + database);
      }
    }
    List<Stepping> all =
        List.of(
            new BareRows(postgres.jdbcUrl("bench_bare"), postgres.superuser(), postgres.password()),
            new FlowableCases(
                postgres.jdbcUrl("bench_flowable"), postgres.superuser(), postgres.password()),
            new MarketCases(server));
    all.forEach(one -> one.prepare(clients));
    Scheduler jobs = server.getBean(Scheduler.class);
    jobs.pause();
    var measured = new Turned[all.size()][rounds];
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      for (int round = -before; round < rounds; round++) {
        for (int i = 0; i < all.size(); i++) {
          int which = Math.floorMod(i + round, all.size());
          Turned turned = turned(pool, all.get(which), clients, turn);
          if (round >= 0) {
            measured[which][round] = turned;
          }
        }
      }
      tell(all, measured);
      jobs.resume();
      var told = new Turned[rounds];
      for (int round = 0; round < rounds; round++) {
        told[round] = turned(pool, all.get(OURS), clients, turn);
      }
      tell("Shangjia, notices too", told);
      trips.begin();
      double rate = turned(pool, all.get(OURS), clients, turn.multipliedBy(5)).rate();
      System.out.println("statements of a step:");
      trips.end(Math.round(rate * turn.toSeconds() * 5)).forEach(System.out::println);
    }
    all.forEach(Stepping::close);
    System.exit(0);
  }

  private static void tell(List<Stepping> all, Turned[][] measured) {
    for (int i = 0; i < all.size(); i++) {
      tell(all.get(i).name(), measured[i]);
    }
    int rounds = measured[OURS].length;
    var faster = new double[rounds];
    var slower = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      faster[round] = measured[OURS][round].rate() / measured[FLOWABLE][round].rate();
      slower[round] = measured[BARE][round].rate() / measured[OURS][round].rate();
    }
    System.out.printf(
        Locale.ROOT,
        "Shangjia / Flowable %s (aim 5)   bare / Shangjia %s (aim at most 2)%n",
        spread(faster),
        spread(slower));
  }

  private static void tell(String name, Turned[] turns) {
    System.out.printf(
        Locale.ROOT,
        "%-24s steps/s %s   CPU ms a step %s%n",
        name,
        spread(Arrays.stream(turns).mapToDouble(Turned::rate).toArray()),
        spread(Arrays.stream(turns).mapToDouble(Turned::milliseconds).toArray()));
  }

  /** The median, and between what the middle half lies. */
  private static String spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%8.2f (%.2f to %.2f)",
        sorted[sorted.length / 2],
        sorted[sorted.length / 4],
        sorted[sorted.length * 3 / 4]);
  }

  private static Turned turned(ExecutorService pool, Stepping stepping, int clients, Duration turn)
      throws Exception {
    Duration used = CpuTime.used();
    long begun = System.nanoTime();
    long end = begun + turn.toNanos();
    var running = new ArrayList<Future<Long>>();
    for (int i = 0; i < clients; i++) {
      int number = i;
      running.add(
          pool.submit(
              () -> {
                long steps = 0;
                while (System.nanoTime() < end) {
                  stepping.step(number);
                  steps++;
                }
                return steps;
              }));
    }
    long steps = 0;
    for (Future<Long> one : running) {
      steps += one.get();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double milliseconds = CpuTime.used().minus(used).toNanos() / 1e6;
    return new Turned(steps / seconds, milliseconds / steps);
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static Connection superuser(EmbeddedPostgres postgres) throws Exception {
    return DriverManager.getConnection(
        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
  }
}
