package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.time.LocalDate;

/**
 * An entry of a rule's history.
 *
 * @param on the day it changed
 * @param what what changed
 */
public record Change(LocalDate on, LocalText what) {}
