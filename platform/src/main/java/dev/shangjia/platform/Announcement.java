package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.demo.DemoMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the terminal where the market is, when it is there; of a demo, who can sign in too. */
@Component
final class Announcement {
  private final ObjectProvider<DemoMarket> demo;

  Announcement(ObjectProvider<DemoMarket> demo) {
    this.demo = demo;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext server
        && server.getWebServer() != null) {
      Environment environment = event.getApplicationContext().getEnvironment();
      String address = "http://localhost:" + server.getWebServer().getPort() + "/";
      String data =
          Path.of(environment.getProperty("shangjia.data", "data")).toAbsolutePath().toString();
      long took = Optional.ofNullable(event.getTimeTaken()).map(Duration::toMillis).orElse(0L);
      demo.ifAvailable(
          market ->
              System.out.println(SignInTable.of(market.signIns(), TerminalLanguage.now()) + "\n"));
      System.out.println(words(address, data, took).in(TerminalLanguage.now()));
    }
  }

  private static LocalText words(String address, String data, long milliseconds) {
    String took = String.format(Locale.ROOT, "%.1f", milliseconds / 1000.0);
    return new LocalText(
        "上架已启动（用时 " + took + " 秒）：" + address + "\n数据目录：" + data + "\n按 Ctrl-C 停止。",
        "Shangjia runs (started in "
            + took
            + " s): "
            + address
            + "\nData: "
            + data
            + "\nCtrl-C stops it.");
  }
}
