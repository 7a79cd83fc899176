package dev.shangjia.platform.installations;

import dev.shangjia.platform.catalog.Visibility;
import java.net.URI;

/** What came of opening an app. */
public sealed interface Opening {

  /** It is there. */
  record Opened(URI at) implements Opening {}

  /** Its provider names no address; it is opened inside the host's own application. */
  record InHost(Installation installation) implements Opening {}

  /** Its service is stopped. */
  record Stopped(Installation installation, Visibility visibility) implements Opening {}

  /** Who asks has no such app. */
  record NotYours() implements Opening {}
}
