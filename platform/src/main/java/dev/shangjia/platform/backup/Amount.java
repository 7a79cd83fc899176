package dev.shangjia.platform.backup;

/**
 * How much a backup holds.
 *
 * @param tables how many tables
 * @param rows the rows of all tables
 * @param files how many files
 * @param bytes the size of tables and files before compression
 */
public record Amount(int tables, long rows, int files, long bytes) {}
