package dev.shangjia.probes.pdf;

/** Ends the reading of a document from inside the parser, which goes on after other faults. */
final class ContentRefused extends RuntimeException {
  ContentRefused() {
    super("the content of the PDF takes more than it may", null, false, false);
  }
}
