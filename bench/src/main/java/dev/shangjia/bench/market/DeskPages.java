package dev.shangjia.bench.market;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.database.EmbeddedPostgres;
import dev.shangjia.platform.tenancy.Side;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long the pages of the desk take over HTTP, signed in, on one connection, when the market has
 * many past cases.
 *
 * <p>Arguments: past cases (default 1000000), waiting ones (default 5000), requests for each page
 * (default 400).
 */
final class DeskPages {
  private static final String APPLICATION = "dev.shangjia.platform.PlatformApplication";
  private static final String EMAIL = "desk@bench.example";
  private static final String PASSWORD = "a phrase of the bench";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final List<String> PAGES =
      List.of("/desk", "/desk?show=overdue", "/desk?program=weda&page=20", "/desk?q=Provider+77");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String root;

  private DeskPages(String root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    int past = argument(arguments, 0, 1_000_000);
    int open = argument(arguments, 1, 5_000);
    int requests = argument(arguments, 2, 400);
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
    server
        .getBean(Accounts.class)
        .found(
            Side.OPERATOR,
            "desk",
            EMAIL,
            "desk",
            PASSWORD,
            EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    PastCases.write(server.getBean(EmbeddedPostgres.class), past, open);
    var pages =
        new DeskPages(
            "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    pages.signIn();
    for (String page : PAGES) {
      pages.measure(page, requests / 2);
      double[] milliseconds = pages.measure(page, requests);
      trips.begin();
      pages.measure(page, requests / 4);
      List<String> statements = trips.end(requests / 4);
      System.out.printf(
          Locale.ROOT,
          "%-30s p50 %6.1f ms   p99 %6.1f ms%n",
          page,
          milliseconds[milliseconds.length / 2],
          milliseconds[milliseconds.length * 99 / 100]);
      statements.stream().limit(6).forEach(one -> System.out.println("    " + one));
    }
    server.close();
    System.exit(0);
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private void signIn() throws Exception {
    Matcher token = TOKEN.matcher(get("/sign-in").body());
    if (!token.find()) {
      throw new IllegalStateException("the page to sign in has no token");
    }
    String form =
        "_csrf=%s&email=%s&password=%s"
            .formatted(encoded(token.group(1)), encoded(EMAIL), encoded(PASSWORD));
    client.send(
        HttpRequest.newBuilder(URI.create(root + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
  }

  /** How long a page took each time, in milliseconds, the shortest first. */
  private double[] measure(String page, int requests) throws Exception {
    var milliseconds = new double[requests];
    for (int i = 0; i < requests; i++) {
      long begun = System.nanoTime();
      HttpResponse<String> answer = get(page);
      milliseconds[i] = (System.nanoTime() - begun) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(page + " answered " + answer.statusCode());
      }
    }
    Arrays.sort(milliseconds);
    return milliseconds;
  }

  private HttpResponse<String> get(String page) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(root + page)).build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
