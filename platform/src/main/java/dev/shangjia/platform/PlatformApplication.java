package dev.shangjia.platform;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring application; {@link Serve} starts it. */
@SpringBootApplication
class PlatformApplication {}
