package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Subject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a rulebook has a second person confirm is decided by two, and by no fewer. */
@PlatformTest
class SecondPersonTest {
  private static final String STAGE = "conditions";

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;

  private Joining joining;
  private Somebody provider;
  private Somebody first;
  private Somebody second;
  private CaseId id;

  @BeforeEach
  void aProposedCancellation() {
    var market = new Market(accounts);
    joining = new Joining(context);
    provider = market.provider();
    first = market.desk();
    second = market.desk();
    id = cancellation();
    assertThat(
            joining.act(
                first, id, CaseAct.of(Move.Kind.DECIDE, STAGE, "met").resting(CaseAct.Rest.MET)))
        .isInstanceOf(CaseResult.Moved.class);
  }

  @Test
  void whoProposedADecisionDoesNotConfirmIt() {
    assertThat(joining.view(first, id).moves())
        .extracting(Move::kind)
        .doesNotContain(Move.Kind.CONFIRM, Move.Kind.DECLINE);
    assertThat(joining.act(first, id, CaseAct.of(Move.Kind.CONFIRM, STAGE, "")))
        .isInstanceOf(CaseResult.Refused.class);
    assertThat(decision(first).state()).isEqualTo(Decision.State.PROPOSED);
  }

  @Test
  void theSecondPersonConfirms() {
    assertThat(joining.act(second, id, CaseAct.of(Move.Kind.CONFIRM, STAGE, "")))
        .isInstanceOf(CaseResult.Moved.class);

    assertThat(decision(first).state()).isEqualTo(Decision.State.MADE);
    assertThat(decision(first).confirmedBy()).isEqualTo(second.signedIn().person().toString());
    assertThat(joining.view(provider, id).tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.stage()).isEqualTo("consequences"));
  }

  @Test
  void whatTheSecondPersonDoesNotAgreeToIsDecidedAgain() {
    assertThat(joining.act(second, id, CaseAct.of(Move.Kind.DECLINE, STAGE, "")))
        .isInstanceOf(CaseResult.Moved.class);

    assertThat(decision(first).state()).isEqualTo(Decision.State.DECLINED);
    assertThat(joining.view(first, id).moves()).extracting(Move::kind).contains(Move.Kind.DECIDE);
  }

  @Test
  void theOtherSideSeesADecisionOnlyWhenItIsMade() {
    assertThat(types()).doesNotContain("decision-proposed");

    joining.act(second, id, CaseAct.of(Move.Kind.DECLINE, STAGE, ""));

    assertThat(types()).isNotEmpty().doesNotContain("decision-proposed", "decision-declined");
  }

  private List<String> types() {
    return joining.view(provider, id).timeline().stream()
        .map(entry -> ((CaseView.Entry.Happened) entry).type())
        .toList();
  }

  private Decision decision(Somebody who) {
    return joining.view(who, id).decisions().getLast();
  }

  private CaseId cancellation() {
    var organization = provider.signedIn().organization();
    var subject = new Subject("organization", organization.value());
    var key = new DossierKey("tencent-meeting", "cancellation", subject.kind(), subject.id());
    return joining.as(
        provider,
        () -> {
          long handed = dossiers.snapshot(dossiers.open(organization, key, null)).value();
          return switch (cases.start(
              new CaseStart(key.program(), key.procedure(), subject, organization, handed),
              provider.actor())) {
            case CaseResult.Moved(CaseId started, int _) -> started;
            case CaseResult.Refused refused -> throw new AssertionError(refused.reason().en());
            case StartResult.Waits waits -> throw new AssertionError(waits.reason().en());
          };
        });
  }
}
