package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.inspections.BackTestLine.RuleEffect;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a version says of dossiers, as rows: of back-tests and of audits alike. */
@Component
final class BackTestLineRows {
  private static final TypeReference<List<RuleEffect>> RULES = new TypeReference<>() {};

  private final JsonMapper json;

  BackTestLineRows(JsonMapper json) {
    this.json = json;
  }

  /** Adds a line's values to a statement. */
  StatementSpec with(StatementSpec statement, BackTestLine line) {
    return statement
        .param("inspection", line.inspection().value())
        .param("organization", line.organization().value())
        .param("dossier", line.dossier().value())
        .param("outcome", line.outcome().code())
        .param("rules", json.writeValueAsString(line.rules()))
        .param("undecided", line.undecided().toArray(String[]::new));
  }

  BackTestLine line(ResultSet row) throws SQLException {
    return new BackTestLine(
        new InspectionId(row.getLong("inspection_id")),
        new OrganizationId(row.getLong("organization_id")),
        new DossierId(row.getLong("dossier_id")),
        Outcome.of(row.getString("outcome")),
        json.readValue(row.getString("rules"), RULES),
        List.of((String[]) row.getArray("undecided").getArray()));
  }

  /** How often each outcome is; the statement gives outcome and count. */
  static Map<Outcome, Integer> counts(StatementSpec statement) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    statement.query(
        row -> {
          counts.put(Outcome.of(row.getString(1)), row.getInt(2));
        });
    return counts;
  }
}
