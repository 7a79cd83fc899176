package dev.shangjia.engine.facts;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings hosts of addresses into one form: names, IPv4 in all its disguises, IPv6 in brackets. */
final class HostText {
  private static final int LONGEST_NAME = 253;

  private HostText() {}

  /** The host as browsers write it; empty for what is none. */
  static Optional<String> normalized(String host) {
    if (host.startsWith("[")) {
      return ipv6(host.substring(1, host.length() - 1))
          .map(groups -> "[" + compressed(groups) + "]");
    }
    return decoded(host).flatMap(HostText::ascii).flatMap(HostText::nameOrIpv4);
  }

  private static Optional<String> decoded(String host) {
    if (host.indexOf('%') < 0) {
      return Optional.of(host);
    }
    var bytes = ByteBuffer.allocate(host.length() * 4);
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) == '%') {
        if (!host.startsWith("%", i) || !host.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
          return Optional.empty();
        }
        bytes.put((byte) Integer.parseInt(host, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put(String.valueOf(host.charAt(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private static Optional<String> ascii(String host) {
    try {
      return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  private static Optional<String> nameOrIpv4(String ascii) {
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.isEmpty() || name.length() > LONGEST_NAME || !name.matches("[a-z0-9._-]+")) {
      return Optional.empty();
    }
    List<String> labels = Arrays.asList(name.split("\\.", -1));
    if (labels.stream().anyMatch(label -> label.isEmpty() || label.length() > 63)) {
      return Optional.empty();
    }
    // As browsers have it: what ends in a number is an IPv4 address or nothing.
    return labels.getLast().matches("[0-9]+|0x[0-9a-f]*")
        ? ipv4(labels).map(HostText::dotted)
        : Optional.of(name);
  }

  private static Optional<Long> ipv4(List<String> parts) {
    if (parts.size() > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      long number = number(parts.get(i));
      int bytes = last ? 4 - i : 1;
      if (number < 0 || number >= 1L << (8 * bytes)) {
        return Optional.empty();
      }
      address = (address << (8 * bytes)) | number;
    }
    return Optional.of(address);
  }

  /** Decimal, octal after a zero, hexadecimal after 0x; -1 for what is no number or too large. */
  private static long number(String text) {
    int radix = text.startsWith("0x") ? 16 : text.length() > 1 && text.startsWith("0") ? 8 : 10;
    String digits = radix == 16 ? text.substring(2) : text;
    if (digits.isEmpty()) {
      return 0;
    }
    try {
      return digits.matches("[0-9a-f]{1,24}") ? Long.parseLong(digits, radix) : -1;
    } catch (NumberFormatException tooLargeOrOtherDigits) {
      return -1;
    }
  }

  private static String dotted(long address) {
    return "%d.%d.%d.%d"
        .formatted(address >> 24 & 0xFF, address >> 16 & 0xFF, address >> 8 & 0xFF, address & 0xFF);
  }

  /** Eight groups; a zone after a percent sign is refused, as no address of the web has one. */
  private static Optional<int[]> ipv6(String text) {
    String[] halves = text.toLowerCase(Locale.ROOT).split("::", -1);
    if (halves.length > 2) {
      return Optional.empty();
    }
    Optional<int[]> head = groups(halves[0], halves.length == 1);
    Optional<int[]> tail = halves.length == 1 ? Optional.of(new int[0]) : groups(halves[1], true);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int given = head.get().length + tail.get().length;
    if (halves.length == 1 ? given != 8 : given > 7) {
      return Optional.empty();
    }
    int[] all = Arrays.copyOf(head.get(), 8);
    System.arraycopy(tail.get(), 0, all, 8 - tail.get().length, tail.get().length);
    return Optional.of(all);
  }

  private static Optional<int[]> groups(String text, boolean mayEndInIpv4) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    String[] parts = text.split(":", -1);
    int[] groups = new int[parts.length + 1];
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].matches("[0-9a-f]{1,4}")) {
        groups[count++] = Integer.parseInt(parts[i], 16);
      } else if (mayEndInIpv4
          && i == parts.length - 1
          && parts[i].matches("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}")) {
        Optional<Long> ipv4 = ipv4(Arrays.asList(parts[i].split("\\.", -1)));
        if (ipv4.isEmpty()) {
          return Optional.empty();
        }
        groups[count++] = (int) (ipv4.get() >> 16);
        groups[count++] = (int) (ipv4.get() & 0xFFFF);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(Arrays.copyOf(groups, count));
  }

  /** RFC 5952: the longest run of at least two zero groups, the first of equals, is left out. */
  private static String compressed(int[] groups) {
    int from = 0;
    int length = 0;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (length > 1 && i == from) {
        text.append("::");
        i += length - 1;
      } else {
        boolean separated = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(separated ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
