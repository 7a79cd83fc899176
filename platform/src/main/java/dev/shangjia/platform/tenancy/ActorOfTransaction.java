package dev.shangjia.platform.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Sets the actor as the first thing that happens in a transaction. */
@Component
final class ActorOfTransaction implements TransactionExecutionListener {
  private final ActorSettings settings;

  ActorOfTransaction(ActorSettings settings) {
    this.settings = settings;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure == null) {
      Acting.current().ifPresent(settings::apply);
    }
  }
}
