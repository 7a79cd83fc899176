package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Report;

/** Facts, and what the engine says of them. */
record Judged(Facts facts, Report report) {}
