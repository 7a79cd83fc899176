package dev.shangjia.bench.search;

import dev.shangjia.bench.search.Generated.Asked;
import dev.shangjia.platform.catalog.search.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How many searches with filters and facets each peer answers in a second, and how long they take.
 * Peers take turns, so that what else the machine does hits all of them.
 *
 * <p>Arguments: listings (default 100000), clients (16), seconds of a turn (10), rounds (5).
 */
final class Searches {
  private static final int QUESTIONS = 2_000;
  private static final int AT_ONCE = 1_000;

  private Searches() {}

  public static void main(String[] arguments) throws Exception {
    int listings = argument(arguments, 0, 100_000);
    int clients = argument(arguments, 1, 16);
    int seconds = argument(arguments, 2, 10);
    int rounds = argument(arguments, 3, 5);
    Path folder = Files.createTempDirectory("shangjia-searches");
    folder.toFile().setExecutable(true, false);
    try (Peer ours = new Ours(folder.resolve("ours"));
        Peer lucene = new RawLucene(folder.resolve("lucene"));
        Peer trigrams = new Trigrams(folder.resolve("postgres"))) {
      List<Peer> peers = List.of(ours, lucene, trigrams);
      for (Peer peer : peers) {
        fill(peer, listings);
      }
      List<Asked> questions = Generated.questions(QUESTIONS);
      Map<Peer, List<Turn>> turns = new LinkedHashMap<>();
      for (int round = 0; round <= rounds; round++) {
        for (Peer peer : peers) {
          Turn turn = turn(peer, questions, clients, seconds);
          if (round > 0) { // the first warms up
            turns.computeIfAbsent(peer, _ -> new ArrayList<>()).add(turn);
          }
        }
      }
      System.out.printf(
          "%n%,d listings, %d clients, %d turns of %d s each%n",
          listings, clients, rounds, seconds);
      turns.forEach(Searches::tell);
      compare(turns);
    }
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static void fill(Peer peer, int listings) throws Exception {
    long begun = System.nanoTime();
    for (int from = 1; from <= listings; from += AT_ONCE) {
      List<Document> some =
          IntStream.range(from, Math.min(from + AT_ONCE, listings + 1))
              .mapToObj(Generated::listing)
              .toList();
      peer.add(some);
    }
    peer.ready();
    double took = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-20s filled in %6.1f s, %,.0f listings a second%n",
        peer.name(),
        took,
        listings / took);
  }

  /**
   * What came of one turn.
   *
   * @param milliseconds of each search, the shortest first
   */
  private record Turn(double perSecond, List<Double> milliseconds) {
    double at(double part) {
      return milliseconds.get((int) Math.min(milliseconds.size() - 1, milliseconds.size() * part));
    }
  }

  private static Turn turn(Peer peer, List<Asked> questions, int clients, int seconds)
      throws Exception {
    var next = new AtomicInteger();
    var times = new double[clients][];
    var threads = new ArrayList<Thread>();
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000L;
    for (int client = 0; client < clients; client++) {
      int which = client;
      threads.add(Thread.ofPlatform().start(() -> times[which] = ask(peer, questions, next, end)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - begun) / 1e9;
    List<Double> all =
        Arrays.stream(times).flatMapToDouble(Arrays::stream).sorted().boxed().toList();
    return new Turn(all.size() / took, all);
  }

  private static double[] ask(Peer peer, List<Asked> questions, AtomicInteger next, long end) {
    var times = new ArrayList<Double>();
    while (System.nanoTime() < end) {
      Asked asked = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
      long begun = System.nanoTime();
      try {
        peer.find(asked);
      } catch (Exception failed) {
        throw new IllegalStateException(peer.name() + " does not answer " + asked, failed);
      }
      times.add((System.nanoTime() - begun) / 1e6);
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void tell(Peer peer, List<Turn> turns) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %,8.0f searches/s (%,.0f to %,.0f)   p50 %6.1f ms   p99 %6.1f ms%n",
        peer.name(),
        middle(turns.stream().mapToDouble(Turn::perSecond).toArray(), 0.5),
        middle(turns.stream().mapToDouble(Turn::perSecond).toArray(), 0.25),
        middle(turns.stream().mapToDouble(Turn::perSecond).toArray(), 0.75),
        middle(turns.stream().mapToDouble(turn -> turn.at(0.5)).toArray(), 0.5),
        middle(turns.stream().mapToDouble(turn -> turn.at(0.99)).toArray(), 0.5));
  }

  /** Compared within a round. */
  private static void compare(Map<Peer, List<Turn>> turns) {
    List<Map.Entry<Peer, List<Turn>>> peers = List.copyOf(turns.entrySet());
    List<Turn> ours = peers.getFirst().getValue();
    for (Map.Entry<Peer, List<Turn>> peer : peers.subList(1, peers.size())) {
      double[] ratios =
          IntStream.range(0, ours.size())
              .mapToDouble(
                  round -> ours.get(round).perSecond() / peer.getValue().get(round).perSecond())
              .toArray();
      System.out.printf(
          Locale.ROOT,
          "against %-20s %.2f times (%.2f to %.2f)%n",
          peer.getKey().name(),
          middle(ratios, 0.5),
          middle(ratios, 0.25),
          middle(ratios, 0.75));
    }
  }

  private static double middle(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
  }
}
