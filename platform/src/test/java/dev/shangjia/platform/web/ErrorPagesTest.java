package dev.shangjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.tenancy.Side;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What is said where no page answers: in people's words, with a way on, without insides. */
@PlatformTest
@Import(ErrorPagesTest.Broken.class)
class ErrorPagesTest {
  private static final String PASSWORD = "correct horse battery staple 7";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;

  private SignedIn provider;
  private Browsing browser;

  @TestConfiguration
  static class Broken {
    @Bean
    static BrokenPages brokenPages() {
      return new BrokenPages();
    }
  }

  /** A page with a defect. */
  @Controller
  static class BrokenPages {
    @GetMapping("/test/broken")
    String broken() {
      throw new IllegalStateException("the insides of the server");
    }
  }

  @BeforeEach
  void signIn() {
    // Nobody can sign in to a market that nobody runs.
    accounts.found(
        Side.OPERATOR,
        "Errors",
        "desk" + System.nanoTime() + "@example.com",
        "Olaf",
        PASSWORD,
        Set.of(MemberRole.ADMINISTRATOR));
    String email = "errors" + System.nanoTime() + "@example.com";
    provider =
        accounts.found(Side.PROVIDER, "Errors", email, "Erna", PASSWORD, Set.of(MemberRole.OWNER));
    browser = new Browsing(port);
    browser.signIn(email, PASSWORD);
  }

  @Test
  void anUnknownAddressIsAPageWithAWayOn() {
    Answer answer = browser.get("/nowhere");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.page().title()).startsWith("There is no such page");
    assertThat(answer.page().select("main a[href=/]")).hasSize(1);
    assertThat(answer.page().select("header nav a[href=/cases]")).hasSize(1);
    assertThat(browser.get("/nowhere?lang=zh-CN").page().title()).isNotBlank();
  }

  @Test
  void whoIsNotSignedInIsToldThatThereIsNoSuchPage() {
    var nobody = new Browsing(port);

    assertThat(nobody.get("/nowhere").status()).isEqualTo(404);
    assertThat(nobody.get("/nowhere").page().select("main a[href=/sign-in]")).hasSize(1);
    assertThat(nobody.get("/cases/1").location()).isEqualTo("/sign-in");
    assertThat(nobody.get("/actuator/prometheus").status()).isNotEqualTo(404);
  }

  @Test
  void whatSomebodyElseHasIsNotThereAndWhatARoleDoesNotAllowIsRefused() {
    assertThat(browser.get("/cases/999999").page().title()).startsWith("There is no such page");
    Answer answer = browser.get("/desk");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.page().title()).startsWith("This is not open to you");
  }

  @Test
  void aNumberThatIsNoneIsABadRequest() {
    Answer answer = browser.get("/cases/abc");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.page().title()).startsWith("This cannot be understood");
  }

  @Test
  void aFormFromElsewhereIsRefusedWithAPage() {
    var elsewhere = new Browsing(port);

    Answer answer = elsewhere.post("/sign-in", Map.of("email", "a@example.com"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.page().title()).startsWith("This is not open to you");
  }

  @Test
  void aDefectShowsNothingOfTheServer() {
    Answer answer = browser.get("/test/broken");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.page().title()).startsWith("Something went wrong on our side");
    assertThat(answer.text()).doesNotContain("insides", "IllegalState", "at dev.shangjia");
  }

  @Test
  void whatIsTooLargeIsRefusedWithAPage() {
    Answer answer = browser.postFile("/apps", "file", "x".repeat(66 * 1024 * 1024));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.page().title()).startsWith("This is too large");
  }

  @Test
  void programsGetProblems() throws IOException, InterruptedException {
    HttpResponse<String> answer = api("/api/v1/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"not-found\"", "/api/v1/nowhere");
  }

  private HttpResponse<String> api(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + TestTokens.of(provider, context))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
