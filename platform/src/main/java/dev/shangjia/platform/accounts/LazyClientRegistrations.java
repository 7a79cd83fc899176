package dev.shangjia.platform.accounts;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Asks each host how it is reached when somebody first signs in with it, so that neither the start
 * nor another host depends on it. What it says is kept; that it does not answer is not.
 */
final class LazyClientRegistrations implements ClientRegistrationRepository {
  private final OAuth2ClientProperties settings;
  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

  LazyClientRegistrations(OAuth2ClientProperties settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    ClientRegistration before = known.get(id);
    if (before != null || !settings.getRegistration().containsKey(id)) {
      return before;
    }
    ClientRegistration asked = ask(id);
    known.put(id, asked);
    return asked;
  }

  private ClientRegistration ask(String id) {
    var one = new OAuth2ClientProperties();
    one.getRegistration().put(id, settings.getRegistration().get(id));
    one.getProvider().putAll(settings.getProvider());
    return Objects.requireNonNull(
        new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id), id);
  }
}
