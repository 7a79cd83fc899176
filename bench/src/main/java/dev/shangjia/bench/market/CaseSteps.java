package dev.shangjia.bench.market;

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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Steps of cases in a second: ours, Flowable's, and bare rows, in one run, on one PostgreSQL that
 * writes everything to disk, in turns so that a machine that grows slower grows so for all.
 *
 * <p>Arguments: threads (default 2), seconds of each turn (default 10), turns (default 3).
 */
final class CaseSteps {
  private static final String APPLICATION = "dev.shangjia.platform.PlatformApplication";

  private CaseSteps() {}

  public static void main(String[] arguments) throws Exception {
    int threads = argument(arguments, 0, 2);
    Duration turn = Duration.ofSeconds(argument(arguments, 1, 10));
    int turns = argument(arguments, 2, 3);
    Path data = Files.createTempDirectory("shangjia-bench");
    data.toFile().setExecutable(true, false);
    var trips = new RoundTrips();
    var application = new SpringApplication(Class.forName(APPLICATION));
    application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(trips));
    ConfigurableApplicationContext server =
        application.run(
            "--shangjia.data=" + data,
            "--server.port=0",
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
    all.forEach(one -> one.prepare(threads));
    double[][] measured = new double[all.size()][turns];
    for (int round = -1; round < turns; round++) {
      for (int i = 0; i < all.size(); i++) {
        double rate = rate(all.get(i), threads, turn);
        if (round >= 0) { // the first round only warms up
          measured[i][round] = rate;
        }
      }
    }
    for (int i = 0; i < all.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "%-24s %8.0f steps/s  (turns: %s)%n",
          all.get(i).name(),
          median(measured[i]),
          Arrays.stream(measured[i])
              .mapToObj(one -> String.format(Locale.ROOT, "%.0f", one))
              .toList());
    }
    trips.begin();
    double rateCounted = rate(all.get(2), threads, turn);
    System.out.println("statements of a step:");
    trips.end(Math.round(rateCounted * turn.toSeconds())).forEach(System.out::println);
    double ours = median(measured[2]);
    System.out.printf(
        Locale.ROOT,
        "Shangjia / Flowable: %.2f (aim 5)   bare / Shangjia: %.2f (aim at most 2)%n",
        ours / median(measured[1]),
        median(measured[0]) / ours);
    all.forEach(Stepping::close);
    System.exit(0);
  }

  private static double rate(Stepping stepping, int threads, Duration turn) throws Exception {
    long end = System.nanoTime() + turn.toNanos();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<Long>>();
      for (int i = 0; i < threads; i++) {
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
      return steps / (turn.toNanos() / 1e9);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static Connection superuser(EmbeddedPostgres postgres) throws Exception {
    return DriverManager.getConnection(
        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
  }
}
