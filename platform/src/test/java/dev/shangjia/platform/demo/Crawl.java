package dev.shangjia.platform.demo;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Follows links from page to page, and tells which page of the server each address is. */
final class Crawl {
  /** Of the same page, such as that of a case, so many are looked at. */
  private static final int EACH = 4;

  private final List<PathPattern> pages = new ArrayList<>();
  private final List<PathPattern> all = new ArrayList<>();

  Crawl(RequestMappingHandlerMapping mappings) {
    mappings
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (isGet(info)) {
                Set<PathPattern> patterns =
                    info.getPathPatternsCondition() == null
                        ? Set.of()
                        : info.getPathPatternsCondition().getPatterns();
                all.addAll(patterns);
                if (isPage(method)) {
                  pages.addAll(patterns);
                }
              }
            });
    all.sort(Comparator.naturalOrder());
  }

  private static boolean isGet(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return methods.contains(RequestMethod.GET);
  }

  private static boolean isPage(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("dev.shangjia")
        && method.getReturnType().getParameterType() == String.class
        && !AnnotatedElementUtils.hasAnnotation(method.getMethod(), ResponseBody.class)
        && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
  }

  /** All pages of the server, as the patterns of their paths. */
  Set<String> pages() {
    var patterns = new LinkedHashSet<String>();
    pages.forEach(page -> patterns.add(page.getPatternString()));
    return patterns;
  }

  /** What came of following links. */
  record Found(Map<String, List<String>> addresses, List<String> wrong) {}

  /** Follows all links that a browser sees, from some paths on. */
  Found from(Browsing browser, String... paths) {
    var found = new TreeMap<String, List<String>>();
    var wrong = new ArrayList<String>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<String>(List.of(paths));
    while (!open.isEmpty()) {
      String path = open.remove();
      Optional<String> page = page(path);
      if (page.isEmpty() || !seen.add(path)) {
        continue;
      }
      List<String> others = found.computeIfAbsent(page.get(), _ -> new ArrayList<>());
      if (others.size() == EACH) {
        continue;
      }
      Answer answer = browser.get(path);
      if (answer.status() >= 300 && answer.status() < 400) {
        open.add(local(answer.location()));
        found.putIfAbsent(page.get(), others);
        continue;
      }
      others.add(path);
      if (answer.status() != 200) {
        wrong.add(path + " answers " + answer.status());
      }
      if (answer.text().contains("???")) {
        wrong.add(path + " lacks words");
      }
      for (Element link : answer.page().select("a[href]")) {
        open.add(local(link.attr("href")));
      }
    }
    return new Found(found, wrong);
  }

  private static String local(String href) {
    int end = href.indexOf('#');
    return end < 0 ? href : href.substring(0, end);
  }

  /** The page that an address is; empty when it is a file, or elsewhere. */
  private Optional<String> page(String path) {
    if (!path.startsWith("/") || path.contains("lang=")) {
      return Optional.empty();
    }
    int query = path.indexOf('?');
    var of = PathContainer.parsePath(query < 0 ? path : path.substring(0, query));
    return all.stream()
        .filter(pattern -> pattern.matches(of))
        .findFirst()
        .filter(pages::contains)
        .map(PathPattern::getPatternString);
  }
}
