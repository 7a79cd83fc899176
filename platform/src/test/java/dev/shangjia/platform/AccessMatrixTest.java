package dev.shangjia.platform;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.accounts.TokenScope;
import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.ExistingDatabase;
import dev.shangjia.platform.tenancy.Side;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everybody asks every endpoint that there is for everything of somebody else. The endpoints are
 * taken from the running server: a new one whose path names something has to say here what of
 * somebody else's stands for it.
 */
@PlatformTest
// What the market does by itself is not to be taken for what somebody else did.
@TestPropertySource(properties = "db-scheduler.polling-interval=1h")
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private static final String NOT_THERE = "0".repeat(64);

  /** Who uses the API and no pages. */
  private static final String PROGRAM = "token ";

  /**
   * What of a provider's stands for each part of a path, by the path's first word, or by the whole
   * path up to it.
   */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          entry("apps id", "app"),
          entry("cases id", "case"),
          entry("cases appeal", "appeal"),
          entry("cases contest", "contest"),
          entry("cases event", "event"),
          entry("api id", "case"),
          entry("/api/v1/apps/{id}", "app"),
          entry("/api/v1/dossiers/{id}", "dossier"),
          entry("api inspection", "inspection"),
          entry("organizations id", "organization"),
          entry("people id", "person"),
          entry("dossiers id", "dossier"),
          entry("dossiers inspection", "inspection"),
          entry("files organization", "organization"),
          entry("files sha256", "file"),
          entry("members person", "person"),
          entry("members id", "invitation"),
          entry("/members/domains/{id}", "domain"),
          entry("notices id", "notice"),
          entry("account id", "token"),
          entry("account key", "session"),
          entry("installations id", "installation"),
          entry("/installations/requests/{id}", "request"),
          entry("/installations/directory/tokens/{id}", "directory-token"),
          entry("scim user", "entry"),
          entry("scim group", "department"),
          entry("my-apps id", "installation"),
          entry("removals id", "removal"),
          entry("desk id", "effect"),
          entry("desk app", "app"));

  /** Parts of paths that name nothing of anybody. */
  private static final Map<String, String> OF_NOBODY =
      Map.ofEntries(
          entry("cases content", "explanation"),
          entry("dossiers form", "joining"),
          entry("invitations secret", NOT_THERE),
          entry("sign-in secret", NOT_THERE),
          entry("/account/passkeys/{key}", "AAAA"),
          entry("agreements id", "1"),
          entry("agreements program", "weda"),
          entry("desk program", "weda"),
          entry("policy program", "weda"),
          entry("policy hash", NOT_THERE),
          entry("policy group", "joining"),
          entry("policy name", "nothing"),
          // What is announced is the operator's own.
          entry("policy id", "1"),
          entry("desk procedure", "joining"),
          // Nobody waits here; IntakeTest looks at places of others.
          entry("waiting id", "1"),
          // What is listed is everybody's to read.
          entry("market address", "nothing-0"),
          entry("installations app", "1"),
          entry("my-apps app", "1"),
          entry("scim type", "User"),
          entry("scim schema", "urn:ietf:params:scim:schemas:core:2.0:User"),
          entry("desk address", "nothing-0"),
          entry("desk step", "1"),
          entry("market organization", "0"),
          entry("market sha256", NOT_THERE),
          entry(".well-known sequence", "1"));

  /** Changes the asker so that nothing could be asked afterwards. */
  private static final Set<String> ENDS_THE_ASKER = Set.of("POST /members/leave");

  /** Where the owner has to find what the others must not. */
  private static final List<String> FOUND_BY_OWNER =
      List.of(
          "GET /apps",
          "GET /apps/{id}",
          "GET /cases",
          "GET /cases/{id}",
          "GET /cases/{id}/receipts/{event}/{content}.txt",
          "GET /dossiers/{id}/{form}",
          "GET /files/{organization}/{sha256}",
          "GET /members",
          "GET /members/{person}",
          "GET /notices",
          "GET /account/tokens");

  /** The same of the enterprise: who its people are. */
  private static final List<String> FOUND_BY_ENTERPRISE =
      List.of(
          "GET /installations/{id}", "GET /installations/requests", "GET /installations/directory");

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Environment environment;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  private ExistingDatabase database;
  private Belongings belongings;
  private List<Endpoint> endpoints;

  @BeforeAll
  void someoneOwnsOneOfEverything() throws Exception {
    Path data = Path.of(environment.getRequiredProperty("shangjia.data"));
    database = ExistingDatabase.toRead(DatabasePlace.of(data, environment));
    belongings = new Belongings(context, port, database);
    endpoints = endpoints();
  }

  @AfterAll
  void close() throws Exception {
    database.close();
  }

  /**
   * Something that can be asked.
   *
   * @param pattern the path with names for its parts, such as {@code /cases/{id}}
   * @param path the same with what is of somebody else
   * @param isOfSomebody whether the path names something of somebody else
   * @param takesFiles whether it asks for a file and nothing else
   */
  record Endpoint(
      String method, String pattern, String path, boolean isOfSomebody, boolean takesFiles) {
    boolean isApi() {
      return pattern.startsWith("/api/");
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** An answer, whoever asked. */
  record Answer(int status, String text, String location) {}

  /** Asks as somebody. */
  private interface Asking {
    Answer ask(Endpoint endpoint);
  }

  @Test
  void othersGetNothingAndChangeNothing() throws Exception {
    Map<String, String> before = belongings.rows();
    assertThat(before.values()).filteredOn(rows -> rows != null).hasSizeGreaterThan(15);

    var wrong = new ArrayList<String>();
    others()
        .forEach(
            (who, asking) -> {
              boolean isProgram = who.startsWith(PROGRAM);
              for (Endpoint endpoint : endpoints) {
                if ((!isProgram || endpoint.isApi())
                    && !ENDS_THE_ASKER.contains(endpoint.toString())) {
                  judge(who, endpoint, asking.ask(endpoint), wrong);
                }
              }
            });

    assertThat(wrong).isEmpty();
    assertThat(belongings.rows()).isEqualTo(before);
    assertThat(belongings.browser().get("/account").status()).as("still signed in").isEqualTo(200);
  }

  private static void judge(String who, Endpoint endpoint, Answer answer, List<String> wrong) {
    String what = "%s: %s gave %d".formatted(who, endpoint, answer.status());
    if (answer.text().contains(Belongings.CANARY) || answer.text().contains(Belongings.SECRET)) {
      wrong.add(what + " and told what is another's");
    }
    if (answer.status() >= 500 || answer.status() == 429) {
      wrong.add(what);
    }
    boolean isRefused =
        answer.status() >= 400 || (answer.status() == 302 && leadsAway(answer.location()));
    if (endpoint.isOfSomebody() && !isRefused) {
      wrong.add(what + " " + answer.location());
    }
  }

  /** Not to what was asked for. */
  private static boolean leadsAway(String location) {
    return !location.matches(".*/(cases|dossiers|apps|files)/[0-9].*");
  }

  @Test
  void theDeskIsNotToldWhatIsAPersonsAlone() {
    var wrong = new ArrayList<String>();
    for (MemberRole role : MemberRole.of(Side.OPERATOR)) {
      Asking asking = browsing(Side.OPERATOR, role);
      for (Endpoint endpoint : endpoints) {
        if (endpoint.method().equals("GET")) {
          Answer answer = asking.ask(endpoint);
          if (answer.status() >= 500 || answer.text().contains(Belongings.SECRET)) {
            wrong.add("%s: %s gave %d".formatted(role, endpoint, answer.status()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Without this, a market that shows nobody anything would pass. */
  @Test
  void theOwnerFindsIt() {
    var found = new TreeSet<String>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().equals("GET") && !endpoint.isApi()) {
        String text = belongings.browser().get(endpoint.path()).text();
        if (text.contains(Belongings.CANARY) || text.contains(Belongings.SECRET)) {
          found.add(endpoint.toString());
        }
      }
    }
    assertThat(found).containsAll(FOUND_BY_OWNER);
  }

  @Test
  void theEnterpriseFindsIt() {
    var found = new TreeSet<String>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().equals("GET")
          && !endpoint.isApi()
          && belongings
              .enterpriseBrowser()
              .get(endpoint.path())
              .text()
              .contains(Belongings.SECRET)) {
        found.add(endpoint.toString());
      }
    }
    assertThat(found).containsAll(FOUND_BY_ENTERPRISE);
  }

  private Map<String, Asking> others() {
    var others = new LinkedHashMap<String, Asking>();
    var anonymous = new Browsing(port);
    anonymous.get("/sign-in"); // for the token that forms carry
    others.put("anonymous", asking(anonymous));
    for (Side side : List.of(Side.PROVIDER, Side.ENTERPRISE)) {
      for (MemberRole role : MemberRole.of(side)) {
        others.put(role.code(), browsing(side, role));
      }
    }
    SignedIn provider = found(Side.PROVIDER, MemberRole.OWNER, "token");
    for (TokenScope scope : TokenScope.values()) {
      others.put(
          PROGRAM + "to " + scope.code(), calling(TestTokens.of(provider, context, Set.of(scope))));
    }
    others.put(PROGRAM + "of nobody", calling("sjt_" + NOT_THERE));
    return others;
  }

  private Asking browsing(Side side, MemberRole role) {
    found(side, role, "browser");
    var browser = new Browsing(port);
    browser.signIn(email(role, "browser"), NodeMain.PASSWORD);
    assertThat(browser.get("/account").status()).isEqualTo(200);
    return asking(browser);
  }

  private SignedIn found(Side side, MemberRole role, String by) {
    return context
        .getBean(Accounts.class)
        .found(
            side,
            "Others " + role.code(),
            email(role, by),
            "Other",
            NodeMain.PASSWORD,
            Set.of(role));
  }

  private static String email(MemberRole role, String by) {
    return "matrix-%s-%s@example.com".formatted(role.code(), by);
  }

  private Asking asking(Browsing browser) {
    return endpoint -> {
      Browsing.Answer answer =
          endpoint.method().equals("GET")
              ? browser.get(endpoint.path())
              : endpoint.takesFiles()
                  ? browser.postFile(endpoint.path(), "archive", "of others")
                  : browser.post(endpoint.path(), fields());
      return new Answer(answer.status(), answer.text(), answer.location());
    };
  }

  private Asking calling(String token) {
    var calls = new JsonCalls(port, token);
    return endpoint -> {
      HttpResponse<String> answer =
          calls.send(
              endpoint.method(), endpoint.path(), endpoint.method().equals("GET") ? "" : json());
      return new Answer(
          answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(""));
    };
  }

  /** All that any form asks for, naming what is another's wherever it names something. */
  private Map<String, String> fields() {
    var fields = new HashMap<String, String>();
    for (String name :
        List.of("organization", "app", "dossier", "decision", "person", "effect", "case")) {
      fields.put(name, belongings.id(name));
    }
    fields.put("subjectKind", "app");
    fields.put("subject", belongings.id("app"));
    fields.put("to", belongings.id("person"));
    fields.put("program", "weda");
    fields.put("procedure", "joining");
    fields.put("form", "joining");
    fields.put("stage", "terms-review");
    fields.put("outcome", "pass");
    fields.put("kind", "withdraw");
    fields.put("doing", "claim");
    fields.put("answer", "accepted");
    fields.put("words", "Let me in.");
    fields.put("visibility", "private");
    fields.put("wish", "delete");
    fields.put("reach", "everybody");
    fields.put("agreed", "yes");
    fields.put("version", "1");
    fields.put("stars", "1");
    fields.put("reason", "Mine.");
    fields.put("rules", "allow: true");
    return fields;
  }

  private String json() {
    return """
        {"dossier": %s, "contests": {}, "kind": "withdraw", "stage": "", "outcome": "", "seen": 0}
        """
        .formatted(belongings.id("dossier"));
  }

  private List<Endpoint> endpoints() {
    var all = new ArrayList<Endpoint>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> one :
        mapping.getHandlerMethods().entrySet()) {
      if (!one.getValue().getBeanType().getName().startsWith("dev.shangjia.")) {
        continue;
      }
      for (String pattern : one.getKey().getPatternValues()) {
        for (RequestMethod method : methods(one.getKey())) {
          all.add(endpoint(method.name(), pattern, takesFiles(one.getKey())));
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(70);
    return all;
  }

  /** What can be asked of it; of one that takes everything, what browsers ask. */
  private static Set<RequestMethod> methods(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
  }

  private static boolean takesFiles(RequestMappingInfo info) {
    return info.getConsumesCondition()
        .getConsumableMediaTypes()
        .contains(MediaType.MULTIPART_FORM_DATA);
  }

  private Endpoint endpoint(String method, String pattern, boolean takesFiles) {
    String first = pattern.split("/", 3).length > 1 ? pattern.split("/", 3)[1] : "";
    var path = new StringBuilder();
    var names = new StringBuilder();
    boolean isOfSomebody = false;
    int at = 0;
    while (at < pattern.length()) {
      char here = pattern.charAt(at);
      if (here != '{') {
        path.append(here);
        names.append(here);
        at++;
        continue;
      }
      int end = endOfVariable(pattern, at);
      String name = pattern.substring(at + 1, end).replaceFirst(":.*", "");
      names.append('{').append(name).append('}');
      boolean isExact =
          NAMED.containsKey(names.toString()) || OF_NOBODY.containsKey(names.toString());
      String key = isExact ? names.toString() : first + " " + name;
      assertThat(NAMED.containsKey(key) || OF_NOBODY.containsKey(key))
          .as("%s %s: say what {%s} stands for", method, pattern, name)
          .isTrue();
      isOfSomebody |= NAMED.containsKey(key);
      path.append(NAMED.containsKey(key) ? belongings.id(NAMED.get(key)) : OF_NOBODY.get(key));
      at = end + 1;
    }
    return new Endpoint(method, names.toString(), path.toString(), isOfSomebody, takesFiles);
  }

  /** Where a variable ends, whose expression may hold braces. */
  private static int endOfVariable(String pattern, int begin) {
    int depth = 0;
    for (int at = begin; at < pattern.length(); at++) {
      depth += pattern.charAt(at) == '{' ? 1 : pattern.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw new IllegalArgumentException(pattern);
  }
}
