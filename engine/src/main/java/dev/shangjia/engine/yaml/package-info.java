/**
 * Reads the YAML that people write for us: a strict subset without anchors, tags and null, every
 * node with its place, every problem collected instead of thrown.
 */
@NullMarked
package dev.shangjia.engine.yaml;

import org.jspecify.annotations.NullMarked;
