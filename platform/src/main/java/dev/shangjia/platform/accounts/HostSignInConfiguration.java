package dev.shangjia.platform.accounts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** How the host's sign-in is reached. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OAuth2ClientProperties.class, HostSettings.class})
class HostSignInConfiguration {
  @Bean
  @ConditionalOnOAuth2ClientRegistrationProperties
  static ClientRegistrationRepository hosts(OAuth2ClientProperties settings) {
    return new LazyClientRegistrations(settings);
  }
}
