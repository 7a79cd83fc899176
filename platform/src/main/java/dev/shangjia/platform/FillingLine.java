package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.demo.FillingProgress;
import org.springframework.stereotype.Component;

/** Says on the terminal how far the filling of the demo is, a line for each tenth. */
@Component
final class FillingLine implements FillingProgress {
  private static final int EVERY = 10;
  private int said = -EVERY;

  @Override
  public synchronized void reached(int percent) {
    if (percent >= said + EVERY) {
      said = percent - percent % EVERY;
      System.out.println(words(said).in(TerminalLanguage.now()));
    }
  }

  private static LocalText words(int percent) {
    return percent == 0
        ? new LocalText(
            "正在填充演示市场：把 300 天里的全部案件逐步走一遍，约需一到两分钟，只在第一次启动时进行。",
            "The demo market is being filled: every case of 300 days is played step by step. It takes"
                + " a minute or two, at the first start only.")
        : new LocalText(
            "演示市场已填充 %d%%".formatted(percent), "The demo market: %d %%".formatted(percent));
  }
}
