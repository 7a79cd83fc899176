package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.HandedIn.Value;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What changed is seen: values, files under the same name, and what is no longer there. */
@PlatformTest
class FilledFormsTest {
  private static final String LICENCE = "joining/licence.pdf";

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Dossiers dossiers;
  @Autowired private Policies policies;
  @Autowired private HandedInReading reading;

  private Rulebook rulebook;

  @BeforeEach
  void rulebook() {
    rulebook = policies.inForce("weda");
  }

  @Test
  void showsWhatAChangedValueWas() {
    assertThat(
            values("{'contactName': '王磊'}", "a", Optional.of(before("{'contactName': '李雷'}", "a"))))
        .singleElement()
        .satisfies(value -> assertThat(value.text()).isEqualTo(LocalText.same("王磊")))
        .satisfies(value -> assertThat(value.before()).isEqualTo(LocalText.same("李雷")))
        .satisfies(value -> assertThat(value.label().en()).isEqualTo("Contact"));
  }

  @Test
  void showsThatAnotherFileStandsUnderTheSameName() {
    String form = "{'licence': '" + LICENCE + "'}";

    assertThat(values(form, "b", Optional.of(before(form, "a"))))
        .singleElement()
        .satisfies(
            value -> assertThat(value.before()).isEqualTo(LocalText.same("licence of a.pdf")));
    assertThat(values(form, "a", Optional.of(before(form, "a"))))
        .singleElement()
        .satisfies(value -> assertThat(value.before()).isNull());
  }

  @Test
  void showsWhatIsNoLongerThere() {
    assertThat(values("{}", "a", Optional.of(before("{'contactName': '李雷'}", "a"))))
        .singleElement()
        .satisfies(value -> assertThat(value.text()).isNull())
        .satisfies(value -> assertThat(value.before()).isEqualTo(LocalText.same("李雷")));
  }

  @Test
  void saysChoicesInWords() {
    assertThat(values("{'bankProofBy': 'provider'}", "a", Optional.empty()))
        .extracting(Value::text)
        .containsExactly(new LocalText("本企业", "The company itself"));
  }

  @Test
  void marksNothingWhereThereIsNothingToCompareWith() {
    assertThat(values("{'contactName': '王磊'}", "a", Optional.empty()))
        .extracting(Value::before)
        .containsOnlyNulls();
  }

  @Test
  void aRoundStandsBesideTheOneBeforeAndTheCaseBesideWhatWasApprovedLast() {
    var market = new Market(accounts);
    var joining = new Joining(context);
    Somebody provider = market.provider();
    Somebody desk = market.desk();
    write(joining, provider, "李雷", 0);
    CaseId approved = joining.start(provider);
    assertThat(handedIn(joining, desk, approved).changes()).isNull();
    joining.decide(desk, approved, "pass");
    write(joining, provider, "韩梅梅", 1);
    CaseId declined = joining.start(provider);
    joining.decide(desk, declined, "decline", "joining/able");
    write(joining, provider, "王磊", 2);

    CaseId id = joining.start(provider);

    HandedIn handedIn = handedIn(joining, desk, id);
    assertThat(handedIn.again()).isFalse();
    assertThat(handedIn.forms().getFirst().values()).extracting(Value::before).containsOnlyNulls();
    Changes changes = Objects.requireNonNull(handedIn.changes());
    assertThat(changes.base().caseId()).isEqualTo(approved);
    assertThat(changes.fields()).filteredOn(field -> field.name().equals("contactName")).hasSize(1);
    joining.decide(desk, id, "return", "joining/able");
    joining.answer(provider, id);
    assertThat(handedIn(joining, desk, id).again()).isTrue();
  }

  private void write(Joining joining, Somebody provider, String name, long seen) {
    DossierId dossier = joining.dossier(provider);
    joining.as(
        provider,
        () ->
            dossiers.save(
                dossier, "joining/contactName", JsonNodeFactory.instance.stringNode(name), seen));
  }

  private HandedIn handedIn(Joining joining, Somebody desk, CaseId id) {
    return joining.as(desk, () -> reading.of(joining.view(desk, id).row())).orElseThrow();
  }

  private List<Value> values(String form, String licence, Optional<Snapshot> before) {
    return new FilledForms(rulebook, before(form, licence), before).all().getFirst().values();
  }

  /** A dossier with one form and one file, whose content is told by a letter. */
  private static Snapshot before(String form, String licence) {
    ObjectNode forms = JsonNodeFactory.instance.objectNode();
    forms.set("joining", JsonMapper.shared().readTree(form.replace('\'', '"')));
    return new Snapshot(
        new SnapshotId(1),
        new DossierId(1),
        new OrganizationId(1),
        "weda",
        "joining",
        forms,
        Map.of(
            LICENCE,
            new Attachment(
                LICENCE,
                licence.repeat(64),
                1,
                "application/pdf",
                "licence of " + licence + ".pdf")),
        "0",
        Instant.EPOCH);
  }
}
