package dev.shangjia.platform.rechecks;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.rechecks.Watch.Result;
import dev.shangjia.platform.tenancy.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is looked at again, and what came of it, for the operator's people. */
@Controller
@RequestMapping("/desk/rechecks")
class RecheckPages {
  private static final int MOST = 100;

  private final Rechecks rechecks;
  private final JdbcWatches watches;
  private final JdbcChanges changes;
  private final Listings listings;
  private final Policies policies;
  private final RecheckSettings settings;
  private final Outage outage;
  private final TransactionTemplate transaction;

  RecheckPages(
      Rechecks rechecks,
      JdbcWatches watches,
      JdbcChanges changes,
      Listings listings,
      Policies policies,
      RecheckSettings settings,
      Outage outage,
      TransactionTemplate transaction) {
    this.rechecks = rechecks;
    this.watches = watches;
    this.changes = changes;
    this.listings = listings;
    this.policies = policies;
    this.settings = settings;
    this.outage = outage;
    this.transaction = transaction;
  }

  /**
   * What the page shows.
   *
   * @param next when the next look is planned; null when none is
   * @param show the result that is shown alone; null for all
   * @param from how many rows stand before these
   * @param isMore whether more follow
   * @param isOutageLikely whether so much does not answer that the market's own network may be why
   * @param mayOrder whether who reads may have something looked at now
   */
  record RechecksView(
      List<Row> rows,
      Map<Result, Integer> counts,
      int underWay,
      @Nullable Instant next,
      @Nullable Result show,
      int from,
      boolean isMore,
      boolean isOutageLikely,
      boolean mayOrder,
      RecheckSettings settings) {
    RechecksView {
      rows = List.copyOf(rows);
      counts = Map.copyOf(counts);
    }

    /** How many came to a result. */
    int count(Result result) {
      return counts.getOrDefault(result, 0);
    }

    /** All results, that which needs people first. */
    List<Result> results() {
      return List.of(Result.values());
    }

    /** The address of the same page from another row on. */
    String at(int row) {
      return "/desk/rechecks?show=%s&from=%d".formatted(show == null ? "" : show.code(), row);
    }

    int earlier() {
      return Math.max(0, from - MOST);
    }

    int later() {
      return from + MOST;
    }
  }

  /**
   * An app that is watched.
   *
   * @param listing null when it has none any more
   * @param program its program's name
   * @param changes what differs, the gravest first
   */
  record Row(Watch watch, @Nullable Listing listing, LocalText program, List<Standing> changes) {
    Row {
      changes = List.copyOf(changes);
    }
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    SignedIn by = operator();
    Optional<Result> result =
        Arrays.stream(Result.values()).filter(one -> one.code().equals(show)).findFirst();
    model.addAttribute("view", view(result.orElse(null), Math.max(0, from), by));
    return "rechecks/rechecks";
  }

  private RechecksView view(@Nullable Result show, int from, SignedIn by) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<Watch> found = watches.page(show == null ? "" : show.code(), from, MOST + 1);
              return new RechecksView(
                  rows(found.subList(0, Math.min(MOST, found.size()))),
                  watches.counts(),
                  watches.countUnderWay(),
                  watches.next().orElse(null),
                  show,
                  from,
                  found.size() > MOST,
                  outage.isLikely(),
                  mayOrder(by),
                  settings);
            }));
  }

  private List<Row> rows(List<Watch> found) {
    List<AppId> apps = found.stream().map(Watch::app).toList();
    Map<AppId, Listing> listed =
        listings.find(apps).stream().collect(Collectors.toMap(Listing::app, Function.identity()));
    Map<AppId, List<Standing>> standing = changes.of(apps);
    Map<String, LocalText> programs =
        policies.installed().stream().collect(Collectors.toMap(Program::id, Program::title));
    return found.stream()
        .map(
            watch ->
                new Row(
                    watch,
                    listed.get(watch.app()),
                    programs.getOrDefault(watch.program(), LocalText.same(watch.program())),
                    standing.getOrDefault(watch.app(), List.of())))
        .toList();
  }

  @PostMapping("/run")
  String run() {
    orderer();
    rechecks.planNow();
    return "redirect:/desk/rechecks";
  }

  @PostMapping("/apps/{app:[0-9]+}/run")
  String run(@PathVariable long app) {
    orderer();
    rechecks.planNow(new AppId(app));
    return "redirect:/desk/rechecks";
  }

  private static boolean mayOrder(SignedIn by) {
    return by.is(MemberRole.POLICY_AUTHOR)
        || by.is(MemberRole.LEAD)
        || by.is(MemberRole.ADMINISTRATOR);
  }

  private static void orderer() {
    if (!mayOrder(operator())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private static SignedIn operator() {
    return SignedIn.current()
        .filter(by -> by.side() == Side.OPERATOR)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
