package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the market shows. Listings that were published are everybody's to read, also when they stand
 * badly; those that are only prepared are found by their provider and the operator's side.
 */
@Service
public class Listings {
  private final JdbcListings rows;
  private final TransactionTemplate transaction;

  Listings(JdbcListings rows, TransactionTemplate transaction) {
    this.rows = rows;
    this.transaction = transaction;
  }

  /** The listing of an app; empty when there is none that whoever acts may see. */
  public Optional<Listing> find(AppId app) {
    return inTransaction(() -> rows.find(app));
  }

  /** The listings of some apps, by the app's number; those that there are. */
  public List<Listing> find(Collection<AppId> apps) {
    return apps.isEmpty() ? List.of() : inTransaction(() -> rows.find(apps));
  }

  /** The next listings by the app's number, whatever their exposure and state. */
  public List<Listing> after(AppId app, int most) {
    return inTransaction(
        () -> {
          List<AppId> next = rows.appsAfter(app.value(), most);
          return next.isEmpty() ? List.<Listing>of() : rows.find(next);
        });
  }

  /** The listing with an address; empty when there is none that whoever acts may see. */
  public Optional<Listing> find(String address) {
    return inTransaction(() -> rows.find(address));
  }

  /** What was handed in and approved that an app's listing shows; empty when there is none. */
  public Optional<SnapshotId> approved(AppId app) {
    return inTransaction(() -> rows.approved(app));
  }

  /** The listings of a provider, the newest app first. */
  public List<Listing> of(OrganizationId provider) {
    return inTransaction(() -> rows.of(provider));
  }

  /** All listings that who acts may see, what changed last first. */
  List<Listing> newest(int most) {
    return inTransaction(() -> rows.newest(most));
  }

  /** The listings that lists show, the newest first. */
  List<Listing> displayed(int most) {
    return inTransaction(() -> rows.displayed(most));
  }

  /** What a listing showed as of one of its versions, for instance when somebody installed it. */
  public Optional<ListingVersion> version(AppId app, int number) {
    return inTransaction(() -> rows.version(app, number));
  }

  /** What a listing shows and showed, the newest first; what was taken back is left out. */
  public List<ListingVersion> versions(AppId app) {
    return inTransaction(() -> rows.versions(app));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
