package dev.shangjia.platform.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Binds the actor for the time of some work. Every transaction that begins meanwhile runs as that
 * actor in the database; one that runs already is switched, and switched back afterwards. Without
 * an actor, or outside of a transaction, tables of tenants show no rows.
 */
@Component
public final class Acting {
  private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

  private final ActorSettings settings;

  Acting(ActorSettings settings) {
    this.settings = settings;
  }

  /** Who acts now. */
  public static Optional<Actor> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Who acts now; a defect when nobody does. */
  public static Actor required() {
    return current()
        .orElseThrow(() -> new IllegalStateException("nobody acts; bind an actor with Acting.as"));
  }

  /** Does some work as an actor and gives what it gives. */
  public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
    try {
      return calling(actor, work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a supplier threw a checked exception", e);
    }
  }

  /** Does some work as an actor. */
  public void as(Actor actor, Runnable work) {
    as(
        actor,
        () -> {
          work.run();
          return null;
        });
  }

  /** Does some work as an actor that may throw what it likes. */
  public <T extends @Nullable Object> T calling(Actor actor, Callable<T> work) throws Exception {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return ScopedValue.where(CURRENT, actor).call(work::call);
    }
    settings.apply(actor);
    T result;
    try {
      result = ScopedValue.where(CURRENT, actor).call(work::call);
    } catch (Throwable failure) {
      // In a transaction that failed no statement works any more: what failed first is what counts.
      try {
        switchBack();
      } catch (RuntimeException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
    switchBack();
    return result;
  }

  private void switchBack() {
    current().ifPresentOrElse(settings::apply, settings::clear);
  }
}
