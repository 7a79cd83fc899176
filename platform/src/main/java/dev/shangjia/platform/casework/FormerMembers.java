package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.PersonErased;
import dev.shangjia.platform.accounts.Retention;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What cases keep of people who are erased: their ids, and no names. While a case in which somebody
 * acted is open, it may have to be asked who that was, and they are not erased.
 */
@Component
class FormerMembers implements Retention {
  private static final int NAMED = 5;

  private final JdbcFormerMembers rows;

  FormerMembers(JdbcFormerMembers rows) {
    this.rows = rows;
  }

  @Override
  public Optional<LocalText> reason(PersonId person) {
    List<Long> open = rows.openCases(person.toString());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    String some =
        open.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "))
            + (open.size() > NAMED ? ", …" : "");
    return Optional.of(
        new LocalText(
            "其参与的 %d 个案件还在进行中（%s）；案件结束后即可抹除。".formatted(open.size(), some),
            "Cases in which they acted are under way (%s); once these have ended it can be done."
                .formatted(some)));
  }

  @EventListener
  void on(PersonErased erased) {
    rows.forgetWriter(erased.person().toString());
  }
}
