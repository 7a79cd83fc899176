package dev.shangjia.platform.casework;

/**
 * What somebody wrote into the page of a case and could not be kept, so that they need not write it
 * again.
 *
 * @param field the id of the field on the page; blank for none
 */
record Written(String field, String words) {
  static final Written NOTHING = new Written("", "");

  /** What stood in a field; blank for nothing. */
  String in(String other) {
    return field.equals(other) ? words : "";
  }
}
