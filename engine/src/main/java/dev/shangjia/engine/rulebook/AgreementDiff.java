package dev.shangjia.engine.rulebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** In what two versions of an agreement differ. */
final class AgreementDiff {
  private AgreementDiff() {}

  static List<Difference> differences(Agreement before, Agreement after) {
    var found = new Differences();
    found.changed("version", before.version(), after.version());
    found.changed("by", before.by(), after.by());
    found.changed("notice", before.notice(), after.notice());
    found.changed("governs", before.governs(), after.governs());
    var ids = new LinkedHashSet<String>();
    after.points().forEach(point -> ids.add(point.id()));
    before.points().forEach(point -> ids.add(point.id()));
    for (String id : ids) {
      found.changed("points." + id + ".zh", zh(before, id), zh(after, id));
      found.changed("points." + id + ".en", en(before, id), en(after, id));
    }
    var announced = new LinkedHashSet<String>();
    after.announces().forEach(one -> announced.add(one.id()));
    before.announces().forEach(one -> announced.add(one.id()));
    for (String id : announced) {
      found.changed("announces." + id, announcement(before, id), announcement(after, id));
    }
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  private static String announcement(Agreement agreement, String id) {
    return agreement.announces().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(
            one ->
                "%s, %d %s before: %s"
                    .formatted(
                        one.by(),
                        one.before().amount(),
                        one.before().unit().code(),
                        one.what().en()))
        .orElse("");
  }

  private static String zh(Agreement agreement, String id) {
    return point(agreement, id).map(point -> point.text().zh()).orElse("");
  }

  private static String en(Agreement agreement, String id) {
    return point(agreement, id).map(point -> point.text().en()).orElse("");
  }

  private static Optional<Agreement.Point> point(Agreement agreement, String id) {
    return agreement.points().stream().filter(point -> point.id().equals(id)).findFirst();
  }
}
