package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Emoji as readers see them: one span for each cluster, whatever number of code points it is made
 * of.
 *
 * <p>Found are characters with emoji presentation, others when a variation selector asks for it
 * (❤️, ©️), keycaps (1️⃣), flags, and sequences joined or modified (👩🏽‍💻). A text symbol without
 * the selector, such as ❤ or ✔, is no emoji but a special symbol. The one label is {@code emoji}.
 */
public final class Emojis {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;
  private static final int CANCEL_TAG = 0xE007F;

  private Emojis() {}

  /** All emoji in {@code text}. */
  public static List<Span> find(String text) {
    Source source = new Source(text);
    List<Span> spans = new ArrayList<>();
    int index = 0;
    while (index < source.length()) {
      int end = clusterEnd(source, index);
      if (end > index) {
        spans.add(source.span(index, end, "emoji"));
      }
      index = Math.max(end, index + 1);
    }
    return List.copyOf(spans);
  }

  /** Where the emoji that begins at {@code index} ends, or {@code index} if none begins there. */
  static int clusterEnd(Source source, int index) {
    int point = source.at(index);
    if (point < 0xA9 && !isKeycapBase(point)) {
      return index;
    }
    int end = elementEnd(source, index);
    while (end > index && source.at(end) == JOINER) {
      int joined = elementEnd(source, end + 1);
      if (joined == end + 1) {
        joined = textElementEnd(source, end + 1);
      }
      if (joined == end + 1) {
        break;
      }
      end = joined;
    }
    return end;
  }

  private static int elementEnd(Source source, int index) {
    int point = source.at(index);
    if (isKeycapBase(point)) {
      int next = source.at(index + 1) == EMOJI_STYLE ? index + 2 : index + 1;
      return source.at(next) == KEYCAP ? next + 1 : index;
    }
    if (isRegional(point)) {
      return isRegional(source.at(index + 1)) ? index + 2 : index + 1;
    }
    if (point < 0 || !Character.isEmoji(point)) {
      return index;
    }
    boolean styled = source.at(index + 1) == EMOJI_STYLE;
    boolean modified = isModifier(source.at(index + 1));
    if (!Character.isEmojiPresentation(point) && !styled && !modified) {
      return index;
    }
    return tail(source, index + 1);
  }

  /** A text symbol counts as part of a cluster after a joiner, as ♂ does in a runner's cluster. */
  private static int textElementEnd(Source source, int index) {
    int point = source.at(index);
    return point >= 0xA9 && Character.isEmoji(point) ? tail(source, index + 1) : index;
  }

  private static int tail(Source source, int index) {
    int end = index;
    if (source.at(end) == EMOJI_STYLE) {
      end++;
    }
    if (isModifier(source.at(end))) {
      end++;
    }
    if (source.at(end) == KEYCAP) {
      end++;
    }
    int tags = end;
    while (Glyphs.isTag(source.at(tags)) && source.at(tags) != CANCEL_TAG) {
      tags++;
    }
    return tags > end && source.at(tags) == CANCEL_TAG ? tags + 1 : end;
  }

  private static boolean isKeycapBase(int point) {
    return Glyphs.isAsciiDigit(point) || point == '#' || point == '*';
  }

  private static boolean isModifier(int point) {
    return point >= 0x1F3FB && point <= 0x1F3FF;
  }

  private static boolean isRegional(int point) {
    return point >= 0x1F1E6 && point <= 0x1F1FF;
  }
}
