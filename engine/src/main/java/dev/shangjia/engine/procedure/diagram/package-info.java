/**
 * Procedures as graphs that can be drawn: what stands in them, what leads where, and as Mermaid.
 */
@NullMarked
package dev.shangjia.engine.procedure.diagram;

import org.jspecify.annotations.NullMarked;
