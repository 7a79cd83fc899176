package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases of providers that join WeDa, for tests. Their dossiers are empty, and are handed in without
 * being inspected: what machines find is not what such tests are about.
 */
final class Joining {
  static final String STAGE = "terms-review";

  private final ApplicationContext context;

  Joining(ApplicationContext context) {
    this.context = context;
  }

  <T> T as(Somebody who, Supplier<T> work) {
    return context.getBean(Acting.class).as(who.signedIn().actor(), work);
  }

  <T> T inTransaction(Somebody who, Supplier<T> work) {
    TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
    return as(who, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }

  DossierId dossier(Somebody provider) {
    var organization = provider.signedIn().organization();
    var key = new DossierKey("weda", "joining", "organization", organization.value());
    return as(provider, () -> context.getBean(Dossiers.class).open(organization, key, null));
  }

  SnapshotId handedIn(Somebody provider) {
    DossierId dossier = dossier(provider);
    return as(provider, () -> context.getBean(Dossiers.class).snapshot(dossier));
  }

  CaseId start(Somebody provider) {
    SnapshotId handed = handedIn(provider);
    var organization = provider.signedIn().organization();
    var start =
        new CaseStart(
            "weda",
            "joining",
            new Subject("organization", organization.value()),
            organization,
            handed.value());
    return switch (as(
        provider, () -> context.getBean(Cases.class).start(start, provider.actor()))) {
      case CaseResult.Moved(CaseId id, int _) -> id;
      case CaseResult.Refused refused -> throw new AssertionError(refused.reason().en());
      case StartResult.Waits waits -> throw new AssertionError(waits.reason().en());
    };
  }

  /** Answers with the dossier as it is. */
  void answer(Somebody provider, CaseId id) {
    CaseAct answer = CaseAct.of(Move.Kind.ANSWER, STAGE, "");
    done(act(provider, id, answer.handing(handedIn(provider).value())));
  }

  /** Decides, which is not refused. */
  void decide(Somebody who, CaseId id, String outcome, String... rules) {
    done(act(who, id, decision(outcome, rules)));
  }

  /** A decision that cites rules; the checklist's other lines are met. */
  static CaseAct decision(String outcome, String... rules) {
    return CaseAct.of(Move.Kind.DECIDE, STAGE, outcome)
        .resting(CaseAct.Rest.MET)
        .with(Arrays.stream(rules).map(rule -> Citation.of(rule, null, "look here")).toList());
  }

  CaseResult act(Somebody who, CaseId id, CaseAct act) {
    return as(who, () -> context.getBean(Cases.class).act(id, act, who.actor()));
  }

  CaseView view(Somebody who, CaseId id) {
    return as(who, () -> context.getBean(CaseReading.class).view(id, who.actor())).orElseThrow();
  }

  /** Makes somebody a member of an organization, besides those to which they belong. */
  void join(Somebody who, Somebody whose) {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
    context
        .getBean(Acting.class)
        .as(
            new Actor.SystemOfMarket("test"),
            () ->
                transaction.executeWithoutResult(
                    _ ->
                        jdbc.sql(
                                """
                                INSERT INTO accounts.membership (person_id, organization_id, roles)
                                VALUES (:person, :organization, '{developer}')
                                """)
                            .param("person", who.signedIn().person().value())
                            .param("organization", whose.signedIn().organization().value())
                            .update()));
  }

  static String code(CaseResult result) {
    return result instanceof CaseResult.Refused refused ? refused.code() : "";
  }

  private static void done(CaseResult result) {
    if (result instanceof CaseResult.Refused refused) {
      throw new AssertionError(refused.reason().en());
    }
  }
}
