package dev.shangjia.platform.casework.intake;

import dev.shangjia.platform.accounts.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where somebody sees what they wait for, goes on when it is their turn, or gives it up. */
@Controller
@RequestMapping("/waiting")
class PlacePages {
  private final Doors doors;
  private final WaitingList waiting;

  PlacePages(Doors doors, WaitingList waiting) {
    this.doors = doors;
    this.waiting = waiting;
  }

  @GetMapping("/{id}")
  String place(@PathVariable long id, Model model) {
    model.addAttribute(
        "view",
        doors.view(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "casework/intake/place";
  }

  @PostMapping("/{id}/leave")
  String leave(@PathVariable long id) {
    if (!waiting.leave(id, SignedIn.required().organization())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/cases";
  }

  /** Asks to be told when a procedure takes in again. */
  @PostMapping("/reopening")
  String tellWhenOpen(@RequestParam String program, @RequestParam String procedure) {
    var of = new JdbcPlaces.Of(program, procedure);
    if (!waiting.tellWhenOpen(of, SignedIn.required().person())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/cases/new";
  }
}
