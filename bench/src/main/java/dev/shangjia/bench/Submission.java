package dev.shangjia.bench;

import dev.shangjia.engine.text.Folded;
import dev.shangjia.engine.text.Folding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dossier's facts, as the peers see them: a bean, as Drools wants it. The text that many lists
 * are looked up in is folded once for each evaluation, as the engine does.
 */
public final class Submission {
  /** The words of the first two lists that the description holds. */
  static final List<String> LISTED = List.of("独步天下", "举世无双");

  private final String name;
  private final String category;
  private final String summary;
  private final String description;
  private final @Nullable String updateNotes;
  private final List<Shot> shots;
  private final WordLists words;
  private @Nullable Folded folded;

  /** A picture as its probe saw it. */
  public record Shot(String terminal, int item, int width, int height, int bytes) {
    public String getTerminal() {
      return terminal;
    }

    public int getItem() {
      return item;
    }

    public int getWidth() {
      return width;
    }

    public int getHeight() {
      return height;
    }

    public int getBytes() {
      return bytes;
    }
  }

  private Submission(String name, String summary, String opening, WordLists words) {
    this.name = name;
    this.category = "类目7";
    this.summary = summary;
    this.description =
        opening + "会中随手标记，会后一分钟生成纪要，待办带上负责人和日期。".repeat(8) + String.join("，", LISTED);
    this.updateNotes = "新增待办到期提醒；纪要可以导出为文档；修复了长会议的漏字问题。";
    this.shots =
        List.of(
            new Shot("desktop", 1, 1920, 1080, 95_001),
            new Shot("desktop", 2, 1920, 1080, 95_002),
            new Shot("desktop", 3, 1920, 1080, 95_003),
            new Shot("mobile", 4, 750, 1628, 60_001),
            new Shot("mobile", 5, 750, 1628, 60_002));
    this.words = words;
  }

  /** A dossier with a finding for about one rule in ten. */
  static Submission first(WordLists words) {
    return new Submission("拾叶纪要", "会后一分钟，整理出会议纪要", "拾叶把说过的话整理成纪要。", words);
  }

  /** Another with as many; the two take turns, so that nothing can be remembered of the text. */
  static Submission second(WordLists words) {
    return new Submission("听雨纪要", "开会听得清，会后可以查得到", "听雨把听到的话整理成文字。", words);
  }

  /** The same facts before anything was derived from them. */
  Submission afresh() {
    folded = null;
    return this;
  }

  public String getName() {
    return name;
  }

  public String getCategory() {
    return category;
  }

  public String getSummary() {
    return summary;
  }

  public String getDescription() {
    return description;
  }

  public @Nullable String getUpdateNotes() {
    return updateNotes;
  }

  public List<Shot> getShots() {
    return shots;
  }

  /** Whether the description holds a word of a list. */
  public boolean holds(String list) {
    Folded text = folded;
    if (text == null) {
      text = Folding.fold(description);
      folded = text;
    }
    return words.found(text, list);
  }
}
