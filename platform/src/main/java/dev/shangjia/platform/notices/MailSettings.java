package dev.shangjia.platform.notices;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails call themselves. Through which server they go is set by {@code spring.mail}; without
 * {@code spring.mail.host} none is sent.
 *
 * @param from the address that mails come from; {@code no-reply@} and the host of the market's
 *     address when null
 */
@ConfigurationProperties("shangjia.mail")
record MailSettings(@Nullable String from) {}
