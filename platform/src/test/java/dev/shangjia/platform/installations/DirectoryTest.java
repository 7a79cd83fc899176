package dev.shangjia.platform.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.tenancy.Acting;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class DirectoryTest {
  private static final String PAGE = "/installations/directory";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private Enterprise enterprise;
  private Browsing admin;
  private @Nullable String place;

  @BeforeEach
  void enterprise() {
    new TestListings(context, "通讯服务"); // nobody can sign in to a market that nobody runs
    enterprise = new Enterprise(context, port, "北川物流");
    admin = enterprise.browser();
    admin.get(PAGE);
  }

  @Test
  void aFileIsLookedAtFirstAndChangesWhatItSaid() {
    String li = Enterprise.address("li");
    String file = "邮箱,姓名,部门,职务\n" + li + ",\"李娜\",研发/平台;产品,工程师\n";

    Browsing.Answer looked = upload(file, "some");
    assertThat(looked.page().select("#plan").text()).isEqualTo("What would change");
    assertThat(looked.text()).contains("1 new, 0 changed, 0 leaving", "产品, 研发/平台");
    assertThat(admin.get(PAGE).text()).as("looking changes nothing").doesNotContain("李娜");
    apply(looked);

    Browsing.Answer page = admin.get(PAGE);
    assertThat(page.page().select("li:contains(李娜)").text()).contains(li, "工程师", "no account yet");
    assertThat(page.page().select("section:has(#departments)").text())
        .contains("研发/平台 1", "研发 0", "产品 1");
    Browsing.Answer again = upload(file.replace("工程师", "架构师").replace("产品", "设计"), "some");
    assertThat(again.text()).contains("0 new, 1 changed", "title, department");
  }

  @Test
  void whatIsWrongWithAFileIsSaidByLineAndColumn() {
    String file = "email,name,phone\n";
    assertThat(upload(file, "some").page().select("[role=alert] li").eachText())
        .containsExactly(
            "Line 1, column 12: “phone” is no column. These are known: email, name, user_name,"
                + " department, title, external_id, active.");
    file =
        "name,email,active\n李娜,li@example.com,yes\n王芳,nothing,maybe\n,li@example.com,\n张,z@example.com,1,2\n";
    assertThat(upload(file, "some").page().select("[role=alert] li").eachText())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("Line 3, column 4: “nothing” is no address"),
            two -> assertThat(two).startsWith("Line 3, column 12: “maybe” does not say"),
            three -> assertThat(three).isEqualTo("Line 4, column 1: The name is missing."),
            four ->
                assertThat(four).startsWith("Line 4, column 2: “li@example.com” stands in line 2"),
            five -> assertThat(five).startsWith("Line 5, column 19: The line has 4 cells"));
  }

  @Test
  void whoIsNotInTheWholeDirectoryLosesAccessAtOnce() {
    String stays = Enterprise.address("stays");
    String leaves = Enterprise.address("leaves");
    enterprise.member(stays, "Stays");
    enterprise.member(leaves, "Leaves");
    Browsing leaving = enterprise.browser(leaves);
    assertThat(leaving.get("/my-apps").status()).isEqualTo(200);

    Browsing.Answer looked = upload("email,name\n" + stays + ",Stays\n", "whole");
    assertThat(looked.text()).contains("0 new, 0 changed, 1 leaving, 1 as they are");
    apply(looked);

    assertThat(leaving.get("/my-apps").location()).contains("/sign-in");
    assertThat(enterprise.browser(stays).get("/my-apps").status()).isEqualTo(200);
    assertThat(admin.get(PAGE).text()).as("who uploads stays").contains(enterprise.email());
  }

  /**
   * As Microsoft Entra does: looks for somebody, makes them, changes single things, lets them go.
   */
  @Test
  void aProgramKeepsTheDirectoryAsEntraDoes() {
    String token = token();
    String email = Enterprise.address("entra");
    JsonNode nobody =
        scim(token, "GET", "/Users?filter=" + encoded("userName eq \"" + email + "\""), null);
    assertThat(nobody.path("totalResults").asInt()).isZero();
    JsonNode made =
        scim(
            token,
            "POST",
            "/Users",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"0a21f0f2","userName":"%s","active":true,"displayName":"陈晨",
             "emails":[{"primary":true,"type":"work","value":"%s"}],
             "name":{"formatted":"陈晨","familyName":"陈","givenName":"晨"},"title":"会计",
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"财务"},
             "meta":{"resourceType":"User"}}
            """
                .formatted(email, email));
    String user = made.path("id").asString();
    assertThat(made.path("meta").path("location").asString()).endsWith("/scim/v2/Users/" + user);
    assertThat(
            scim(token, "POST", "/Users", "{\"userName\":\"" + email + "\"}")
                .path("scimType")
                .asString())
        .isEqualTo("uniqueness");
    JsonNode group =
        scim(
            token,
            "POST",
            "/Groups",
            "{\"externalId\":\"8aa1\",\"displayName\":\"财务部\",\"members\":[]}");
    String path = "/Groups/" + group.path("id").asString();
    assertThat(
            scim(
                    token,
                    "PATCH",
                    path,
                    """
                    {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                     "Operations":[{"op":"Add","path":"members","value":[{"value":"%s"}]}]}
                    """
                        .formatted(user))
                .path("members"))
        .hasSize(1);
    assertThat(
            scim(
                    token,
                    "GET",
                    "/Groups?excludedAttributes=members&filter="
                        + encoded("displayName eq \"财务部\""),
                    null)
                .path("Resources")
                .get(0)
                .has("members"))
        .isFalse();
    JsonNode changed =
        scim(
            token,
            "PATCH",
            "/Users/" + user,
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations":[{"op":"Replace","path":"displayName","value":"陈晨晨"},
               {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"new-%s"},
               {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"财务"},
               {"op":"Remove","path":"title"}]}
            """
                .formatted(email));
    assertThat(changed.path("name").path("formatted").asString()).isEqualTo("陈晨晨");
    assertThat(changed.path("emails").get(0).path("value").asString()).isEqualTo("new-" + email);
    assertThat(changed.has("title")).isFalse();
    assertThat(changed.path("groups").get(0).path("display").asString()).isEqualTo("财务部");
    scim(
        token,
        "PATCH",
        path,
        "{\"Operations\":[{\"op\":\"Remove\",\"path\":\"members[value eq \\\""
            + user
            + "\\\"]\"}]}");
    assertThat(scim(token, "GET", path, null).path("members")).isEmpty();
    JsonNode inactive =
        scim(
            token,
            "PATCH",
            "/Users/" + user,
            "{\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}");
    assertThat(inactive.path("active").booleanValue()).isFalse();
  }

  /** As Okta does: pages through all, puts whole people, and takes the active flag away. */
  @Test
  void whoeverOktaLetsGoLosesAccessAtOnce() {
    String token = token();
    String email = Enterprise.address("okta");
    enterprise.member(email, "Okta User");
    Browsing theirs = enterprise.browser(email);
    assertThat(theirs.get("/my-apps").status()).isEqualTo(200);
    JsonNode page = scim(token, "GET", "/Users?startIndex=2&count=1", null);
    assertThat(page.path("totalResults").asInt()).isEqualTo(2);
    assertThat(page.path("startIndex").asInt()).isEqualTo(2);
    assertThat(page.path("Resources")).hasSize(1);
    JsonNode found =
        scim(
                token,
                "GET",
                "/Users?filter="
                    + encoded("userName eq \"" + email.toUpperCase(Locale.ROOT) + "\""),
                null)
            .path("Resources")
            .get(0);
    String user = "/Users/" + found.path("id").asString();
    JsonNode put =
        scim(
            token,
            "PUT",
            user,
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","active":true,
             "name":{"givenName":"Okta","familyName":"Renamed"},
             "emails":[{"value":"%s","type":"work","primary":true}]}
            """
                .formatted(email, email));
    assertThat(put.path("displayName").asString()).isEqualTo("Okta Renamed");
    assertThat(theirs.get("/my-apps").status()).as("still a member").isEqualTo(200);

    scim(
        token,
        "PATCH",
        user,
        "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}");

    assertThat(theirs.get("/my-apps").location()).contains("/sign-in");
    JsonNode only =
        scim(
                token,
                "GET",
                "/Users?filter=" + encoded("userName eq \"" + enterprise.email() + "\""),
                null)
            .path("Resources")
            .get(0);
    JsonNode refused = scim(token, "DELETE", "/Users/" + only.path("id").asString(), null);
    assertThat(refused.path("detail").asString()).contains("only admin");
  }

  @Test
  void whoHasNoTokenOrAnothersSeesNothing() {
    String token = token();
    var other = new Enterprise(context, port, "另一家");
    String others = token(other.browser());
    String own = scim(token, "GET", "/Users", null).path("Resources").get(0).path("id").asString();

    assertThat(status(null, "/Users")).isEqualTo(401);
    assertThat(status("sjd_nothing", "/Users")).isEqualTo(401);
    assertThat(status(others, "/Users/" + own)).isEqualTo(404);
    assertThat(scim(others, "GET", "/Users", null).toString()).doesNotContain(enterprise.email());
    assertThat(
            scim(token, "GET", "/Users?filter=" + encoded("userName co \"a\""), null)
                .path("scimType")
                .asString())
        .isEqualTo("invalidFilter");
    assertThat(
            scim(token, "GET", "/ServiceProviderConfig", null)
                .path("patch")
                .path("supported")
                .booleanValue())
        .isTrue();
    assertThat(scim(token, "GET", "/Schemas", null).path("Resources")).hasSize(2);
    assertThat(scim(token, "GET", "/ResourceTypes/User", null).path("endpoint").asString())
        .isEqualTo("/Users");
    String revoke = admin.get(PAGE).page().select("form[action$=revoke]").attr("action");
    admin.post(revoke, Map.of());
    assertThat(status(token, "/Users")).isEqualTo(401);
  }

  @Test
  void filtersFindByWhatTheyCompare() {
    String token = token();
    String email = Enterprise.address("filter");
    scim(
        token,
        "POST",
        "/Users",
        """
        {"externalId":"E-7","userName":"%s","displayName":"高晓","title":"会计","active":true,
         "emails":[{"value":"%s","type":"work","primary":true}]}
        """
            .formatted(email, "mail-" + email));
    scim(token, "POST", "/Users", "{\"userName\":\"" + Enterprise.address("other") + "\"}");
    for (String filter :
        List.of(
            "externalId eq \"E-7\"",
            "userName eq \"" + email.toUpperCase(Locale.ROOT) + "\"",
            "emails eq \"mail-" + email + "\"",
            "emails.value eq \"mail-" + email + "\"",
            "emails[type eq \"work\"].value eq \"mail-" + email + "\"",
            "displayName eq \"高晓\" and active eq true",
            "title eq \"会计\"",
            "name.formatted eq \"高晓\"")) {
      JsonNode found = scim(token, "GET", "/Users?filter=" + encoded(filter), null);
      assertThat(found.path("totalResults").asInt()).as(filter).isOne();
      assertThat(found.path("Resources").get(0).path("externalId").asString()).isEqualTo("E-7");
    }
    for (String filter :
        List.of(
            "externalId eq \"e-7\"",
            "id eq \"none\"",
            "displayName eq \"高晓\" and active eq false",
            "emails[type eq \"home\"].value eq \"mail-" + email + "\"",
            "userName eq \"" + email + "\" and title eq \"出纳\"",
            "userName eq \"" + email + "\" and userName eq \"b\"")) {
      JsonNode none = scim(token, "GET", "/Users?filter=" + encoded(filter), null);
      assertThat(none.path("totalResults").asInt()).as(filter).isZero();
    }
  }

  @Test
  void groupsAreFoundByTheirMembers() {
    String token = token();
    String user =
        scim(token, "POST", "/Users", "{\"userName\":\"" + Enterprise.address("in") + "\"}")
            .path("id")
            .asString();
    String body = "{\"displayName\":\"%s\",\"members\":[%s]}";
    scim(token, "POST", "/Groups", body.formatted("仓储", "{\"value\":\"" + user + "\"}"));
    scim(token, "POST", "/Groups", body.formatted("车队", ""));

    JsonNode found =
        scim(
            token,
            "GET",
            "/Groups?attributes=displayName&filter=" + encoded("members eq \"" + user + "\""),
            null);

    assertThat(found.path("totalResults").asInt()).isOne();
    assertThat(found.path("Resources").get(0).path("displayName").asString()).isEqualTo("仓储");
    assertThat(found.path("Resources").get(0).has("members")).isFalse();
    assertThat(
            scim(token, "POST", "/Groups", body.formatted("空", "{\"value\":\"987654321\"}"))
                .path("detail")
                .asString())
        .contains("987654321");
  }

  @Test
  void aLargeDirectoryIsReadInPages() {
    String token = token();
    acting.as(
        enterprise.admin().actor(),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql(
                            """
                            INSERT INTO installations.directory_entry (organization_id, user_name,
                              email, name, active, created_at, changed_at)
                            SELECT :organization, 'large-' || n, 'large-' || n || '@example.com',
                              'Large ' || n, true, now(), now()
                            FROM generate_series(1, 3000) n
                            """)
                        .param("organization", enterprise.admin().organization().value())
                        .update()));

    JsonNode page = scim(token, "GET", "/Users?startIndex=2991&count=20", null);
    JsonNode filtered =
        scim(
            token,
            "GET",
            "/Users?startIndex=41&count=500&filter="
                + encoded("active eq true and emails[type eq \"work\"].type eq \"work\""),
            null);

    assertThat(page.path("totalResults").asInt()).isEqualTo(3001);
    assertThat(page.path("startIndex").asInt()).isEqualTo(2991);
    assertThat(page.path("itemsPerPage").asInt()).isEqualTo(11);
    assertThat(page.path("Resources").get(10).path("userName").asString()).isEqualTo("large-3000");
    assertThat(filtered.path("totalResults").asInt()).isEqualTo(3001);
    assertThat(filtered.path("Resources")).as("as many as an answer holds").hasSize(200);
    assertThat(filtered.path("Resources").get(0).path("userName").asString()).isEqualTo("large-40");
  }

  @Test
  void whoTriesTokensHasToWait() {
    String good = token();
    place = "198.51.100.77"; // tests that come from elsewhere need not wait
    HttpResponse<String> last = send("sjd_wrong", "GET", "/Users", null);
    for (int i = 0; i < 100 && last.statusCode() == 401; i++) {
      last = send("sjd_wrong" + i, "GET", "/Users", null);
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(status(good, "/Users")).as("who has one need not wait").isEqualTo(200);
  }

  @Test
  void aDepartmentSeesWhatIsShownToTheOneAboveIt() {
    var market = new TestListings(context, "仓配云");
    Listing listing = market.list("运单查询", "查运单。", List.of("物流"));
    String below = Enterprise.address("below");
    String beside = Enterprise.address("beside");
    enterprise.member(below, "Below");
    enterprise.member(beside, "Beside");
    apply(
        upload(
            "email,name,department\n" + below + ",Below,运营/调度\n" + beside + ",Beside,财务\n",
            "some"));
    String form = "/installations/apps/" + listing.app();
    String department =
        admin.get(form).page().select("label:contains(运营) input[name=departments]").attr("value");

    admin.post(
        form, Map.of("version", "1", "agreed", "y", "reach", "some", "departments", department));

    assertThat(enterprise.browser(below).get("/my-apps").text()).contains("运单查询");
    assertThat(enterprise.browser(beside).get("/my-apps").text()).doesNotContain("运单查询");
  }

  private Browsing.Answer upload(String file, String extent) {
    return admin.postFile(PAGE + "/file?extent=" + extent, "archive", file);
  }

  private void apply(Browsing.Answer looked) {
    var form = looked.page().select("form[action$=apply]");
    assertThat(
            admin
                .post(
                    PAGE + "/apply",
                    Map.of(
                        "text", form.expectFirst("textarea").wholeText(),
                        "extent", form.select("input[name=extent]").attr("value")))
                .location())
        .isEqualTo(PAGE);
  }

  private String token() {
    return token(admin);
  }

  private static String token(Browsing browser) {
    browser.get(PAGE);
    browser.post(PAGE + "/tokens", Map.of("name", "Identity"));
    return browser.get(PAGE).page().select("#made").attr("value");
  }

  private JsonNode scim(String token, String method, String path, @Nullable String body) {
    HttpResponse<String> answer = send(token, method, path, body);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(answer.body())
        .startsWith("application/scim+json");
    return JsonMapper.shared().readTree(answer.body());
  }

  private int status(@Nullable String token, String path) {
    return send(token, "GET", path, null).statusCode();
  }

  private HttpResponse<String> send(
      @Nullable String token, String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/scim/v2" + path))
            .header("Content-Type", "application/scim+json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (place != null) {
      request.header("X-Forwarded-For", place);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
