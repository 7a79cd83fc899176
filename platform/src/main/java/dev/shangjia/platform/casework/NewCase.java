package dev.shangjia.platform.casework;

import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A case that is to be started.
 *
 * @param program the program's id
 * @param procedure the id of one of its procedures
 * @param subject what it is about
 * @param subjectName what people call that
 * @param organization whose case it is: the provider's, or the enterprise's that installs
 * @param counterpart another organization that takes part; null for none
 * @param app the app that the subject belongs to; null when it belongs to none
 * @param snapshot what is handed in; null for nothing
 */
record NewCase(
    String program,
    String procedure,
    Subject subject,
    String subjectName,
    OrganizationId organization,
    @Nullable OrganizationId counterpart,
    @Nullable Long app,
    @Nullable Long snapshot) {

  /** Whose app it is about, or the organization itself. */
  OrganizationId provider() {
    return counterpart == null ? organization : counterpart;
  }
}
