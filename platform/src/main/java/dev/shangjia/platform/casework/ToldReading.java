package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.casework.CaseView.Entry.Told;
import dev.shangjia.platform.notices.Delivery;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads who was told what in a case. The desk sees all of it; others see their own people by name,
 * of others how many they are, and nothing of what the desk keeps to itself.
 */
@Component
final class ToldReading {
  private final Notices notices;
  private final Organizations organizations;

  ToldReading(Notices notices, Organizations organizations) {
    this.notices = notices;
    this.organizations = organizations;
  }

  List<Told> of(CaseId id, CaseActor by) {
    Map<String, List<Delivery>> bySameNews =
        notices.ofCase(id.value()).stream()
            .filter(one -> by.isDesk() || !isDesks(one))
            .collect(
                Collectors.groupingBy(Delivery::once, LinkedHashMap::new, Collectors.toList()));
    Set<String> own = by.isDesk() ? Set.of() : colleagues();
    return bySameNews.values().stream()
        .map(same -> told(same, one -> by.isDesk() || own.contains(one.person().toString())))
        .toList();
  }

  private static Told told(List<Delivery> same, java.util.function.Predicate<Delivery> isShown) {
    Delivery first = same.getFirst();
    List<Told.Reader> readers =
        same.stream()
            .filter(isShown)
            .map(one -> new Told.Reader(one.person().toString(), one.mail().code()))
            .toList();
    return new Told(
        first.at(), first.key(), first.arguments(), readers, same.size() - readers.size());
  }

  private static boolean isDesks(Delivery delivery) {
    return CaseNotice.ofKey(delivery.key()).filter(CaseNotice::isDesks).isPresent();
  }

  private Set<String> colleagues() {
    OrganizationId own = Acting.required().organization().orElse(null);
    return own == null
        ? Set.of()
        : organizations.members(Objects.requireNonNull(own)).stream()
            .map(member -> member.person().toString())
            .collect(Collectors.toSet());
  }
}
