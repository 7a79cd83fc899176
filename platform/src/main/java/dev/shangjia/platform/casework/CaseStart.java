package dev.shangjia.platform.casework;

import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to start.
 *
 * @param program the program's id
 * @param procedure the id of one of its procedures
 * @param subject what it is about
 * @param asker the organization for which they ask
 * @param snapshot what they hand in; null for nothing
 */
public record CaseStart(
    String program,
    String procedure,
    Subject subject,
    OrganizationId asker,
    @Nullable Long snapshot) {}
