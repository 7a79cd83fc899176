package dev.shangjia.cli;

/** As what {@code simulate} draws a procedure; constants are as they are typed. */
enum DiagramFormat {
  mermaid,
  svg
}
