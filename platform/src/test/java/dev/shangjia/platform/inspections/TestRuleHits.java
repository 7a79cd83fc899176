package dev.shangjia.platform.inspections;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import org.springframework.context.ApplicationContext;

/** Counts what rules found without waiting for the job that does. */
public final class TestRuleHits {
  private static final int ALL = 10_000;

  private TestRuleHits() {}

  /** Counts every report that nobody counted yet. */
  public static void count(ApplicationContext context) {
    context
        .getBean(Acting.class)
        .as(new Actor.SystemOfMarket("test"), () -> context.getBean(RuleHits.class).count(ALL));
  }
}
