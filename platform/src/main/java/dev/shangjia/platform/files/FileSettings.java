package dev.shangjia.platform.files;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where folders to work in are made.
 *
 * @param data the folder of everything that the server keeps
 */
@ConfigurationProperties("shangjia")
record FileSettings(@DefaultValue("data") Path data) {}
