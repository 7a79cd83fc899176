package dev.shangjia.platform.agreements;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at agreements when the server starts: nobody finds a market without them. Where they are
 * known already the server does not wait for that, since all rulebooks are read for it; a failure
 * is made up for by the next regular look.
 */
@Component
final class FirstLook implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

  private final Announcing announcing;
  private volatile boolean looked;

  FirstLook(Announcing announcing) {
    this.announcing = announcing;
  }

  @Override
  public void start() {
    if (announcing.knowsAny()) {
      Thread.ofVirtual().name("agreements-first-look").start(this::lookAgain);
    } else {
      announcing.run();
    }
    looked = true;
  }

  private void lookAgain() {
    try {
      announcing.run();
    } catch (RuntimeException failed) {
      LOG.warn("agreements could not be looked at; they will be within minutes", failed);
    }
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
