package dev.shangjia.probes.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How Chromium is started: sandboxed, alone with an empty profile, and cut off. It resolves no
 * name, and what it wants for itself goes to a proxy that does not exist; only the pages that it is
 * told to open are given a proxy that does.
 *
 * <p>It is spoken to through pipes and not through a port, so that no other user of the machine can
 * take it over, and so that it ends by itself when this process dies. It wants the pipes as file
 * descriptors 3 and 4; a shell puts them there, and deletes the profile when the browser has ended.
 *
 * @param executable the browser
 * @param profile its folder, which only its user can read
 * @param heap the most memory for the scripts of one page, in bytes
 */
record BrowserCommand(Path executable, Path profile, long heap) {
  /** {@code nobody}, whom the sandbox accepts where it refuses root. */
  static final int NOBODY = 65534;

  private static final String SHELL =
      "profile=$1; shift; \"$@\" 3<&0 4>&1 </dev/null >/dev/null; rm -rf \"$profile\"/* 2>/dev/null";

  /** Turned off: what speaks to others than the page, looks around the network, or asks people. */
  private static final List<String> SETTINGS =
      List.of(
          "--headless=new",
          "--remote-debugging-pipe",
          "--no-first-run",
          "--no-default-browser-check",
          "--no-pings",
          "--no-service-autorun",
          "--disable-background-networking",
          "--disable-breakpad",
          "--disable-client-side-phishing-detection",
          "--disable-component-extensions-with-background-pages",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-dev-shm-usage",
          "--disable-domain-reliability",
          "--disable-extensions",
          "--disable-gpu",
          "--disable-quic",
          "--disable-search-engine-choice-screen",
          "--disable-speech-api",
          "--disable-sync",
          "--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,"
              + "DialMediaRouteProvider,InterestFeedContentSuggestions,MediaRouter,"
              + "OptimizationHints,Translate",
          "--dns-prefetch-disable",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--hide-scrollbars",
          "--lang=zh-CN",
          "--metrics-recording-only",
          "--mute-audio",
          "--password-store=basic",
          "--use-mock-keychain",
          "--proxy-server=http://nowhere.invalid:1",
          "--proxy-bypass-list=<-loopback>",
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");

  /** The process, ready to start. */
  ProcessBuilder process() {
    var command = new ArrayList<String>();
    if (isRoot()) {
      String nobody = Integer.toString(NOBODY);
      command.addAll(
          List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "--"));
    }
    command.addAll(List.of("/bin/sh", "-c", SHELL, "sh", profile.toString()));
    command.add(executable.toString());
    command.addAll(SETTINGS);
    command.add("--js-flags=--max-old-space-size=" + (heap >> 20));
    command.add("--user-data-dir=" + profile);
    var process = new ProcessBuilder(command).directory(profile.toFile());
    environment(process.environment());
    return process;
  }

  /** Nothing of ours: variables may hold secrets. */
  private void environment(Map<String, String> variables) {
    String path = variables.getOrDefault("PATH", "/usr/bin:/bin");
    variables.clear();
    variables.put("PATH", path);
    variables.put("LANG", "zh_CN.UTF-8");
    variables.put("TZ", "Asia/Shanghai");
    variables.put("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    for (String folder : List.of("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
      variables.put(folder, profile.toString());
    }
  }

  /** Whether this process is Linux's root, as whom Chromium refuses its sandbox. */
  static boolean isRoot() {
    try {
      return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
          && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return false;
    }
  }
}
