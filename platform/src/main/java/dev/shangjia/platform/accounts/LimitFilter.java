package dev.shangjia.platform.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests that cost something or could guess something, and turns away one too many. */
final class LimitFilter extends OncePerRequestFilter {
  private final Attempts attempts;
  private final List<Rule> rules;
  private final Answer answer;

  LimitFilter(Attempts attempts, List<Rule> rules, Answer answer) {
    this.attempts = attempts;
    this.rules = List.copyOf(rules);
    this.answer = answer;
  }

  /**
   * How often requests of a kind may come.
   *
   * @param requests which
   * @param subject for whom they are counted together; empty when they are not counted
   */
  record Rule(
      Limit limit,
      RequestMatcher requests,
      Function<HttpServletRequest, Optional<String>> subject) {

    /** Counts for the network from which they come. */
    static Rule fromPlace(Limit limit, RequestMatcher requests) {
      return new Rule(limit, requests, request -> Optional.of(Place.of(request)));
    }

    /** Counts for the person who is signed in. */
    static Rule ofPerson(Limit limit, RequestMatcher requests) {
      return new Rule(limit, requests, _ -> SignedIn.current().map(who -> who.person().toString()));
    }
  }

  /** What is told who has to wait. */
  @FunctionalInterface
  interface Answer {
    void write(HttpServletRequest request, HttpServletResponse response, Duration wait)
        throws ServletException, IOException;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    for (Rule rule : rules) {
      if (rule.requests().matches(request)) {
        Optional<Duration> wait =
            rule.subject().apply(request).flatMap(who -> attempts.take(rule.limit(), who));
        if (wait.isPresent()) {
          answer.write(request, response, wait.get());
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }
}
