package dev.shangjia.platform.policies;

import java.time.Instant;

/**
 * That the intake of a procedure was set.
 *
 * @param by who set it, as an actor's id
 */
public record IntakeChange(long id, Intake intake, String by, Instant at) {}
