/**
 * Writes reports for people and machines: terminal, JSON, SARIF 2.1.0, JUnit XML, Markdown, batch
 * lines. What a dossier says is quoted so that it cannot act in any of them.
 */
@NullMarked
package dev.shangjia.engine.inspection.report;

import org.jspecify.annotations.NullMarked;
