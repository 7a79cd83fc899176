package dev.shangjia.platform.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param data the folder of everything that the server keeps
 * @param masterKeyFile holds the key that wraps the keys of sensitive files, the same on every
 *     node; {@code keys/master} below the data folder when not given
 */
@ConfigurationProperties("shangjia")
record FileSettings(@DefaultValue("data") Path data, @Nullable Path masterKeyFile) {

  Path files() {
    return data.resolve("files");
  }

  Path masterKey() {
    return masterKeyFile == null ? data.resolve("keys").resolve("master") : masterKeyFile;
  }
}
