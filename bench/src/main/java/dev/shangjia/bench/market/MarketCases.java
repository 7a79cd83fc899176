package dev.shangjia.bench.market;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.CaseAct;
import dev.shangjia.platform.casework.CaseActor;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.CaseResult;
import dev.shangjia.platform.casework.CaseStart;
import dev.shangjia.platform.casework.Cases;
import dev.shangjia.platform.casework.Citation;
import dev.shangjia.platform.casework.StartResult;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/** Ours: joining WeDa's market, returned and answered in turns, through the facade of the pages. */
final class MarketCases implements Stepping {
  private static final String STAGE = "terms-review";
  private static final Citation CITED =
      new Citation(
          "joining/company-verified",
          null,
          Citation.Kind.NEW,
          Citation.Weight.GROUND,
          "Not an enterprise.");

  private final ConfigurableApplicationContext server;
  private final Cases cases;
  private final Acting acting;
  private final SignedIn desk;
  private final List<SignedIn> providers = new ArrayList<>();
  private final List<SnapshotId> handedIn = new ArrayList<>();
  private CaseId[] ids = {};
  private Turn[] turns = {};

  MarketCases(ConfigurableApplicationContext server) {
    this.server = server;
    this.cases = server.getBean(Cases.class);
    this.acting = server.getBean(Acting.class);
    this.desk = found(Side.OPERATOR, "desk", EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
  }

  private SignedIn found(Side side, String name, Set<MemberRole> roles) {
    return server
        .getBean(Accounts.class)
        .found(side, name, name + "@bench.example", name, "a phrase of the bench", roles);
  }

  @Override
  public String name() {
    return "Shangjia";
  }

  @Override
  public void prepare(int count) {
    ids = new CaseId[count];
    turns = Stepping.beginnings(count);
    for (int i = 0; i < count; i++) {
      SignedIn provider = found(Side.PROVIDER, "provider" + i, Set.of(MemberRole.OWNER));
      providers.add(provider);
      handedIn.add(acting.as(provider.actor(), () -> snapshot(provider)));
    }
  }

  private SnapshotId snapshot(SignedIn provider) {
    var key = new DossierKey("weda", "joining", "organization", provider.organization().value());
    var dossiers = server.getBean(Dossiers.class);
    return dossiers.snapshot(dossiers.open(provider.organization(), key, null));
  }

  @Override
  public void step(int number) {
    switch (turns[number]) {
      case START -> start(number);
      case RETURN, RETURN_AGAIN -> decide(number, "return");
      case ANSWER, ANSWER_AGAIN -> answer(number);
      case DECLINE -> decide(number, "decline");
    }
    turns[number] = turns[number].next();
  }

  /** The desk starts it, for it may do so without the forms, which are not what is measured. */
  private void start(int number) {
    SignedIn provider = providers.get(number);
    var start =
        new CaseStart(
            "weda",
            "joining",
            new Subject("organization", provider.organization().value()),
            provider.organization(),
            null);
    var actor = new CaseActor(desk.getName(), "bench", Set.of(Role.values()));
    ids[number] = moved(acting.as(desk.actor(), () -> cases.start(start, actor)));
  }

  private void answer(int number) {
    SignedIn provider = providers.get(number);
    var answer =
        new CaseAct(
            Move.Kind.ANSWER,
            STAGE,
            "",
            0,
            handedIn.get(number).value(),
            null,
            "",
            List.of(),
            List.of(),
            CaseAct.Rest.OPEN);
    moved(
        acting.as(provider.actor(), () -> cases.act(ids[number], answer, CaseActor.of(provider))));
  }

  private void decide(int number, String outcome) {
    var decision =
        new CaseAct(
            Move.Kind.DECIDE,
            STAGE,
            outcome,
            0,
            null,
            null,
            "Please show that you are an enterprise.",
            List.of(CITED),
            List.of(),
            CaseAct.Rest.OPEN);
    moved(acting.as(desk.actor(), () -> cases.act(ids[number], decision, CaseActor.of(desk))));
  }

  private static CaseId moved(StartResult result) {
    return switch (result) {
      case CaseResult.Moved(CaseId id, int _) -> id;
      case StartResult.Waits(long place, int _, var _) ->
          throw new IllegalStateException("waits at place " + place);
      case CaseResult.Refused(String code, var reason, _) ->
          throw new IllegalStateException(code + ": " + reason.en());
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
