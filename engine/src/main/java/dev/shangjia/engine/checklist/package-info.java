/**
 * Checklists of what a long text has to say, as data: which items there are, and by which cues a
 * passage is recognized that answers one. Reading a text against a checklist is a derivation: pure,
 * worked out while judging, never saved.
 */
@NullMarked
package dev.shangjia.engine.checklist;

import org.jspecify.annotations.NullMarked;
