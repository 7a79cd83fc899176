package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.web.Words;
import java.time.Duration;
import java.util.Locale;

/** What stands in a table of figures. */
sealed interface Cell {

  /** A number, with one digit behind the point where it has one. */
  record Amount(double value) implements Cell {}

  /** A number from -1 to 1, with two digits. */
  record Coefficient(double value) implements Cell {}

  /** A text in the reader's language. */
  record Text(LocalText text) implements Cell {}

  /** Nothing can be said, such as a share of none. */
  record Nothing() implements Cell {}

  static Cell of(long number) {
    return new Amount(number);
  }

  /** In hours. */
  static Cell of(Duration time) {
    double secondsOfAnHour = Duration.ofHours(1).toSeconds();
    return new Amount(Math.round(time.toSeconds() / secondsOfAnHour * 10) / 10.0);
  }

  static Cell of(String text) {
    return new Text(LocalText.same(text));
  }

  static Cell of(LocalText text) {
    return new Text(text);
  }

  /** A share in percent; of none nothing can be said. */
  static Cell share(long some, long all) {
    return all == 0 ? new Nothing() : new Amount(Math.round(1000.0 * some / all) / 10.0);
  }

  /** As people and spreadsheets read it. */
  default String in(Words words) {
    return switch (this) {
      case Amount(double value) ->
          value == Math.rint(value)
              ? Long.toString(Math.round(value))
              : String.format(Locale.ROOT, "%.1f", value);
      case Coefficient(double value) -> String.format(Locale.ROOT, "%.2f", value);
      case Text(LocalText text) -> words.of(text);
      case Nothing _ -> "";
    };
  }

  default boolean isNumber() {
    return this instanceof Amount || this instanceof Coefficient;
  }

  /** The number; 0 for what is none. */
  default double number() {
    return switch (this) {
      case Amount(double value) -> value;
      case Coefficient(double value) -> value;
      case Text _, Nothing _ -> 0;
    };
  }
}
