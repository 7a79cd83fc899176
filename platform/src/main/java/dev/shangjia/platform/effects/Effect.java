package dev.shangjia.platform.effects;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.EffectKind;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a case changes in the world.
 *
 * @param caseId the case it comes from
 * @param sequence the number of the event with which it fell due, in its case
 * @param organization whose case it is
 * @param source the stage or end whose effect it is
 * @param name such as {@code publish-listing}
 * @param argument such as {@code link} of {@code set-exposure}; null for none
 * @param settledAt when it came to the state that it is in; null while it is due for the first time
 * @param why why it was refused; null when it was not
 */
public record Effect(
    EffectId id,
    long caseId,
    int sequence,
    OrganizationId organization,
    String program,
    Subject subject,
    String source,
    String name,
    @Nullable String argument,
    EffectState state,
    Instant dueAt,
    @Nullable Instant settledAt,
    @Nullable LocalText why) {

  /** What people call it. */
  public LocalText title() {
    return EffectKind.title(name, argument);
  }
}
