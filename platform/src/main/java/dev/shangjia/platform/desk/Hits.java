package dev.shangjia.platform.desk;

import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.inspections.BackTestLine;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a version would hit or free, by names. */
@Component
final class Hits {
  private final Organizations organizations;
  private final Dossiers dossiers;

  Hits(Organizations organizations, Dossiers dossiers) {
    this.organizations = organizations;
    this.dossiers = dossiers;
  }

  /**
   * Somebody's dossier that comes to something else.
   *
   * @param app blank when it is about none
   * @param fixBy by when they are to put it right; null when no day was given
   */
  record Hit(String organization, String app, BackTestLine line, @Nullable LocalDate fixBy) {}

  /**
   * Lines with their names, in their order.
   *
   * @param dates by when providers that are newly stopped are to put it right
   */
  List<Hit> of(List<BackTestLine> lines, Map<OrganizationId, LocalDate> dates) {
    Map<OrganizationId, String> names =
        lines.stream()
            .map(BackTestLine::organization)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), this::name));
    Map<DossierId, String> apps =
        dossiers.appNames(lines.stream().map(BackTestLine::dossier).distinct().toList());
    return lines.stream()
        .map(
            line ->
                new Hit(
                    names.getOrDefault(line.organization(), ""),
                    apps.getOrDefault(line.dossier(), ""),
                    line,
                    line.outcome() == Outcome.NEWLY_STOPPED
                        ? dates.get(line.organization())
                        : null))
        .toList();
  }

  /** What an organization is called; its number when it is gone. */
  String name(OrganizationId organization) {
    return organizations.get(organization).map(Organization::name).orElse("#" + organization);
  }
}
