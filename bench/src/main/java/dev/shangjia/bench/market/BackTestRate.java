package dev.shangjia.bench.market;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.database.EmbeddedPostgres;
import dev.shangjia.platform.inspections.BackTest;
import dev.shangjia.platform.inspections.BackTests;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.RulebookVersions;
import dev.shangjia.platform.policies.Upload;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.probes.DiskCache;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.every.EveryProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How many dossiers a back-test of the Tencent Meeting rulebook judges in a second, by the version
 * in force and by one with a tighter rule. The dossiers are the rulebook's examples, each under
 * many names.
 *
 * <p>Arguments: dossiers (default 20000), rounds (3).
 */
final class BackTestRate {
  private static final String APPLICATION = "dev.shangjia.platform.PlatformApplication";
  private static final String PROGRAM = "tencent-meeting";
  private static final Path RULEBOOK = Path.of("rulebooks", PROGRAM);

  private static final String ADD =
      """
      INSERT INTO inspections.inspection (organization_id, dossier_id, snapshot_id, program,
        rulebook_hash, at, state, facts, ordered_by, ordered_at)
      VALUES (?, ?, ?, 'tencent-meeting', ?, now(), 'done', ?, 'bench', now())
      """;

  private final ConfigurableApplicationContext server;
  private final SignedIn desk;

  private BackTestRate(ConfigurableApplicationContext server) {
    this.server = server;
    this.desk =
        server
            .getBean(Accounts.class)
            .found(
                Side.OPERATOR,
                "desk",
                "desk@bench.example",
                "desk",
                "a phrase of the bench",
                EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
  }

  public static void main(String[] arguments) throws Exception {
    int dossiers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path data = Files.createTempDirectory("shangjia-bench");
    data.toFile().setExecutable(true, false);
    var bench =
        new BackTestRate(
            new SpringApplication(Class.forName(APPLICATION))
                .run(
                    "--shangjia.data=" + data,
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--shangjia.home=" + Path.of("").toAbsolutePath(),
                    "--logging.level.root=off"));
    Rulebook inForce = bench.server.getBean(Policies.class).inForce(PROGRAM);
    bench.write(bench.examples(inForce, data.resolve("observations")), inForce, dossiers);
    String tighter = bench.tighter();
    for (int round = 0; round <= rounds; round++) {
      double seconds = bench.backTest(inForce.hash(), tighter);
      System.out.printf(
          Locale.ROOT,
          "%s %,d dossiers by two versions in %.1f s: %,.0f a second%n",
          round == 0 ? "from cold:" : "warm:     ",
          dossiers,
          seconds,
          dossiers / seconds);
    }
    bench.server.close();
    System.exit(0);
  }

  /** What was gathered of each example, as text. */
  private List<String> examples(Rulebook rulebook, Path observations) throws IOException {
    var inspector = ((Reading.Read<Inspector>) Inspector.of(rulebook)).value();
    var gathering =
        new Gathering(
            EveryProbe.ofFiles(),
            new DiskCache(observations, Clock.systemUTC()),
            Clock.systemUTC(),
            Duration.ofSeconds(20));
    var examples = new ArrayList<String>();
    try (Stream<Path> folders = Files.list(RULEBOOK.resolve("examples"))) {
      for (Path folder : folders.sorted().toList()) {
        try (var open =
            ((Reading.Read<OpenDossier>) new DossierReader(DossierLimits.STANDARD).open(folder))
                .value()) {
          var dossier =
              ((Reading.Read<Dossier>) open.read(rulebook.forms(), rulebook.procedures().keySet()))
                  .value();
          examples.add(
              FactsFile.write(
                  gathering.gather(
                      dossier,
                      inspector.probes(dossier.procedure(), Clock.systemUTC().instant()),
                      Gathering.Reach.FILES,
                      JsonNodeFactory.instance.objectNode(),
                      (_, _, _) -> {})));
        }
      }
    }
    return examples;
  }

  private void write(List<String> examples, Rulebook rulebook, int dossiers) throws SQLException {
    EmbeddedPostgres postgres = server.getBean(EmbeddedPostgres.class);
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("shangjia"), postgres.superuser(), postgres.password());
        PreparedStatement add = connection.prepareStatement(ADD)) {
      connection.setAutoCommit(false);
      for (int number = 1; number <= dossiers; number++) {
        add.setLong(1, desk.organization().value());
        add.setLong(2, number);
        add.setLong(3, number);
        add.setString(4, rulebook.hash());
        // No two have the same words.
        add.setString(
            5,
            examples
                .get(number % examples.size())
                .replaceFirst("(\"summary\" *: *\")", "$1" + number));
        add.addBatch();
        if (number % 500 == 0) {
          add.executeBatch();
        }
      }
      add.executeBatch();
      connection.commit();
    }
  }

  /** Installs a version with a tighter rule; gives its hash. */
  private String tighter() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        Stream<Path> all = Files.walk(RULEBOOK)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(PROGRAM + "/" + RULEBOOK.relativize(one)));
        zip.write(tighter(one));
      }
    }
    return as(
        () -> {
          try {
            return switch (server
                .getBean(RulebookVersions.class)
                .upload(PROGRAM, new ByteArrayInputStream(bytes.toByteArray()))) {
              case Upload.Installed installed -> installed.version().hash();
              case Upload refused -> throw new IllegalStateException(refused.toString());
            };
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static byte[] tighter(Path file) throws IOException {
    return switch (file.getFileName().toString()) {
      case "rulebook.yaml" -> changed(file, "version: 1.0.0", "version: 1.1.0");
      case "listing-summary.yaml" ->
          changed(file, "width(listing.summary) >= 8", "width(listing.summary) >= 6");
      default -> Files.readAllBytes(file);
    };
  }

  private static byte[] changed(Path file, String from, String to) throws IOException {
    return Files.readString(file).replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  /** How long one takes, in seconds. */
  private double backTest(String before, String after) {
    BackTests backTests = server.getBean(BackTests.class);
    BackTest ordered = as(() -> backTests.order(PROGRAM, before, after));
    long begun = System.nanoTime();
    while (true) {
      BackTest now = as(() -> backTests.latest(before, after)).orElseThrow();
      if (now.id() == ordered.id() && !now.isUnderWay()) {
        if (now.state() != BackTest.State.DONE) {
          throw new IllegalStateException("the back-test ended as " + now.state());
        }
        return (System.nanoTime() - begun) / 1e9;
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private <T> T as(java.util.function.Supplier<T> work) {
    return server.getBean(Acting.class).as(desk.actor(), work);
  }
}
