package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scores, and how the market's list is ordered. */
final class ScoreReading {
  private static final double MOST_POINTS = 1e12;

  private final References references;

  ScoreReading(References references) {
    this.references = references;
  }

  Optional<Score> score(YamlNode root, String fileId) {
    return root.fields(Shapes.SCORE)
        .flatMap(
            fields -> {
              String id = Names.ofFile(fields, "id", fileId);
              LocalText title = fields.localText("title");
              boolean ours = fields.flag("ours", false);
              List<Score.Level> levels = levels(fields);
              List<String> cites = references.clauses(fields, "cites");
              return Values.expression(fields, "value")
                  .filter(_ -> fields.sound())
                  .map(value -> new Score(id, title, ours, value, levels, cites, fields.place()));
            });
  }

  private static List<Score.Level> levels(YamlFields fields) {
    var taken = new Names();
    var levels = new ArrayList<Score.Level>();
    for (YamlNode item : fields.items("levels")) {
      item.fields(Shapes.LEVEL)
          .ifPresent(
              level -> {
                String id = Names.kebab(level, "id");
                taken.take(id, level.file(), level.place("id"));
                double atLeast =
                    level.number("at-least", -MOST_POINTS, MOST_POINTS).orElse(-MOST_POINTS);
                if (!levels.isEmpty() && atLeast >= levels.getLast().atLeast() && level.sound()) {
                  level
                      .file()
                      .error(
                          "rulebook/level-order",
                          level.place("at-least"),
                          new LocalText(
                              "等级从高到低排列，每一级的 'at-least' 须小于前一级。",
                              "Levels stand from the best downwards: each 'at-least' is below the"
                                  + " one before."));
                }
                levels.add(new Score.Level(id, level.localText("title"), atLeast));
              });
    }
    return levels;
  }

  Optional<Ranking> ranking(YamlNode root) {
    return root.fields(Shapes.RANKING)
        .flatMap(
            fields -> {
              LocalText title = fields.localText("title");
              boolean ours = fields.flag("ours", false);
              List<String> cites = references.clauses(fields, "cites");
              return Values.expression(fields, "value")
                  .filter(_ -> fields.sound())
                  .map(value -> new Ranking(title, ours, value, cites, fields.place()));
            });
  }
}
