package dev.shangjia.platform.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, if one is set. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class Mailing {
  private final Optional<JavaMailSender> server;
  private final MailSettings settings;
  private final String address;

  Mailing(
      ObjectProvider<JavaMailSender> server,
      MailSettings settings,
      @Value("${shangjia.address:http://localhost:${server.port:8080}}") String address) {
    this.server = Optional.ofNullable(server.getIfAvailable());
    this.settings = settings;
    this.address = address.replaceAll("/+$", "");
  }

  /** Whether a mail server is set. */
  boolean isPossible() {
    return server.isPresent();
  }

  /** The address of a path of this market, for people who are elsewhere. */
  String url(String path) {
    return address + path;
  }

  /** A number for a mail that no other has; it stays the same when the mail is sent again. */
  String messageId() {
    return "<" + UUID.randomUUID() + "@" + host() + ">";
  }

  private String host() {
    String host = URI.create(address).getHost();
    return host == null ? "localhost" : host;
  }

  /** A mail with both of its forms. */
  record Composed(
      String to, String language, String subject, String plain, String html, String messageId) {}

  /** Sends it; returns when the server has taken it, and throws when it has not. */
  void send(Composed mail) {
    JavaMailSender sender =
        server.orElseThrow(() -> new IllegalStateException("no mail server is set"));
    sender.send(message(sender, mail));
  }

  private MimeMessage message(JavaMailSender sender, Composed mail) {
    MimeMessage message = sender.createMimeMessage();
    try {
      var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      String from = settings.from();
      parts.setFrom(from == null ? "no-reply@" + host() : from);
      parts.setTo(mail.to());
      parts.setSubject(mail.subject());
      parts.setText(mail.plain(), mail.html());
      message.setHeader("Message-ID", mail.messageId());
      message.setHeader("Content-Language", mail.language());
      message.setHeader("Auto-Submitted", "auto-generated");
      return message;
    } catch (MessagingException e) {
      throw new IllegalStateException("mail " + mail.messageId() + " cannot be put together", e);
    }
  }
}
