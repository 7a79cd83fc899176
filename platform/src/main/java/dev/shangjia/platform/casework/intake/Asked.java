package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * A case that somebody wants to start.
 *
 * @param title what the procedure is called
 * @param organization whose case it would be
 * @param subject what it is about
 * @param subjectName what people call that
 */
public record Asked(
    String program,
    String procedure,
    LocalText title,
    OrganizationId organization,
    Subject subject,
    String subjectName) {}
