package dev.shangjia.platform.accounts;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What somebody sees who did something too often. */
@Controller
final class TooManyPages {
  static final String PATH = "/too-many";

  private static final String WAIT = "shangjia.wait";

  private final Clock clock;

  TooManyPages(Clock clock) {
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param seconds until it works again, at least 1
   * @param until when it works again
   */
  record WaitView(long seconds, Instant until) {}

  /** Shows the page instead of what was asked for. */
  static void show(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws ServletException, IOException {
    request.setAttribute(WAIT, wait);
    RequestDispatcher page = request.getRequestDispatcher(PATH);
    page.forward(request, response);
  }

  /** Says with the status, and for programs in a header, that and how long somebody has to wait. */
  static void mark(HttpServletResponse response, Duration wait) {
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
  }

  /** Whole seconds to wait, at least one. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** Minutes to wait, rounded up. */
  static long minutes(Duration wait) {
    return (seconds(wait) + 59) / 60;
  }

  @RequestMapping(PATH)
  String tooMany(
      @RequestAttribute(name = WAIT, required = false) @Nullable Duration wait,
      HttpServletResponse response,
      Model model) {
    if (wait == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    mark(response, wait);
    long seconds = seconds(wait);
    model.addAttribute("view", new WaitView(seconds, clock.instant().plusSeconds(seconds)));
    return "accounts/too-many";
  }
}
