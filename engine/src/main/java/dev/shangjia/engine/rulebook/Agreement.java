package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to consent to, in our own short statements.
 *
 * @param id the file's name without {@code .yaml}
 * @param title what it is
 * @param version raised whenever consent has to be given again
 * @param by who consents
 * @param notice how long before a change takes effect it has to be announced; null when the source
 *     says nothing
 * @param governs the procedures that nobody of that role starts without consent to it, by id; none
 *     when it stops nothing
 * @param points what it says, at least one
 * @param announces what is announced, or reported, some time before it happens
 * @param cites the clauses it carries out as a whole
 * @param place where it stands
 */
public record Agreement(
    String id,
    LocalText title,
    String version,
    String by,
    @Nullable Period notice,
    List<String> governs,
    List<Point> points,
    List<Announcement> announces,
    List<String> cites,
    SourcePlace place) {
  public Agreement {
    governs = List.copyOf(governs);
    points = List.copyOf(points);
    announces = List.copyOf(announces);
    cites = List.copyOf(cites);
  }

  /**
   * One statement.
   *
   * @param id unique in its agreement
   * @param text what is consented to
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Point(String id, LocalText text, List<String> cites, SourcePlace place) {
    public Point {
      cites = List.copyOf(cites);
    }
  }

  /**
   * Something that one side tells the other before it happens.
   *
   * @param id unique in its agreement, also among the points
   * @param what what will happen
   * @param by who has to tell
   * @param before how long before
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Announcement(
      String id, LocalText what, String by, Period before, List<String> cites, SourcePlace place) {
    public Announcement {
      cites = List.copyOf(cites);
    }
  }
}
