/**
 * Tells where two gatherings of facts about one dossier differ, and why: what a laptop gathered,
 * and what the platform gathered itself.
 */
@NullMarked
package dev.shangjia.engine.comparison;

import org.jspecify.annotations.NullMarked;
