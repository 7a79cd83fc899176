package dev.shangjia.platform.agreements;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at agreements before the first page is served: nobody finds a market without them. */
@Component
final class FirstLook implements SmartLifecycle {
  private final Announcing announcing;
  private volatile boolean looked;

  FirstLook(Announcing announcing) {
    this.announcing = announcing;
  }

  @Override
  public void start() {
    announcing.run();
    looked = true;
  }

  @Override
  public void stop() {
    looked = false;
  }

  @Override
  public boolean isRunning() {
    return looked;
  }

  /** Before everything that serves. */
  @Override
  public int getPhase() {
    return 0;
  }
}
