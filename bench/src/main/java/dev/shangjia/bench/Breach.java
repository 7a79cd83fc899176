package dev.shangjia.bench;

/**
 * What a peer's rule gives: less than a finding of the engine, which also has clauses, a place in
 * the form, quotes, evidence and two hashes.
 */
public record Breach(String rule, String zh, String en) {}
