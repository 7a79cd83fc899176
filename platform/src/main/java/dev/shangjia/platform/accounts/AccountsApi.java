package dev.shangjia.platform.accounts;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program as whom it acts. */
@RestController
@RequestMapping("/api/v1")
final class AccountsApi {

  /** As whom a token acts. */
  record MeResponse(
      long person,
      String name,
      long organization,
      String organizationName,
      String side,
      List<String> roles) {}

  @GetMapping("/me")
  MeResponse me() {
    SignedIn who = SignedIn.required();
    return new MeResponse(
        who.person().value(),
        who.personName(),
        who.organization().value(),
        who.organizationName(),
        who.side().code(),
        who.roles().stream().map(MemberRole::code).sorted().toList());
  }
}
