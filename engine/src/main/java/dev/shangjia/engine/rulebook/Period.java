package dev.shangjia.engine.rulebook;

/**
 * A length of time as a rulebook gives it.
 *
 * @param amount at least 1
 * @param unit what is counted
 * @param ours whether the figure is ours because the source gives none
 */
public record Period(int amount, Unit unit, boolean ours) {

  /** What a period counts. */
  public enum Unit {
    HOURS("hours"),
    WORKING_DAYS("working days"),
    CALENDAR_DAYS("calendar days"),
    MONTHS("months");

    private final String code;

    Unit(String code) {
      this.code = code;
    }

    /** The words used in rulebooks. */
    public String code() {
      return code;
    }
  }

  public Period {
    if (amount < 1) {
      throw new IllegalArgumentException("period of " + amount + " " + unit.code());
    }
  }
}
