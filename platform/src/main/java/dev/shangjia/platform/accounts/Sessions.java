package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where a person is signed in. */
@Component
class Sessions {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /**
   * A browser in which somebody is signed in.
   *
   * @param key names it on pages; not the session's own number, which opens it
   * @param browser program and system; may be empty
   * @param place the address from where it began; may be empty
   * @param current whether it is the one that asks
   */
  record Open(
      String key, String browser, String place, Instant since, Instant used, boolean current) {}

  /** A person's sessions, the one used last first. */
  List<Open> of(PersonId person, @Nullable String current) {
    return sessions.findByPrincipalName(person.toString()).values().stream()
        .map(session -> open(session, current))
        .sorted(Comparator.comparing(Open::used).reversed())
        .toList();
  }

  private static Open open(Session session, @Nullable String current) {
    return new Open(
        key(session),
        word(session, SessionSignIn.BROWSER),
        word(session, SessionSignIn.PLACE),
        session.getCreationTime(),
        session.getLastAccessedTime(),
        session.getId().equals(current));
  }

  private static String word(Session session, String attribute) {
    String found = session.getAttribute(attribute);
    return Optional.ofNullable(found).orElse("");
  }

  /** Ends one session; nothing happens when it has ended already. */
  void end(PersonId person, String key) {
    sessions.findByPrincipalName(person.toString()).values().stream()
        .filter(session -> key(session).equals(key))
        .forEach(session -> sessions.deleteById(session.getId()));
  }

  /** Ends all sessions but one; all when that is null. */
  void endOthers(PersonId person, @Nullable String current) {
    sessions.findByPrincipalName(person.toString()).keySet().stream()
        .filter(id -> !id.equals(current))
        .forEach(sessions::deleteById);
  }

  private static String key(Session session) {
    byte[] hash = Secret.hash("session:" + session.getId());
    return HexFormat.of().formatHex(hash, 0, 8);
  }
}
