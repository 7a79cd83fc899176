package dev.shangjia.platform.notices;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.Shell;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a person was told. */
@Controller
@RequestMapping("/notices")
final class NoticePages {
  private static final int ON_A_PAGE = 50;

  private final Notices notices;
  private final JdbcNotices rows;
  private final Outbox outbox;
  private final Mailing mailing;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NoticePages(
      Notices notices,
      JdbcNotices rows,
      Outbox outbox,
      Mailing mailing,
      TransactionTemplate transaction,
      Clock clock) {
    this.notices = notices;
    this.rows = rows;
    this.outbox = outbox;
    this.mailing = mailing;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param older the number before which the next page goes on; null on the last page
   */
  record NoticesView(List<Line> lines, @Nullable Long older, boolean operator) {}

  /** One notice in words. */
  record Line(long id, String kind, String title, String text, Instant created, boolean unread) {}

  /** What operators see of mail. */
  record OutboxView(boolean possible, List<JdbcMails.Unsent> unsent) {}

  @GetMapping
  String show(
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
      @ModelAttribute("shell") Shell shell,
      Model model) {
    List<JdbcNotices.Row> page =
        Objects.requireNonNull(transaction.execute(_ -> rows.page(reader(), before, ON_A_PAGE)));
    model.addAttribute(
        "view",
        new NoticesView(
            page.stream().map(row -> line(row, shell)).toList(),
            page.size() < ON_A_PAGE ? null : page.getLast().id(),
            isOperator()));
    return "notices/notices";
  }

  private static Line line(JdbcNotices.Row row, Shell shell) {
    Object[] arguments = row.arguments().toArray();
    return new Line(
        row.id(),
        row.kind().code(),
        shell.t(row.key() + ".title", arguments),
        shell.t(row.key() + ".text", arguments),
        row.created(),
        row.read() == null);
  }

  /** Leads to what a notice is about, and notes that it was opened. */
  @GetMapping("/{id}")
  String open(@PathVariable long id) {
    Optional<JdbcNotices.Row> found =
        Objects.requireNonNull(
            transaction.execute(
                _ -> {
                  rows.markRead(reader(), id, clock.instant());
                  return rows.find(reader(), id);
                }));
    return "redirect:"
        + found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).link();
  }

  @PostMapping("/read")
  String readAll() {
    notices.readAll(reader());
    return "redirect:/notices";
  }

  @GetMapping("/mail")
  String outbox(Model model) {
    if (!isOperator()) {
      throw new AccessDeniedException("mail is looked after by operators");
    }
    model.addAttribute("view", new OutboxView(mailing.isPossible(), outbox.unsent()));
    return "notices/outbox";
  }

  private static PersonId reader() {
    return Acting.required() instanceof Actor.Person person ? person.person() : new PersonId(0);
  }

  private static boolean isOperator() {
    return Acting.current().filter(actor -> actor.side() == Side.OPERATOR).isPresent();
  }
}
