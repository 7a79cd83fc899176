package dev.shangjia.engine.comparison;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.comparison.Difference.Cause;
import dev.shangjia.engine.comparison.FactsPrint.Judging;
import dev.shangjia.engine.comparison.FactsPrint.Look;
import dev.shangjia.engine.facts.Observation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks for what differs between two prints, and says it in words. */
final class Comparing {
  private static final String FILE = "sha256:";

  private final FactsPrint local;
  private final FactsPrint platform;
  private final List<Difference> found = new ArrayList<>();

  Comparing(FactsPrint local, FactsPrint platform) {
    this.local = local;
    this.platform = platform;
  }

  List<Difference> differences(ZoneId zone) {
    addSubject();
    addEach(local.values(), platform.values(), Cause.VALUE);
    addEach(local.files(), platform.files(), Cause.FILE);
    addLooks();
    addEach(local.context(), platform.context(), Cause.CONTEXT);
    addJudging(local.judging(), platform.judging(), zone);
    return found;
  }

  private void addSubject() {
    String here = local.program() + "/" + local.procedure();
    String there = platform.program() + "/" + platform.procedure();
    if (!here.equals(there)) {
      found.add(
          difference(
              Cause.SUBJECT,
              here,
              "本地检查针对 %s，平台上的材料用于 %s。".formatted(here, there),
              "The local check is of %s, the platform's dossier is for %s."
                  .formatted(here, there)));
    }
  }

