/**
 * The text of a policy, whatever it is written in: HTML, Markdown, plain text, PDF, DOCX, told by
 * content. The text comes as lines: a paragraph, a heading ({@code ## }), an item of a list ({@code
 * - }) or a row of a table ({@code | a | b |}) each; what is set off stands between double
 * asterisks, an address behind its link in angle brackets.
 */
@NullMarked
package dev.shangjia.probes.policytext;

import org.jspecify.annotations.NullMarked;
