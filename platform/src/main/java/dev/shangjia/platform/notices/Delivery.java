package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * That somebody was told something inside the market, and how far the mail with it has come.
 *
 * @param key of its words, as {@link Notice#key}
 * @param arguments what stands in them, as {@link Notice#arguments}
 * @param once what makes it the same notice; equal for all who were told the same
 */
public record Delivery(
    PersonId person, String key, List<Object> arguments, String once, Instant at, Mail mail) {
  public Delivery {
    arguments = List.copyOf(arguments);
  }

  /** How far the mail with a notice has come. */
  public enum Mail {
    /** None was asked for, or it is so old that it was forgotten. */
    NONE,
    /** It waits for the mail of the day. */
    COLLECTED,
    /** It waits for the mail server. */
    WAITING,
    /** The mail server took it. */
    SENT,
    /** No mail server would take it. */
    GIVEN_UP;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name used in the database and in words. */
    public String code() {
      return code;
    }

    static Mail of(String code) {
      return Arrays.stream(values())
          .filter(one -> one.code.equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no state of mails " + code));
    }
  }
}
