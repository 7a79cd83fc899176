package dev.shangjia.probes.web;

import dev.shangjia.probes.web.Fetched.Answer;
import dev.shangjia.probes.web.Fetched.Step;
import dev.shangjia.probes.web.Fetched.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a fetch has come; asked by another thread when the time is over. */
final class Trail {

  /** What a fetch is at. */
  enum Stage {
    LOOKUP,
    CONNECT,
    ANSWER,
    BODY
  }

  private final long begin = System.nanoTime();
  private final List<Step> steps = new ArrayList<>();
  private String last;
  private Stage stage = Stage.LOOKUP;
  private @Nullable Answer answer;

  Trail(String first) {
    this.last = first;
  }

  /** The next address is to be asked. */
  synchronized void at(String url) {
    last = url;
    stage = Stage.LOOKUP;
  }

  synchronized void reached(Stage next) {
    stage = next;
  }

  synchronized Stage stage() {
    return stage;
  }

  /** The last answer, or as much of it as came. */
  synchronized void answered(Answer answer) {
    this.answer = answer;
  }

  /** The address asked last redirects. */
  synchronized void redirected(int status) {
    steps.add(new Step(last, status));
  }

  /** How often an address has redirected before. */
  synchronized long passes(String url) {
    return steps.stream().filter(step -> step.url().equals(url)).count();
  }

  synchronized int redirects() {
    return steps.size();
  }

  synchronized Fetched.Seen ended() {
    return ended(Optional.empty());
  }

  synchronized Fetched.Seen ended(Trouble trouble) {
    return ended(Optional.of(trouble));
  }

  private Fetched.Seen ended(Optional<Trouble> trouble) {
    return new Fetched.Seen(
        steps,
        last,
        trouble,
        Optional.ofNullable(answer),
        Duration.ofNanos(System.nanoTime() - begin));
  }
}
