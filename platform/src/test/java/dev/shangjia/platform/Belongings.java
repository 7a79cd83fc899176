package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.database.ExistingDatabase;
import dev.shangjia.platform.files.StoredFile;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.files.Storing;
import dev.shangjia.platform.installations.Enterprise;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider who owns one of everything, and an enterprise that installed and removed apps, made as
 * people make it. Words that only they, and the desk where it has to, may read hold {@link
 * #CANARY}; what is the person's alone holds {@link #SECRET}.
 */
final class Belongings {
  static final String CANARY = "kolibri7391";
  static final String SECRET = "zaunkoenig4826";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String EMAIL = CANARY + "@example.com";

  private final ExistingDatabase database;
  private final SignedIn owner;
  private final Browsing browser;
  private final Enterprise enterprise;
  private final Browsing enterpriseBrowser;
  private final Map<String, String> ids = new HashMap<>();

  Belongings(ApplicationContext context, int port, ExistingDatabase database) throws Exception {
    this.database = database;
    var accounts = context.getBean(Accounts.class);
    owner =
        accounts.found(
            Side.PROVIDER,
            CANARY + " Ltd",
            EMAIL,
            CANARY + " Owner",
            NodeMain.PASSWORD,
            Set.of(MemberRole.OWNER, MemberRole.DEVELOPER));
    // Nobody can sign in to a market that nobody runs.
    SignedIn desk =
        accounts.found(
            Side.OPERATOR,
            "Desk of the matrix",
            "desk-of-matrix@example.com",
            "Desk",
            NodeMain.PASSWORD,
            EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
    browser = new Browsing(port);
    assertThat(browser.signIn(EMAIL, NodeMain.PASSWORD).location()).isEqualTo("/");
    ids.put("organization", owner.organization().toString());
    ids.put("person", owner.person().toString());
    ids.put("session", session());
    invite();
    prepare();
    store(context.getBean(StoredFiles.class), context.getBean(Acting.class));
    tell(context.getBean(Notices.class));
    goThroughACase(
        new JsonCalls(port, TestTokens.of(owner, context)),
        new JsonCalls(port, TestTokens.of(desk, context)));
    enterprise = new Enterprise(context, port, CANARY + " Tea");
    enterpriseBrowser = enterprise.browser();
    haveApps(new TestListings(context, "Provider of what is installed"));
  }

  private void haveApps(TestListings market) throws SQLException {
    enterprise.member(SECRET + "@example.com", SECRET);
    String installed = install(market.list("门店巡检", "巡检。", List.of("零售")));
    String removed = install(market.list("门店排队", "排队。", List.of("零售")));
    enterpriseBrowser.post(removed + "/remove", Map.of("wish", "return"));
    ids.put("installation", installed.replaceAll(".*/", ""));
    ask(market.list("门店点评", "点评。", List.of("零售")));
    findOfEnterprise(
        "request", "SELECT max(id) FROM installations.app_request WHERE organization_id = ?");
    enterpriseBrowser.get("/installations/directory");
    enterpriseBrowser.post("/installations/directory/tokens", Map.of("name", SECRET));
    enterpriseBrowser.post(
        "/installations/directory/apply",
        Map.of(
            "text", "email,name,department\nnew-%1$s@example.com,%1$s,%1$s\n".formatted(SECRET)));
    findOfEnterprise(
        "directory-token",
        "SELECT max(id) FROM installations.directory_token WHERE organization_id = ?");
    findOfEnterprise(
        "entry", "SELECT max(id) FROM installations.directory_entry WHERE organization_id = ?");
    findOfEnterprise(
        "department", "SELECT max(id) FROM installations.department WHERE organization_id = ?");
    findOfEnterprise(
        "removal", "SELECT max(id) FROM installations.removal WHERE organization_id = ?");
  }

  private void ask(Listing listing) {
    Browsing member = enterprise.browser(SECRET + "@example.com");
    String form = "/my-apps/apps/" + listing.app();
    member.get(form);
    assertThat(member.post(form, Map.of("reason", SECRET)).location()).isEqualTo("/my-apps");
  }

  private String install(Listing listing) {
    String form = "/installations/apps/" + listing.app();
    String people =
        enterpriseBrowser
            .get(form)
            .page()
            .select("label:contains(" + SECRET + ") input[name=people]")
            .attr("value");
    Browsing.Answer answer =
        enterpriseBrowser.post(
            form, Map.of("version", "1", "agreed", "yes", "reach", "some", "people", people));
    assertThat(answer.location()).as(answer.text()).startsWith("/installations/");
    return answer.location();
  }

  private void findOfEnterprise(String what, String query) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(query)) {
      String found = one(statement, enterprise.admin().organization().value());
      assertThat(found).as(what).isNotNull();
      ids.put(what, found);
    }
  }

  /** The id of one of these things. */
  String id(String what) {
    String id = ids.get(what);
    if (id == null) {
      throw new IllegalArgumentException("no " + what);
    }
    return id;
  }

  /** Whose all of it is, signed in. */
  Browsing browser() {
    return browser;
  }

  /** The enterprise's admin, signed in. */
  Browsing enterpriseBrowser() {
    return enterpriseBrowser;
  }

  private void invite() throws SQLException {
    browser.get("/members");
    Browsing.Answer invited =
        browser.post(
            "/members/invite",
            Map.of("email", "new-" + EMAIL, "roles", MemberRole.DEVELOPER.code()));
    assertThat(invited.location()).as(invited.text()).isEqualTo("/members");
    find("invitation", "SELECT max(id) FROM accounts.invitation WHERE organization_id = ?");
    browser.get("/members/domains");
    browser.post("/members/domains", Map.of("domain", CANARY + ".example.com"));
    find("domain", "SELECT max(id) FROM accounts.domain_proof WHERE organization_id = ?");
    browser.get("/account/tokens");
    browser.post("/account/tokens", Map.of("name", SECRET, "scopes", "read", "days", "7"));
    find("token", "SELECT max(id) FROM accounts.access_token WHERE organization_id = ?");
  }

  private void prepare() throws SQLException {
    browser.get("/apps/new");
    browser.post("/apps", Map.of("program", "tencent-meeting", "name", CANARY + " app"));
    find("app", "SELECT max(id) FROM apps.app WHERE organization_id = ?");
    browser.get("/cases/new");
    browser.post(
        "/cases/prepare",
        Map.of(
            "program", "weda",
            "procedure", "joining",
            "subjectKind", "organization",
            "subject", id("organization")));
    find("dossier", "SELECT max(id) FROM apps.dossier WHERE organization_id = ?");
    String form = "/dossiers/" + id("dossier") + "/joining";
    var fields = new HashMap<String, String>();
    for (Element field : browser.get(form).page().select("input[name], textarea[name]")) {
      boolean written = field.is("textarea, input[type=text]");
      if (!field.is("[type=file], [name=_csrf]")) {
        fields.put(field.attr("name"), written ? CANARY : field.val());
      }
    }
    browser.post(form, fields);
    assertThat(browser.get(form).text()).contains(CANARY);
  }

  private void store(StoredFiles files, Acting acting) throws Exception {
    var content = new ByteArrayInputStream(CANARY.getBytes(StandardCharsets.UTF_8));
    Storing stored =
        acting.calling(
            owner.actor(),
            () -> files.store(owner.organization(), content, StoredFile.Protection.PLAIN));
    ids.put("file", ((Storing.Stored) stored).file().sha256());
  }

  private void tell(Notices notices) throws SQLException {
    notices.tell(
        new Notice(
            Notice.person(owner.person()),
            NoticeKind.CASE,
            "accounts.notice.joined",
            List.of(SECRET, "the market"),
            "/cases",
            "matrix"));
    try (PreparedStatement statement =
        database
            .connection()
            .prepareStatement("SELECT max(id) FROM notices.notice WHERE person_id = ?")) {
      ids.put("notice", one(statement, owner.person().value()));
    }
  }

  private void goThroughACase(JsonCalls own, JsonCalls desk) throws SQLException {
    String dossier = "\"dossier\":" + id("dossier");
    JsonNode stand = own.post("/api/v1/cases", "{" + dossier + "}");
    ObjectNode contests = JSON.createObjectNode();
    stand
        .path("findings")
        .forEach(one -> contests.put(one.path("fingerprint").asString(), CANARY + " is right."));
    JsonNode started = own.post("/api/v1/cases", "{" + dossier + ",\"contests\":" + contests + "}");
    String id = started.path("id").asString();
    ids.put("case", id);
    browser.get("/cases/" + id);
    browser.post("/cases/" + id + "/notes", Map.of("words", CANARY, "visibility", "public"));
    desk.post(
        "/api/v1/cases/" + id + "/actions",
        """
        {"kind": "decide", "stage": "terms-review", "outcome": "decline", "rest": "met",
         "explanation": "%s", "citations": [{"rule": "joining/able", "reason": "%s"}]}
        """
            .formatted(CANARY, CANARY));
    find("decision", "SELECT max(id) FROM casework.decision WHERE organization_id = ?");
    browser.post(
        "/cases/" + id + "/appeals", Map.of("decision", id("decision"), "words", CANARY + "!"));
    find("event", "SELECT max(sequence) FROM casework.decision WHERE organization_id = ?");
    find("appeal", "SELECT max(id) FROM casework.appeal WHERE organization_id = ?");
    find("contest", "SELECT max(id) FROM casework.contest WHERE organization_id = ?");
    find("effect", "SELECT max(id) FROM effects.effect WHERE organization_id = ?");
    find("inspection", "SELECT max(id) FROM inspections.inspection WHERE organization_id = ?");
  }

  private void find(String what, String query) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(query)) {
      String found = one(statement, owner.organization().value());
      assertThat(found).as(what).isNotNull();
      ids.put(what, found);
    }
  }

  private static String one(PreparedStatement statement, long of) throws SQLException {
    statement.setLong(1, of);
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private String session() throws SQLException {
    try (PreparedStatement statement =
            database
                .connection()
                .prepareStatement("SELECT max(session_id) FROM infra.spring_session");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * All rows of tenants that are theirs, as one text for each table; jobs of the market write on.
   */
  Map<String, String> rows() throws SQLException {
    var rows = new HashMap<String, String>();
    for (String table : tables()) {
      String column = table.substring(table.indexOf(' ') + 1);
      String name = table.substring(0, table.indexOf(' '));
      try (PreparedStatement statement =
          database
              .connection()
              .prepareStatement(
                  "SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM %s t WHERE %s = ?"
                      .formatted(name, column))) {
        boolean ofPerson = column.equals("person_id");
        rows.put(
            table,
            one(statement, ofPerson ? owner.person().value() : owner.organization().value()));
        SignedIn admin = enterprise.admin();
        rows.put(
            table + " of the enterprise",
            one(statement, ofPerson ? admin.person().value() : admin.organization().value()));
      }
    }
    return rows;
  }

  private List<String> tables() throws SQLException {
    var tables = new ArrayList<String>();
    try (PreparedStatement statement =
            database
                .connection()
                .prepareStatement(
                    """
                    SELECT attrelid::regclass || ' ' || attname
                    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                    WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity
                      AND attname IN ('organization_id', 'counterpart_id', 'person_id')
                      AND attrelid <> 'notices.mail'::regclass
                      AND attrelid <> 'audit.checkpoint_head'::regclass
                      AND attrelid <> 'inspections.inspection'::regclass
                    """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }
}
