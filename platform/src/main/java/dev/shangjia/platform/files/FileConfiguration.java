package dev.shangjia.platform.files;

import dev.shangjia.platform.keys.MasterKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings and keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class FileConfiguration {
  @Bean
  static FileKeys fileKeys(MasterKey master) {
    return FileKeys.under(master);
  }
}
