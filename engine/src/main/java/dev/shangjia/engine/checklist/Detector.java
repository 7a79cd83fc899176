package dev.shangjia.engine.checklist;

import dev.shangjia.engine.text.Links;
import dev.shangjia.engine.text.Operators;
import dev.shangjia.engine.text.Organizations;
import dev.shangjia.engine.text.Periods;
import dev.shangjia.engine.text.Phones;
import dev.shangjia.engine.text.Placeholders;
import dev.shangjia.engine.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What cues can look for beside phrases, written in angle brackets. */
public enum Detector {
  /** Mail addresses. */
  EMAIL("email"),
  /** Telephone numbers. */
  PHONE("phone"),
  /** Addresses and domains that lead somewhere. */
  LINK("link"),
  /** Lengths of time. */
  PERIOD("period"),
  /** Names of companies and other bodies. */
  ORGANIZATION("organization"),
  /** Whoever a text says to stand behind a product. */
  OPERATOR("operator"),
  /** Blanks of a template. */
  PLACEHOLDER("placeholder"),
  /** What is set off from the rest. */
  BOLD("bold");

  private final String code;

  Detector(String code) {
    this.code = code;
  }

  /** The name between the angle brackets. */
  public String code() {
    return code;
  }

  List<Span> find(String text) {
    return switch (this) {
      case EMAIL -> Links.emails(text);
      case PHONE -> Phones.find(text);
      case LINK -> Links.external(text);
      case PERIOD -> Periods.find(text);
      case ORGANIZATION -> Organizations.find(text);
      case OPERATOR -> Operators.find(text);
      case PLACEHOLDER -> Placeholders.find(text);
      case BOLD -> Emphasis.find(text);
    };
  }

  /** The detector with a name. */
  public static Optional<Detector> of(String code) {
    return Arrays.stream(values()).filter(detector -> detector.code.equals(code)).findFirst();
  }
}
