package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.DossierStates;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What became of dossiers is what their last cases wait for, or came to. */
@Component
final class StatesOfDossiers implements DossierStates {
  private static final LocalText GOES_ON = new LocalText("办理中", "Under way");

  private final CaseReading reading;

  StatesOfDossiers(CaseReading reading) {
    this.reading = reading;
  }

  @Override
  public Map<DossierKey, State> of(App app) {
    return reading.latestOfApp(app).stream()
        .collect(
            Collectors.toMap(
                one ->
                    new DossierKey(
                        one.row().pin().program(),
                        one.row().pin().procedure(),
                        one.row().subject().kind(),
                        one.row().subject().id()),
                StatesOfDossiers::state));
  }

  private static State state(CaseSummary one) {
    String href = "/cases/" + one.row().id();
    if (one.end() != null) {
      return new State(Ball.NOBODY, one.end(), href);
    }
    return one.tasks().stream()
        .filter(task -> task.owner() == Role.PROVIDER)
        .findFirst()
        .map(task -> new State(Ball.PROVIDER, task.reason(), href))
        .orElseGet(
            () ->
                new State(
                    Ball.MARKET,
                    one.tasks().stream().findFirst().map(Task::reason).orElse(GOES_ON),
                    href));
  }
}
