package dev.shangjia.probes.pdf;

import java.io.IOException;

/** A PDF that takes more memory than it may, or is made so that nobody can tell. */
public final class TooComplexException extends IOException {
  TooComplexException() {
    super("the PDF takes more memory than it may");
  }
}
