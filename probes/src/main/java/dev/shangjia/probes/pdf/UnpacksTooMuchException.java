package dev.shangjia.probes.pdf;

import java.io.IOException;

/** A PDF whose streams unpack to more than is allowed, or are packed so that nobody can tell. */
public final class UnpacksTooMuchException extends IOException {
  UnpacksTooMuchException() {
    super("the streams of the PDF unpack to more than is allowed");
  }
}
