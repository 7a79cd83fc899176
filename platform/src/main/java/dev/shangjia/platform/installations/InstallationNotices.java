package dev.shangjia.platform.installations;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.catalog.Visibility;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells people about installations. Runs in the caller's transaction. */
@Component
class InstallationNotices {
  private final Notices notices;
  private final Organizations organizations;
  private final MessageSource messages;
  private final ZoneId marketZone;

  InstallationNotices(
      Notices notices, Organizations organizations, MessageSource messages, ZoneId marketZone) {
    this.notices = notices;
    this.organizations = organizations;
    this.messages = messages;
    this.marketZone = marketZone;
  }

  /** A version asks for more. */
  void waits(Installation installation, int version) {
    tell(
        installation.enterprise(),
        MemberRole.ADMIN,
        "waits",
        List.of(installation.name(), version),
        installation.href(),
        "installation-%s-version-%d".formatted(installation.id(), version));
  }

  /** The listing stands otherwise. */
  void stands(Installation installation, Visibility visibility) {
    var arguments = new ArrayList<Object>();
    arguments.add(installation.name());
    arguments.add(words("catalog.state." + visibility.state().code()));
    arguments.add(words("installations.effect." + visibility.state().code()));
    arguments.add(day(visibility.since()));
    tell(
        installation.enterprise(),
        MemberRole.ADMIN,
        "stands",
        arguments,
        installation.href(),
        "installation-%s-%s-%s"
            .formatted(installation.id(), visibility.state().code(), visibility.since()));
  }

  /** A member asks for an app. */
  void asked(AppRequest request, OrganizationId enterprise, String name) {
    tell(
        enterprise,
        MemberRole.ADMIN,
        "asked",
        List.of(name, request.name(), request.reason()),
        "/installations/requests",
        "app-request-" + request.id());
  }

  /** An admin answered. */
  void answered(AppRequest request, String key) {
    notices.tell(
        new Notice(
            Notice.person(request.person()),
            NoticeKind.MARKET,
            "installations.notice." + key,
            List.of(request.name(), Objects.requireNonNullElse(request.answer(), "")),
            "/my-apps",
            "app-request-answered-" + request.id()));
  }

  /** An enterprise removed an app. */
  void removed(Removal removal) {
    tell(
        removal.provider(),
        MemberRole.OWNER,
        "removed." + removal.wish().code(),
        List.of(name(removal.enterprise()), removal.name(), lastDay(removal.due())),
        "/removals",
        "removal-" + removal.id());
  }

  /** A provider did what it owed. */
  void confirmed(Removal removal) {
    tell(
        removal.enterprise(),
        MemberRole.ADMIN,
        "confirmed." + removal.wish().code(),
        List.of(name(removal.provider()), removal.name()),
        "/installations/" + removal.installation(),
        "removal-confirmed-" + removal.id());
  }

  /** A provider is late with what it owes. */
  void late(Removal removal) {
    List<Object> arguments =
        List.of(
            name(removal.provider()),
            name(removal.enterprise()),
            removal.name(),
            lastDay(removal.due()));
    String once = "removal-late-" + removal.id();
    tell(removal.provider(), MemberRole.OWNER, "late", arguments, "/removals", once);
    tell(
        removal.enterprise(),
        MemberRole.ADMIN,
        "late",
        arguments,
        "/installations/" + removal.installation(),
        once);
    organizations
        .all(Side.OPERATOR)
        .forEach(
            operator ->
                tell(
                    operator.id(), MemberRole.BUSINESS, "late", arguments, "/desk/removals", once));
  }

  private void tell(
      OrganizationId organization,
      MemberRole role,
      String key,
      List<Object> arguments,
      String link,
      String once) {
    for (Member member : organizations.members(organization, role)) {
      notices.tell(
          new Notice(
              Notice.person(member.person()),
              NoticeKind.MARKET,
              "installations.notice." + key,
              arguments,
              link,
              once));
    }
  }

  private String name(OrganizationId id) {
    return organizations.get(id).map(Organization::name).orElse(id.toString());
  }

  private LocalText words(String key) {
    return new LocalText(
        new Words(messages, Locale.SIMPLIFIED_CHINESE).of(key),
        new Words(messages, Locale.ENGLISH).of(key));
  }

  private String day(Instant at) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(at.atZone(marketZone));
  }

  /** What ends at midnight is said to end on the day before. */
  private String lastDay(Instant end) {
    return day(end.minusNanos(1));
  }
}
