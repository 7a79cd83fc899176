/**
 * Procedures as state machines: a case's state, what somebody does and the time give the next state
 * and what falls due, or a refusal with its reason. Nothing is stored and no clock is read; a case
 * is the sum of its events.
 */
@NullMarked
package dev.shangjia.engine.procedure;

import org.jspecify.annotations.NullMarked;
