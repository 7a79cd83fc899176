/**
 * What follows when a rule is broken after an app was let in: a pure machine of violations,
 * measures, their time, rectification, appeal and restoration.
 */
@NullMarked
package dev.shangjia.engine.conduct;

import org.jspecify.annotations.NullMarked;
