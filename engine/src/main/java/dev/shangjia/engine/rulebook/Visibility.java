package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far an app can be seen and used while it is in a state.
 *
 * @param id unique among the states
 * @param title what it is called
 * @param effects each of the four
 * @param cites the clauses that define it
 * @param place where it stands
 */
public record Visibility(
    String id,
    LocalText title,
    Map<Access, Setting> effects,
    List<String> cites,
    SourcePlace place) {
  public Visibility {
    effects = Collections.unmodifiableMap(new EnumMap<>(effects));
    cites = List.copyOf(cites);
  }

  /** What people can do with an app. */
  public enum Access {
    /** The market's list shows it. */
    RECOMMENDED("recommended"),
    /** A search finds it. */
    SEARCHABLE("searchable"),
    /** An enterprise that does not have it can install it, by its link too. */
    INSTALLABLE("installable"),
    /** An enterprise that has it can use it. */
    USABLE("usable");

    private final String code;

    Access(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /** Whether something is possible, and who says so. */
  public enum Setting {
    YES,
    NO,
    /** The source does not say; the rulebook reads it as possible. */
    YES_NOT_STATED,
    /** The source does not say; the rulebook reads it as impossible. */
    NO_NOT_STATED;

    /** Whether it is possible. */
    public boolean allows() {
      return this == YES || this == YES_NOT_STATED;
    }

    /** Whether the source says so. */
    public boolean isStated() {
      return this == YES || this == NO;
    }

    static Setting of(boolean allows, boolean stated) {
      if (stated) {
        return allows ? YES : NO;
      }
      return allows ? YES_NOT_STATED : NO_NOT_STATED;
    }
  }
}
