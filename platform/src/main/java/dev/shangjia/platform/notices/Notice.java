package dev.shangjia.platform.notices;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.tenancy.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is told.
 *
 * @param to whom
 * @param kind what it is about; people choose by it what they get as mail
 * @param key of its words: {@code KEY.title} is one line, {@code KEY.text} one paragraph
 * @param arguments what stands in both: texts, numbers, or {@link LocalText}s, which are told in
 *     the reader's language
 * @param link a path of this market where it goes on, such as {@code /cases/81}
 * @param caseId the case that it belongs to; null when to none
 * @param once what makes it the same notice: a second one with the same word, to the same person,
 *     is not told again. Such as {@code case-81-event-12}
 */
public record Notice(
    Recipient to,
    NoticeKind kind,
    String key,
    List<Object> arguments,
    String link,
    @Nullable Long caseId,
    String once) {
  public Notice {
    arguments = List.copyOf(arguments);
    if (!link.startsWith("/") || link.startsWith("//")) {
      throw new IllegalArgumentException("no path of this market: " + link);
    }
  }

  /** A notice of no case. */
  public Notice(
      Recipient to, NoticeKind kind, String key, List<Object> arguments, String link, String once) {
    this(to, kind, key, arguments, link, null, once);
  }

  /** Whom a notice is for. */
  public sealed interface Recipient {
    /** Somebody with an account: inside the market, and by mail as they prefer. */
    record ToPerson(PersonId person) implements Recipient {}

    /**
     * An address of mail, of whoever reads it.
     *
     * @param language {@code zh-CN} or {@code en}
     */
    record ToAddress(String email, String language) implements Recipient {}
  }

  /** For a person. */
  public static Recipient person(PersonId person) {
    return new Recipient.ToPerson(person);
  }

  /** For an address. */
  public static Recipient address(String email, String language) {
    return new Recipient.ToAddress(email, language);
  }
}
