package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.tenancy.Acting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class InspectionPagesTest {
  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;
  @Autowired private Inspections inspections;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void theDeskSeesThatAnInspectionFailedAndOrdersItAgain() {
    var market = new Market(accounts);
    Somebody provider = market.provider();
    Somebody desk = market.desk();
    SnapshotId snapshot = acting.as(provider.signedIn().actor(), () -> handedIn(provider));
    CaseId id = acting.as(provider.signedIn().actor(), () -> started(provider, snapshot));
    acting.as(provider.signedIn().actor(), () -> fail(snapshot));
    var browser = new Browsing(port);
    browser.signIn(desk.email(), Market.PASSWORD);

    assertThat(browser.get("/cases/" + id).page().text())
        .contains("The inspection came to nothing");
    assertThat(browser.post("/cases/" + id + "/inspection", Map.of()).location())
        .isEqualTo("/cases/" + id);

    Optional<Inspection> again =
        acting.as(desk.signedIn().actor(), () -> inspections.latest(snapshot));
    assertThat(again.map(Inspection::state))
        .hasValueSatisfying(state -> assertThat(state).isNotEqualTo(Inspection.State.FAILED));
    browser.post("/cases/" + id + "/inspection", Map.of());
    assertThat(acting.as(desk.signedIn().actor(), () -> inspections.latest(snapshot)))
        .map(Inspection::id)
        .isEqualTo(again.map(Inspection::id));
  }

  private SnapshotId handedIn(Somebody by) {
    DossierId dossier =
        dossiers.open(
            by.signedIn().organization(),
            new DossierKey("weda", "joining", "organization", by.signedIn().organization().value()),
            null);
    return dossiers.snapshot(dossier);
  }

  private CaseId started(Somebody by, SnapshotId snapshot) {
    var start =
        new CaseStart(
            "weda",
            "joining",
            new Subject("organization", by.signedIn().organization().value()),
            by.signedIn().organization(),
            snapshot.value());
    return ((CaseResult.Moved) cases.start(start, by.actor())).caseId();
  }

  private void fail(SnapshotId snapshot) {
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    INSERT INTO inspections.inspection
                      (organization_id, dossier_id, snapshot_id, program, rulebook_hash, at, state,
                       ordered_by, ordered_at)
                    SELECT organization_id, dossier_id, id, program, '', now(), 'failed', '1', now()
                    FROM apps.snapshot WHERE id = :snapshot
                    """)
                .param("snapshot", snapshot.value())
                .update());
  }
}
