package dev.shangjia.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Knows which addresses nothing answers. Who asks for one is told so, and not to sign in. */
@Component
public final class UnknownAddresses {
  private final List<RequestMappingInfoHandlerMapping> mappings;

  UnknownAddresses(List<RequestMappingInfoHandlerMapping> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /** Whether nothing answers what is asked for. */
  public boolean matches(HttpServletRequest request) {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    return mappings.stream().noneMatch(mapping -> answers(mapping, request));
  }

  /** What is answered in other ways than this one is answered. */
  private static boolean answers(
      RequestMappingInfoHandlerMapping mapping, HttpServletRequest request) {
    try {
      return mapping.getHandler(request) != null;
    } catch (Exception otherwise) {
      return true;
    }
  }
}
