package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an open case waits for: every open stage gives one of these, so that nothing waits in
 * silence.
 *
 * @param stage the open stage
 * @param owner who has the ball
 * @param reason what they are to do
 * @param due by when, or why there is no date
 * @param told who was told that the date was missed; null when it was not
 * @param resting what becomes of the stage's own time while its clock rests; null when it runs, or
 *     the stage has none
 */
public record Waiting(
    String stage,
    Role owner,
    LocalText reason,
    DueDate due,
    @Nullable Role told,
    @Nullable LocalText resting) {}
