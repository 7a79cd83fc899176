package dev.shangjia.platform.accounts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the name servers that this machine asks. */
final class DnsTxtRecords implements TxtRecords {
  private static final String TXT = "TXT";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

  /** Each waits twice as long as the one before. */
  private static final int TRIES = 2;

  /** Only name servers are asked, which have texts and no objects. */
  @Override
  @SuppressWarnings("BanJNDI")
  public Answer of(String name) {
    try {
      DirContext servers = new InitialDirContext(settings());
      try {
        return new Answer.Found(texts(servers.getAttributes(name, new String[] {TXT}).get(TXT)));
      } finally {
        servers.close();
      }
    } catch (NameNotFoundException e) {
      return new Answer.Found(List.of());
    } catch (NamingException e) {
      return new Answer.Unanswered(e.toString());
    }
  }

  private static List<String> texts(@Nullable Attribute records) throws NamingException {
    List<String> texts = new ArrayList<>();
    if (records != null) {
      NamingEnumeration<?> all = records.getAll();
      while (all.hasMore()) {
        texts.add(all.next().toString());
      }
    }
    return texts;
  }

  private static Properties settings() {
    var settings = new Properties();
    settings.setProperty(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.setProperty("com.sun.jndi.dns.timeout.initial", Long.toString(FIRST_WAIT.toMillis()));
    settings.setProperty("com.sun.jndi.dns.timeout.retries", Integer.toString(TRIES));
    return settings;
  }
}
