package dev.shangjia.probes.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A resolver that knows what a test tells it and asks nobody. */
public final class Names implements HostResolver {
  private final Map<String, List<List<InetAddress>>> known = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean online = true;

  /** From now on a name has these addresses, all at once. */
  public Names with(String name, String... addresses) {
    known.put(name, new ArrayList<>(List.of(literals(addresses))));
    return this;
  }

  /** After the answers given so far, the name has other addresses. */
  public Names then(String name, String... addresses) {
    known.computeIfAbsent(name, _ -> new ArrayList<>()).add(literals(addresses));
    return this;
  }

  /** The machine has no network. */
  public Names offline() {
    online = false;
    return this;
  }

  /** The names that were looked up, in order. */
  public List<String> asked() {
    return asked;
  }

  private static List<InetAddress> literals(String... addresses) {
    return Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
  }

  @Override
  public Lookup lookUp(String name) {
    asked.add(name);
    List<List<InetAddress>> answers = known.get(name);
    if (answers == null) {
      return online ? new Lookup.Unknown() : new Lookup.NotAsked();
    }
    return new Lookup.Found(answers.size() > 1 ? answers.removeFirst() : answers.getFirst());
  }
}
