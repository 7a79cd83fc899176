package dev.shangjia.platform.audit;

import dev.shangjia.engine.LocalText;

/**
 * Something in the record that is not as it was written.
 *
 * @param place where it shows: a chain and an entry, or a checkpoint
 * @param kind in one word, for programs
 * @param words what was found and what should be
 */
record Finding(String place, String kind, LocalText words) {
  static Finding of(String place, String kind, String zh, String en) {
    return new Finding(place, kind, new LocalText(zh, en));
  }
}
