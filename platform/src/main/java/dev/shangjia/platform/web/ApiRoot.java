package dev.shangjia.platform.web;

import dev.shangjia.engine.inspection.EngineVersion;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program what it talks to. */
@RestController
final class ApiRoot {
  /** Rises when something changes that programs rely on. */
  private static final int API = 1;

  /**
   * What this server speaks.
   *
   * @param product always {@code shangjia}
   * @param api the version of this interface
   * @param engine the version of the engine that judges
   */
  record RootResponse(String product, int api, String engine) {}

  @GetMapping("/api/v1")
  RootResponse root() {
    return new RootResponse("shangjia", API, EngineVersion.current());
  }
}
