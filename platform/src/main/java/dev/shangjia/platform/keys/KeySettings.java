package dev.shangjia.platform.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master key is kept.
 *
 * @param data the folder of everything that the server keeps
 * @param masterKeyFile holds the master key, the same on every node; {@code keys/master} below the
 *     data folder when not given
 */
@ConfigurationProperties("shangjia")
record KeySettings(@DefaultValue("data") Path data, @Nullable Path masterKeyFile) {

  Path masterKey() {
    return masterKeyFile == null ? data.resolve("keys").resolve("master") : masterKeyFile;
  }
}