  private void addEach(Map<String, String> mine, Map<String, String> theirs, Cause cause) {
    var names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      String here = mine.get(name);
      String there = theirs.get(name);
      if (!Objects.equals(here, there)) {
        found.add(new Difference(cause, name, Sides.of(here, there).text(cause, name)));
      }
    }
  }

  /** Who has something. */
  private enum Sides {
    LOCAL("仅本地有", "is in the local check only"),
    PLATFORM("仅平台有", "is known to the platform only"),
    BOTH("两边不同", "differs");

    private final String zh;
    private final String en;

    Sides(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    static Sides of(@Nullable Object local, @Nullable Object platform) {
      return local == null ? PLATFORM : platform == null ? LOCAL : BOTH;
    }

    LocalText text(Cause cause, String name) {
      return switch (cause) {
        case FILE ->
            new LocalText("文件 %s %s。".formatted(name, zh), "The file %s %s.".formatted(name, en));
        case CONTEXT ->
            new LocalText(
                "事实 %s 由平台掌握：%s。".formatted(name, zh),
                "The fact %s is for the platform to know: it %s.".formatted(name, en));
        default ->
            new LocalText("填写项 %s %s。".formatted(name, zh), "The value %s %s.".formatted(name, en));
      };
    }
  }

  /** What a probe looked at. */
  private record Target(String probe, String subject) {}

  private void addLooks() {
    Map<Target, Look> here = byTarget(local);
    Map<Target, Look> there = byTarget(platform);
    var targets = new LinkedHashMap<>(here);
    targets.putAll(there);
    for (Target target : targets.keySet()) {
      Look mine = here.get(target);
      Look theirs = there.get(target);
      if (Observation.isOfAddress(target.subject())) {
        addAddress(target, mine, theirs);
      } else if (hasFile(local, target) && hasFile(platform, target)) {
        addFile(target, path(platform, target), mine, theirs);
      }
    }
  }

  private static Map<Target, Look> byTarget(FactsPrint print) {
    var looks = new LinkedHashMap<Target, Look>();
    print.looks().forEach(look -> looks.put(new Target(look.probe(), look.subject()), look));
    return looks;
  }

  /** A file that only one side has is a difference of files already. */
  private static boolean hasFile(FactsPrint print, Target target) {
    return print.files().containsValue(target.subject().substring(FILE.length()));
  }

  private static String path(FactsPrint print, Target target) {
    String hash = target.subject().substring(FILE.length());
    return print.files().entrySet().stream()
        .filter(file -> file.getValue().equals(hash))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(target.subject());
  }

  private void addFile(Target target, String path, @Nullable Look mine, @Nullable Look theirs) {
    if (mine == null || theirs == null) {
      Sides sides = Sides.of(mine, theirs);
      found.add(
          difference(
              Cause.FILE_OBSERVATION,
              path,
              "探测器 %s 对文件 %s 的观察%s。".formatted(target.probe(), path, sides.zh),
              "What the probe %s saw of the file %s %s."
                  .formatted(target.probe(), path, sides.en)));
    } else if (!mine.hash().equals(theirs.hash())) {
      found.add(
          difference(
              Cause.FILE_OBSERVATION,
              path,
              "探测器 %s（本地版本 %d，平台版本 %d）在文件 %s 中所见不同。"
                  .formatted(target.probe(), mine.version(), theirs.version(), path),
              "The probe %s (version %d locally, %d on the platform) saw something else in the file %s."
                  .formatted(target.probe(), mine.version(), theirs.version(), path)));
    }
  }

  private void addAddress(Target target, @Nullable Look mine, @Nullable Look theirs) {
    String address = target.subject().substring(target.subject().indexOf(':') + 1);
    String probe = target.probe();
    if (mine == null && theirs != null) {
      found.add(
          difference(
              Cause.TIME_OF_OBSERVATION,
              address,
              "%s 只有平台用 %s 查看过（%s）。".formatted(address, probe, theirs.at()),
              "%s was looked at by %s on the platform only (%s)."
                  .formatted(address, probe, theirs.at())));
    } else if (theirs == null && mine != null) {
      found.add(
          difference(
              Cause.TIME_OF_OBSERVATION,
              address,
              "%s 只在本地用 %s 查看过（%s），平台尚未查看。".formatted(address, probe, mine.at()),
              "%s was looked at by %s locally only (%s); the platform has not looked yet."
                  .formatted(address, probe, mine.at())));
    } else if (mine != null && theirs != null && !mine.hash().equals(theirs.hash())) {
      found.add(
          difference(
              Cause.TIME_OF_OBSERVATION,
              address,
              "%s 用 %s 查看的结果不同：本地查看于 %s，平台查看于 %s。"
                  .formatted(address, probe, mine.at(), theirs.at()),
              "%s looked different to %s: locally at %s, on the platform at %s."
                  .formatted(address, probe, mine.at(), theirs.at())));
    }
  }

  private void addJudging(@Nullable Judging mine, @Nullable Judging theirs, ZoneId zone) {
    if (mine == null || theirs == null) {
      return;
    }
    if (!mine.rulebookHash().equals(theirs.rulebookHash())) {
      found.add(
          difference(
              Cause.RULEBOOK,
              "",
              "规则书版本不同：本地 %s（%.8s），平台 %s（%.8s）。"
                  .formatted(
                      mine.rulebookVersion(),
                      mine.rulebookHash(),
                      theirs.rulebookVersion(),
                      theirs.rulebookHash()),
              "The rulebooks differ: %s (%.8s) locally, %s (%.8s) on the platform."
                  .formatted(
                      mine.rulebookVersion(),
                      mine.rulebookHash(),
                      theirs.rulebookVersion(),
                      theirs.rulebookHash())));
    }
    if (!mine.engineVersion().equals(theirs.engineVersion())) {
      found.add(
          difference(
              Cause.ENGINE,
              "",
              "引擎版本不同：本地 %s，平台 %s。".formatted(mine.engineVersion(), theirs.engineVersion()),
              "The engines differ: %s locally, %s on the platform."
                  .formatted(mine.engineVersion(), theirs.engineVersion())));
    }
    var here = mine.at().atZone(zone).toLocalDate();
    var there = theirs.at().atZone(zone).toLocalDate();
    if (!here.equals(there)) {
      found.add(
          difference(
              Cause.TIME_OF_JUDGING,
              "",
              "评判日期不同：本地 %s，平台 %s。".formatted(here, there),
              "They were judged on different days: %s locally, %s on the platform."
                  .formatted(here, there)));
    }
  }

  private static Difference difference(Cause cause, String about, String zh, String en) {
    return new Difference(cause, about, new LocalText(zh, en));
  }
}
