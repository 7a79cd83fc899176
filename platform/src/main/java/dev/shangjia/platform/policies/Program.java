package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;

/**
 * A program that the market can run.
 *
 * @param id as its rulebook has it, such as {@code tencent-meeting}
 * @param title its name, as the version in force has it
 * @param version the version of its rulebook that is in force
 * @param offer whether the market runs it
 */
public record Program(String id, LocalText title, String version, Offer offer) {

  /** Whether the market runs a program. */
  public enum Offer {
    /** Providers can start something in it. */
    OFFERED,
    /** Nothing new is started in it; what runs goes on. */
    NOT_OFFERED
  }
}
