package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.SignalSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the market's order what enterprises think of apps. */
@Component
class RatingSignals implements SignalSource {
  private final JdbcRatings rows;
  private final TransactionTemplate transaction;

  RatingSignals(JdbcRatings rows, TransactionTemplate transaction) {
    this.rows = rows;
    this.transaction = transaction;
  }

  @Override
  public Map<AppId, ObjectNode> known(Collection<AppId> apps) {
    Map<AppId, Opinion> opinions =
        Objects.requireNonNull(transaction.execute(_ -> rows.opinions(apps)));
    return opinions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> signals(one.getValue())));
  }

  private static ObjectNode signals(Opinion opinion) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("rating", opinion.mean())
        .put("ratings", (long) opinion.count());
  }
}
