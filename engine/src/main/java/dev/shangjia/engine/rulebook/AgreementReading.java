package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an agreement. */
final class AgreementReading {
  private final References references;

  AgreementReading(References references) {
    this.references = references;
  }

  Optional<Agreement> agreement(YamlNode root, String fileId) {
    return root.fields(Shapes.AGREEMENT)
        .flatMap(
            fields -> {
              var taken = new Names();
              var agreement =
                  new Agreement(
                      Names.ofFile(fields, "id", fileId),
                      fields.localText("title"),
                      fields.text("version"),
                      Names.actor(fields, "by"),
                      Values.period(fields, "notice").orElse(null),
                      references.procedures(fields, "governs"),
                      points(fields, taken),
                      announcements(fields, taken),
                      references.clauses(fields, "cites"),
                      fields.place());
              return fields.sound() ? Optional.of(agreement) : Optional.empty();
            });
  }

  private List<Agreement.Announcement> announcements(YamlFields fields, Names taken) {
    var announcements = new ArrayList<Agreement.Announcement>();
    for (YamlNode item : fields.items("announces")) {
      item.fields(Shapes.ANNOUNCEMENT)
          .flatMap(announcement -> announcement(announcement, taken))
          .ifPresent(announcements::add);
    }
    return announcements;
  }

  private Optional<Agreement.Announcement> announcement(YamlFields fields, Names taken) {
    String id = Names.kebab(fields, "id");
    taken.take(id, fields.file(), fields.place("id"));
    LocalText what = fields.localText("what");
    String by = Names.actor(fields, "by");
    List<String> cites = references.clauses(fields, "cites");
    return Values.period(fields, "before")
        .map(before -> new Agreement.Announcement(id, what, by, before, cites, fields.place()));
  }

  private List<Agreement.Point> points(YamlFields fields, Names taken) {
    var points = new ArrayList<Agreement.Point>();
    for (YamlNode item : fields.items("points")) {
      item.fields(Shapes.POINT)
          .ifPresent(
              point -> {
                String id = Names.kebab(point, "id");
                taken.take(id, point.file(), point.place("id"));
                points.add(
                    new Agreement.Point(
                        id,
                        point.localText("text"),
                        references.clauses(point, "cites"),
                        point.place()));
              });
    }
    if (points.isEmpty() && fields.sound()) {
      fields
          .file()
          .error(
              "rulebook/no-point",
              fields.place("points"),
              new LocalText("协议至少要有一条内容。", "An agreement has at least one point."));
    }
    return points;
  }
}
