package dev.shangjia.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Puts the frame into the model of every page. */
@ControllerAdvice
final class Shells {
  private static final String SHARED = "public, max-age=60";

  private final MessageSource messages;
  private final ObjectProvider<Visitors> visitors;
  private final ObjectProvider<Banners> banners;
  private final List<NavigationEntry> entries;
  private final List<NavigationPart> parts;
  private final ResourceUrlProvider resources;
  private final ZoneId marketZone;

  Shells(
      MessageSource messages,
      ObjectProvider<Visitors> visitors,
      ObjectProvider<Banners> banners,
      List<NavigationEntry> entries,
      List<NavigationPart> parts,
      ResourceUrlProvider mvcResourceUrlProvider,
      ZoneId marketZone) {
    this.messages = messages;
    this.visitors = visitors;
    this.banners = banners;
    this.entries =
        entries.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
    this.parts = parts.stream().sorted(Comparator.comparingInt(NavigationPart::order)).toList();
    this.resources = mvcResourceUrlProvider;
    this.marketZone = marketZone;
  }

  @ModelAttribute("shell")
  Shell shell(
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @Nullable CsrfToken csrf) {
    var words = new Words(messages, locale);
    String path = request.getRequestURI();
    Optional<Visitor> visitor = visitor(request);
    boolean isShared = visitor.isEmpty() && isPublic(request);
    if (isShared) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, SHARED);
      response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
    return new Shell(
        words,
        visitor.orElse(null),
        links(words, path, visitor),
        visitor.map(who -> parts(words, path, who)).orElse(List.of()),
        banners(request),
        // Asking for a token would begin a session.
        csrf == null || isShared
            ? new Shell.Csrf("_csrf", "X-CSRF-TOKEN", "")
            : new Shell.Csrf(csrf.getParameterName(), csrf.getHeaderName(), csrf.getToken()),
        new Shell.Assets(
            address("/webjars/tabler__core/1.4.0/dist/css/tabler.min.css"),
            address("/assets/shangjia.css"),
            address("/assets/theme.js"),
            address("/webjars/htmx.org/2.0.10/dist/htmx.min.js"),
            address("/assets/shangjia.js"),
            address("/assets/icons.svg"),
            address("/assets/mark.svg"),
            address("/webjars/echarts/5.3.1/dist/echarts.common.min.js"),
            address("/assets/plots.js")),
        marketZone);
  }

  /** While something failed, nobody acts, and nothing more is read for the frame. */
  private Optional<Visitor> visitor(HttpServletRequest request) {
    Optional<Visitor> visitor =
        Optional.ofNullable(visitors.getIfAvailable()).flatMap(Visitors::current);
    return request.getDispatcherType() == DispatcherType.ERROR
        ? visitor.map(who -> new Visitor(who.name(), who.organization(), who.side(), () -> 0))
        : visitor;
  }

  private List<Banners.Banner> banners(HttpServletRequest request) {
    Banners known = banners.getIfAvailable();
    return known == null || request.getDispatcherType() == DispatcherType.ERROR
        ? List.of()
        : known.current();
  }

  private static boolean isPublic(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod handler
        && handler.getBeanType().isAnnotationPresent(PublicPages.class);
  }

  private List<Shell.Link> links(Words words, String path, Optional<Visitor> visitor) {
    return entries.stream()
        .filter(entry -> visitor.map(entry.visible()::test).orElse(entry.anybody()))
        .map(
            entry ->
                new Shell.Link(
                    words.of(entry.key()), entry.href(), entry.icon(), isAt(path, entry.href())))
        .toList();
  }

  /** Of two that the path lies below, the longer one is where the visitor is. */
  private List<Shell.Link> parts(Words words, String path, Visitor visitor) {
    List<NavigationPart> here =
        parts.stream()
            .filter(part -> isAt(path, part.of()))
            .filter(part -> part.visible().test(visitor))
            .toList();
    String current =
        here.stream()
            .map(NavigationPart::href)
            .filter(href -> isAt(path, href))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    return here.size() < 2
        ? List.of()
        : here.stream()
            .map(
                part ->
                    new Shell.Link(
                        words.of(part.key()), part.href(), "", part.href().equals(current)))
            .toList();
  }

  private static boolean isAt(String path, String href) {
    return path.equals(href) || path.startsWith(href + "/");
  }

  private String address(String path) {
    String versioned = resources.getForLookupPath(path);
    return versioned == null ? path : versioned;
  }
}
