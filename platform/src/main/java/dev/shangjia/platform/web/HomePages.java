package dev.shangjia.platform.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where everybody arrives: who is signed in goes on to the first thing there is to do. */
@Controller
final class HomePages {
  @GetMapping("/")
  String home(@ModelAttribute("shell") Shell shell) {
    return shell.navigation().stream()
        .findFirst()
        .map(first -> "redirect:" + first.href())
        .orElse("web/home");
  }
}
