package dev.shangjia.platform.desk;

import dev.shangjia.platform.web.PublicPages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How much waits at the market's desk and how long it takes, for everybody. */
@Controller
@PublicPages
final class StatusPages {
  private final QueueStatus status;

  StatusPages(QueueStatus status) {
    this.status = status;
  }

  @GetMapping("/status")
  String status(Model model) {
    model.addAttribute("view", status.now());
    return "desk/status";
  }
}
