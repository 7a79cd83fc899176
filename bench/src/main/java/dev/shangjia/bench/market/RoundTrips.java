package dev.shangjia.bench.market;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts how often a server asks its database, and how long it waits for answers, by statement. Put
 * around the server's pool; counts while it is told to.
 */
final class RoundTrips implements BeanPostProcessor {
  private static final int LONGEST_LINE = 110;

  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private volatile boolean counting;

  /** How often a statement was sent, and how long its answers took, in nanoseconds. */
  private record Asked(LongAdder times, LongAdder nanoseconds) {}

  void begin() {
    asked.clear();
    counting = true;
  }

  /** Tells what each statement cost a step, the dearest first. */
  List<String> end(long steps) {
    counting = false;
    Comparator<Map.Entry<String, Asked>> dearest =
        Comparator.comparingLong(one -> -one.getValue().nanoseconds().sum());
    return asked.entrySet().stream()
        .sorted(dearest)
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    "%6.2f x %5.0f us  %s",
                    (double) one.getValue().times().sum() / steps,
                    one.getValue().nanoseconds().sum() / 1e3 / one.getValue().times().sum(),
                    line(one.getKey())))
        .toList();
  }

  private static String line(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource pool ? around(DataSource.class, pool, "") : bean;
  }

  private Object around(Class<?> type, Object target, String sql) {
    return Proxy.newProxyInstance(
        RoundTrips.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> {
          long begun = System.nanoTime();
          Object answer;
          try {
            answer = method.invoke(target, arguments);
          } catch (InvocationTargetException failed) {
            throw failed.getCause();
          }
          if (counting && (method.getName().startsWith("execute") || isEnd(method.getName()))) {
            count(sql.isEmpty() ? method.getName() : sql, System.nanoTime() - begun);
          }
          if (answer instanceof PreparedStatement && type == Connection.class) {
            return around(PreparedStatement.class, answer, (String) arguments[0]);
          }
          return answer instanceof Connection && type == DataSource.class
              ? around(Connection.class, answer, "")
              : answer;
        });
  }

  private static boolean isEnd(String method) {
    return method.equals("commit") || method.equals("rollback");
  }

  private void count(String sql, long nanoseconds) {
    Asked one = asked.computeIfAbsent(sql, _ -> new Asked(new LongAdder(), new LongAdder()));
    one.times().increment();
    one.nanoseconds().add(nanoseconds);
  }
}
