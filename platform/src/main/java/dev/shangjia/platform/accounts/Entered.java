package dev.shangjia.platform.accounts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of a form. */
final class Entered {
  static final int LONGEST_NAME = 100;

  private final Map<String, Complaint> complaints = new TreeMap<>();

  /** What a browser sent for a field of one line, without what surrounds it. */
  static String line(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /** What a browser sent for a password: spaces are part of it. */
  static String secret(@Nullable String value) {
    return value == null ? "" : value;
  }

  Entered name(String field, String value) {
    if (value.isBlank()) {
      complaints.put(field, Complaint.of("accounts.missing"));
    } else if (value.length() > LONGEST_NAME) {
      complaints.put(field, Complaint.of("accounts.name.long", value.length(), LONGEST_NAME));
    } else if (value.codePoints().anyMatch(Character::isISOControl)) {
      complaints.put(field, Complaint.of("accounts.name.control"));
    }
    return this;
  }

  Entered email(String field, String value) {
    if (value.isBlank()) {
      complaints.put(field, Complaint.of("accounts.missing"));
    } else if (!EmailAddress.isOne(value)) {
      complaints.put(field, Complaint.of("accounts.email.wrong", value));
    }
    return this;
  }

  Entered with(String field, Complaint complaint) {
    complaints.putIfAbsent(field, complaint);
    return this;
  }

  /** What is wrong, by field; empty when nothing is. */
  Map<String, Complaint> complaints() {
    return Map.copyOf(complaints);
  }
}
