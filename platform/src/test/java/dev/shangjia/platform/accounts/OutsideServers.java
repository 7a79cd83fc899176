package dev.shangjia.platform.accounts;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.shangjia.platform.PlatformTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A market with a mail server and a host, both on this machine; all such tests share it. */
@PlatformTest
abstract class OutsideServers {
  static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  static final HostOnLoopback HOST = HostOnLoopback.start();

  static {
    MAIL.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    MAIL.start();
  }

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry settings) {
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    String client = "spring.security.oauth2.client.";
    settings.add(client + "registration.host.client-id", () -> HostOnLoopback.CLIENT);
    settings.add(client + "registration.host.client-secret", () -> "secret");
    settings.add(client + "registration.host.client-name", () -> "Example Meetings");
    settings.add(client + "registration.host.scope", () -> "openid,email,profile");
    settings.add(client + "provider.host.issuer-uri", HOST::issuer);
    settings.add(client + "registration.silent.client-id", () -> HostOnLoopback.CLIENT);
    settings.add(client + "registration.silent.client-name", () -> "Example Mail");
    settings.add(client + "registration.silent.scope", () -> "openid");
    settings.add(client + "provider.silent.issuer-uri", () -> "http://127.0.0.1:1");
    settings.add("shangjia.host.newcomers", () -> "found-provider");
  }
}
