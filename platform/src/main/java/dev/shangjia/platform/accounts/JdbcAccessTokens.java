package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.AccessTokens.Token;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of personal access tokens. */
@Repository
class JdbcAccessTokens {
  private static final String ADD =
      """
      INSERT INTO accounts.access_token
        (person_id, organization_id, name, scopes, secret, beginning, created_at, expires_at)
      VALUES (:person, :organization, :name, :scopes, :secret, :beginning, :created, :expires)
      """;

  private static final String SELECT =
      """
      SELECT id, person_id, organization_id, name, scopes, beginning, created_at, expires_at,
             used_at
      FROM accounts.access_token WHERE expires_at > :now
      """;

  private static final String FIND_OF_PERSON = SELECT + "AND person_id = :person ORDER BY id DESC";

  private static final String FIND = SELECT + "AND secret = :secret";

  private static final String DELETE =
      "DELETE FROM accounts.access_token WHERE id = :id AND person_id = :person";

  private static final String NOTE_USE =
      "UPDATE accounts.access_token SET used_at = :now WHERE id = :id";

  private static final String FORGET =
      "DELETE FROM accounts.access_token WHERE expires_at < :before";

  private final JdbcClient jdbc;

  JdbcAccessTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Token token, byte[] secret) {
    jdbc.sql(ADD)
        .param("person", token.person().value())
        .param("organization", token.organization().value())
        .param("name", token.name())
        .param(
            "scopes", token.scopes().stream().map(TokenScope::code).sorted().toArray(String[]::new))
        .param("secret", secret)
        .param("beginning", token.beginning())
        .param("created", JdbcAccounts.time(token.created()))
        .param("expires", JdbcAccounts.time(token.expires()))
        .update();
  }

  List<Token> valid(PersonId person, Instant now) {
    return jdbc.sql(FIND_OF_PERSON)
        .param("person", person.value())
        .param("now", JdbcAccounts.time(now))
        .query((row, _) -> token(row))
        .list();
  }

  Optional<Token> find(byte[] secret, Instant now) {
    return jdbc.sql(FIND)
        .param("secret", secret)
        .param("now", JdbcAccounts.time(now))
        .query((row, _) -> token(row))
        .optional();
  }

  void delete(PersonId person, long id) {
    jdbc.sql(DELETE).param("person", person.value()).param("id", id).update();
  }

  void used(long id, Instant now) {
    jdbc.sql(NOTE_USE).param("id", id).param("now", JdbcAccounts.time(now)).update();
  }

  int forgetBefore(Instant before) {
    return jdbc.sql(FORGET).param("before", JdbcAccounts.time(before)).update();
  }

  private static Token token(ResultSet row) throws SQLException {
    Set<TokenScope> scopes =
        Arrays.stream((String[]) row.getArray("scopes").getArray())
            .flatMap(code -> TokenScope.of(code).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Token(
        row.getLong("id"),
        new PersonId(row.getLong("person_id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("name"),
        scopes,
        row.getString("beginning"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        JdbcAccounts.instant(row, "used_at"));
  }
}
