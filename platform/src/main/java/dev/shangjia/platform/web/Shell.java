package dev.shangjia.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs besides its own view.
 *
 * @param words the words in the reader's language
 * @param path the page's own path, to come back to
 * @param visitor who is signed in; null when nobody is
 * @param navigation what the visitor can go to
 * @param csrf the token that every form sends back
 * @param assets the addresses of styles and scripts
 */
public record Shell(
    Words words,
    String path,
    @Nullable Visitor visitor,
    List<Link> navigation,
    Csrf csrf,
    Assets assets) {
  public Shell {
    navigation = List.copyOf(navigation);
  }

  /** The words of a key; short, because templates are full of it. */
  public String t(String key, Object... arguments) {
    return words.of(key, arguments);
  }

  /** An entry of the navigation, as shown. */
  public record Link(String label, String href, String icon, boolean current) {}

  /** The name and the value of the hidden field that proves where a form came from. */
  public record Csrf(String parameter, String header, String token) {}

  /** Addresses that change with their content, so that browsers can keep them for good. */
  public record Assets(
      String tabler,
      String themes,
      String style,
      String theme,
      String htmx,
      String script,
      String icons) {}
}
