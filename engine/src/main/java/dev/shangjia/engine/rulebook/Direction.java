package dev.shangjia.engine.rulebook;

import java.util.Collection;

/** What a change does to those whom it concerns. */
public enum Direction {
  ADDED("added"),
  REMOVED("removed"),
  /** More is refused than before. */
  TIGHTENED("tightened"),
  /** Less is refused than before. */
  LOOSENED("loosened"),
  /** Something else is refused than before, or it cannot be told what. */
  CHANGED("changed"),
  /** The same is refused, in other words. */
  REWORDED("reworded");

  private final String code;

  Direction(String code) {
    this.code = code;
  }

  /** The name used in output. */
  public String code() {
    return code;
  }

  /** What several differences of one thing come to. */
  static Direction of(Collection<Difference> differences) {
    boolean tightened = false;
    boolean loosened = false;
    for (Difference difference : differences) {
      switch (difference.direction()) {
        case TIGHTENED -> tightened = true;
        case LOOSENED -> loosened = true;
        case REWORDED -> {}
        case ADDED, REMOVED, CHANGED -> {
          return CHANGED;
        }
      }
    }
    if (tightened && loosened) {
      return CHANGED;
    }
    return tightened ? TIGHTENED : loosened ? LOOSENED : REWORDED;
  }

  /** Tightened when a figure grew, loosened when it shrank. */
  static Direction ofGrowth(int grown) {
    return grown > 0 ? TIGHTENED : grown < 0 ? LOOSENED : REWORDED;
  }

  Direction opposite() {
    return switch (this) {
      case TIGHTENED -> LOOSENED;
      case LOOSENED -> TIGHTENED;
      case ADDED -> REMOVED;
      case REMOVED -> ADDED;
      case CHANGED, REWORDED -> this;
    };
  }
}
