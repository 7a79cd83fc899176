package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Accounts under which somebody is to be reached: the name of a channel followed by a number or
 * name, as in 微信：abc_123, QQ群 123456789, Telegram: @some_one.
 *
 * <p>The names of channels come from a rulebook's list. Words that merely ask to get in touch (加微信,
 * 扫码进群) are a word list of their own.
 */
public final class Contacts {
  private static final int FARTHEST = 8;
  private static final int SHORTEST_NUMBER = 5;
  private static final int LONGEST_NUMBER = 13;
  private static final int SHORTEST_NAME = 5;
  private static final int LONGEST_NAME = 32;

  private Contacts() {}

  /**
   * Channel and account as one span each, labelled as the list labels the channel.
   *
   * <p>A name of letters only counts when a word for an account (号, ID) or an at sign stands before
   * it: {@code WeChat: supports} names no account.
   */
  public static List<Span> accounts(String text, WordMatcher channels) {
    return accounts(Folding.fold(text), channels);
  }

  /** As {@link #accounts(String, WordMatcher)}, for a text in which other words are looked up. */
  public static List<Span> accounts(Folded folded, WordMatcher channels) {
    Mask links = Mask.of(Links.find(folded.source().text()));
    List<Span> spans = new ArrayList<>();
    int free = 0;
    for (WordMatcher.Found channel : channels.found(folded)) {
      if (channel.start() < free) {
        continue;
      }
      int end = accountEnd(folded, channel.end(), links);
      if (end > 0) {
        spans.add(folded.original(channel.start(), end, channel.label()));
        free = end;
      }
    }
    return List.copyOf(spans);
  }

  private static int accountEnd(Folded text, int channelEnd, Mask links) {
    int index = channelEnd;
    boolean named = false;
    boolean linked = false;
    while (index - channelEnd < FARTHEST && isBetween(text, index)) {
      int point = text.at(index);
      named |= point == '号' || point == '@' || point == 'd';
      linked |= point == ':' || point == '=' || point == '为' || point == '是';
      index++;
    }
    if (index >= text.length() || links.covers(text.startOf(index))) {
      return 0;
    }
    return accountAt(text, index, named, linked);
  }

  private static int accountAt(Folded text, int index, boolean named, boolean linked) {
    int end = index;
    int digits = 0;
    int letters = 0;
    while (end - index <= LONGEST_NAME && isNameCharacter(text.at(end))) {
      digits += Glyphs.isAsciiDigit(text.at(end)) ? 1 : 0;
      letters += Glyphs.isAsciiLetter(text.at(end)) ? 1 : 0;
      end++;
    }
    int length = end - index;
    if (length > LONGEST_NAME
        || (text.at(end) == '.' && Glyphs.isWordCharacter(text.at(end + 1)))) {
      return 0;
    }
    if (digits == length) {
      return length >= SHORTEST_NUMBER && length <= LONGEST_NUMBER ? end : 0;
    }
    boolean telling = letters == length ? named : named || linked;
    return letters > 0
            && length >= SHORTEST_NAME
            && telling
            && !Glyphs.isLetterOrDigit(text.at(end))
        ? end
        : 0;
  }

  /** What may stand between a channel's name and an account. */
  private static boolean isBetween(Folded text, int index) {
    return switch (text.at(index)) {
      case ' ',
          ':',
          '=',
          '-',
          '(',
          '@',
          '群',
          '号',
          '码',
          '聊',
          '帐',
          '账',
          '为',
          '是',
          '【',
          '「',
          '[',
          '→',
          '>' ->
          true;
      case 'i' -> text.at(index + 1) == 'd' && !Glyphs.isWordCharacter(text.at(index + 2));
      case 'd' -> text.at(index - 1) == 'i' && !Glyphs.isWordCharacter(text.at(index + 1));
      default -> false;
    };
  }

  private static boolean isNameCharacter(int point) {
    return Glyphs.isAsciiAlphanumeric(point) || point == '_' || point == '-';
  }
}
