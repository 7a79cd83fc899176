package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.demo.DemoMarket.SignIn;
import dev.shangjia.platform.screen.Screen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the server in a real browser, as somebody of each side who may see it: nothing that
 * axe finds grave, nothing wider than its window, no word missing, no complaint of the browser.
 * Pictures stay in {@code target/screens/pages}.
 */
@DemoTest
class EveryPageScreenTest {
  /** Pages that a market which runs does not show to those who follow links, and why. */
  private static final Map<String, String> NOT_REACHED =
      Map.of(
          "/setup", "only before the market is set up",
          "/dossiers/{id}/look", "a part of a page, for scripts",
          "/policy/{program:[a-z][a-z0-9-]*}/{hash:[0-9a-f]{64}}/back-test",
              "a part of a page, for scripts",
          "/invitations/{secret}", "only from a mail",
          "/invitations/{secret}/sign-in", "only from a mail");

  @LocalServerPort private int port;
  @Autowired private DemoMarket market;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  /** How a page is looked at. */
  private record Look(String language, boolean dark, boolean narrow) {
    String code() {
      return language.substring(0, 2)
          + (dark ? "-dark" : "-light")
          + (narrow ? "-narrow" : "-wide");
    }
  }

  private static List<Look> looks() {
    var looks = new ArrayList<Look>();
    for (boolean dark : new boolean[] {false, true}) {
      for (boolean narrow : new boolean[] {false, true}) {
        looks.add(new Look("zh-CN", dark, narrow));
        looks.add(new Look("en", dark, narrow));
      }
    }
    return looks;
  }

  @Test
  @Tag("soak")
  void everyPageLooksRightInOneLook() {
    look(1);
  }

  @Test
  @Tag("soak")
  void everyPageLooksRightInAllLooks() {
    look(looks().size());
  }

  /** Each page in so many looks; each page begins with another one. */
  private void look(int times) {
    var crawl = new Crawl(mappings);
    var wrong = new ArrayList<String>();
    var reached = new TreeSet<String>();
    int number = 0;
    try (Screen screen = Screen.open(port)) {
      for (Map.Entry<String, Optional<SignIn>> person : people().entrySet()) {
        Crawl.Found found = found(crawl, person.getValue());
        reached.addAll(found.addresses().keySet());
        found.addresses().put("/nowhere", List.of("/nowhere"));
        wrong.addAll(found.wrong());
        screen.forget();
        person.getValue().ifPresent(who -> signIn(screen, who));
        for (Map.Entry<String, List<String>> page : found.addresses().entrySet()) {
          number++;
          if (!page.getValue().isEmpty()) {
            String name = person.getKey() + page.getKey().replaceAll("[^a-z]+", "-");
            for (int i = 0; i < times; i++) {
              Look look = looks().get((number + i) % looks().size());
              String address = page.getValue().get(i % page.getValue().size());
              wrong.addAll(seen(screen, name, address, look));
            }
          }
        }
      }
    }
    var missed = new TreeSet<>(crawl.pages());
    missed.removeAll(reached);
    missed.removeAll(NOT_REACHED.keySet());
    assertThat(wrong).isEmpty();
    assertThat(missed).as("pages that nobody came to").isEmpty();
    assertThat(reached).hasSizeGreaterThan(25);
  }

  /** Somebody of each side, and somebody who is not signed in. */
  private Map<String, Optional<SignIn>> people() {
    var people = new LinkedHashMap<String, Optional<SignIn>>();
    people.put("nobody", Optional.empty());
    people.put("operator", member("wenlan@chengye.shangjia.dev"));
    people.put("provider", member("fang@yantai.shangjia.dev"));
    people.put("enterprise", member("sheng@hesheng.shangjia.dev"));
    return people;
  }

  private Optional<SignIn> member(String email) {
    return market.signIns().stream().filter(one -> one.email().equals(email)).findFirst();
  }

  private Crawl.Found found(Crawl crawl, Optional<SignIn> who) {
    var browser = new Browsing(port);
    who.ifPresent(one -> browser.signIn(one.email(), one.password()));
    return crawl.from(browser, "/", "/sign-in", "/join", "/cases", "/apps", "/account", "/notices");
  }

  private void signIn(Screen screen, SignIn who) {
    screen
        .go("/sign-in?lang=en")
        .fill("email", who.email())
        .fill("password", who.password())
        .click("main form button")
        .has("form[action='/sign-out']");
  }

  private static List<String> seen(Screen screen, String name, String address, Look look) {
    var wrong = new ArrayList<String>();
    String where = name + " (" + address + ") " + look.code();
    if (look.narrow()) {
      screen.narrow();
    } else {
      screen.wide();
    }
    if (look.dark()) {
      screen.dark();
    } else {
      screen.light();
    }
    screen.go(address + (address.contains("?") ? "&" : "?") + "lang=" + look.language());
    screen.keep("pages/" + name + "-" + look.code());
    if (screen.text().contains("???")) {
      wrong.add(where + ": words are missing");
    }
    if (screen.overflow() > 0) {
      wrong.add(where + ": wider than its window by " + screen.overflow());
    }
    screen.graveFindings().forEach(finding -> wrong.add(where + ": " + finding));
    screen.complaints().stream()
        .filter(complaint -> !complaint.contains("/nowhere"))
        .forEach(complaint -> wrong.add(where + ": " + complaint));
    return wrong;
  }
}
