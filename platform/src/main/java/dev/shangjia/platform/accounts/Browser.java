package dev.shangjia.platform.accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says which program asks, as well as its own words tell. */
final class Browser {
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    // The first that occurs counts: each of these also claims to be some that come after it.
    PROGRAMS.put("MicroMessenger", "WeChat");
    PROGRAMS.put("DingTalk", "DingTalk");
    PROGRAMS.put("Edg/", "Edge");
    PROGRAMS.put("Firefox", "Firefox");
    PROGRAMS.put("Chrome", "Chrome");
    PROGRAMS.put("Safari", "Safari");
    PROGRAMS.put("curl", "curl");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("HarmonyOS", "HarmonyOS");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Browser() {}

  /** Such as {@code Firefox, Windows}; empty when it says nothing that we know. */
  static String named(String userAgent) {
    String program = first(PROGRAMS, userAgent);
    String system = first(SYSTEMS, userAgent);
    return program.isEmpty() || system.isEmpty() ? program + system : program + ", " + system;
  }

  private static String first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(entry -> userAgent.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
