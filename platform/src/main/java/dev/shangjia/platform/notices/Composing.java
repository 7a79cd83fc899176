package dev.shangjia.platform.notices;

import dev.shangjia.platform.web.Words;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes mails in the language of who reads them, as plain text and as HTML. */
@Component
class Composing {
  private final MessageSource messages;
  private final TemplateEngine templates;
  private final Mailing mailing;

  Composing(MessageSource messages, TemplateEngine templates, Mailing mailing) {
    this.messages = messages;
    this.templates = templates;
    this.mailing = mailing;
  }

  /** What a mail says. */
  record MailView(Words words, String title, List<Part> parts, String preferences) {}

  /** One thing that it says, and where it goes on. */
  record Part(String title, String text, String url) {}

  /** What is told, before it is put in words. */
  record Told(String key, List<Object> arguments, String link) {}

  /**
   * Writes a mail.
   *
   * @param told one thing, or several for the mail of a day
   */
  Mailing.Composed mail(String to, String language, List<Told> told, String messageId) {
    var words = new Words(messages, Locale.forLanguageTag(language));
    List<Part> parts = told.stream().map(one -> part(words, one)).toList();
    String title =
        parts.size() == 1 ? parts.getFirst().title() : words.of("notices.digest", parts.size());
    var view = new MailView(words, title, parts, mailing.url("/account/notices"));
    var html = new StringOutput();
    templates.render("notices/mail.jte", Map.of("view", view), html);
    return new Mailing.Composed(to, language, title, plain(view), html.toString(), messageId);
  }

  private Part part(Words words, Told told) {
    Object[] arguments = told.arguments().toArray();
    return new Part(
        words.of(told.key() + ".title", arguments),
        words.of(told.key() + ".text", arguments),
        mailing.url(told.link()));
  }

  private static String plain(MailView view) {
    String parts =
        view.parts().stream()
            .map(part -> part.title() + "\n\n" + part.text() + "\n\n" + part.url() + "\n")
            .collect(Collectors.joining("\n"));
    return parts
        + "\n-- \n"
        + view.words().of("notices.mail.footer")
        + "\n"
        + view.preferences()
        + "\n";
  }
}
