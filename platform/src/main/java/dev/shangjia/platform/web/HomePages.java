package dev.shangjia.platform.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives. */
@Controller
final class HomePages {
  @GetMapping("/")
  String home() {
    return "web/home";
  }
}
