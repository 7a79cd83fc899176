package dev.shangjia.opensearch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * Starts a node that listens on 127.0.0.1 alone, and runs until its input ends: it does not outlive
 * who started it.
 */
final class Main {
  private Main() {}

  /** Takes the folder of its data and a port for HTTP. */
  public static void main(String[] arguments) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", Path.of(arguments[0]).toAbsolutePath())
            .put("cluster.name", "shangjia-tests")
            .put("node.name", "one")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", "0")
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    try (var node =
        new OneNode(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "one"))) {
      node.start();
      System.out.println("ready");
      awaitEndOfInput();
    }
    System.exit(0);
  }

  private static void awaitEndOfInput() throws Exception {
    while (System.in.read() >= 0) {
      // Nobody says anything.
    }
  }

  /** A node with the plugins of its class path. */
  private static final class OneNode extends Node {
    OneNode(Environment environment) {
      super(environment, plugins(), false);
    }

    private static List<PluginInfo> plugins() {
      return Stream.of(
              Netty4ModulePlugin.class,
              CommonAnalysisModulePlugin.class,
              PainlessModulePlugin.class,
              SmartChinese.class)
          .map(
              plugin ->
                  new PluginInfo(
                      plugin.getSimpleName(),
                      "of the class path",
                      Version.CURRENT.toString(),
                      Version.CURRENT,
                      "25",
                      plugin.getName(),
                      List.of(),
                      false))
          .toList();
    }
  }
}
