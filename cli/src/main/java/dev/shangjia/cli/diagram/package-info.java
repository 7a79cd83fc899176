/** Draws procedures as SVG: text is measured, the Eclipse Layout Kernel says where things stand. */
@NullMarked
package dev.shangjia.cli.diagram;

import org.jspecify.annotations.NullMarked;
