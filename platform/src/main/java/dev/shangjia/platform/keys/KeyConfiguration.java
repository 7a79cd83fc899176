package dev.shangjia.platform.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one master key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeyConfiguration {
  @Bean
  static MasterKey masterKey(KeySettings settings) {
    return MasterKey.in(settings.masterKey());
  }
}
