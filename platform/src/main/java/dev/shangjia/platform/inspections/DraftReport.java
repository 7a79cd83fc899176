package dev.shangjia.platform.inspections;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says of a draft as it is now.
 *
 * @param report by the rulebook in force; of addresses it knows what was seen last
 * @param rulebook by what
 * @param lastLook the last look at addresses; null when nobody asked for one
 */
public record DraftReport(Report report, Rulebook rulebook, @Nullable Inspection lastLook) {}
