package dev.shangjia.platform.apps;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.web.ApiRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The dossier that a program names in an address of the API. */
@Component
public final class RequestedDossiers {
  private final Dossiers dossiers;

  RequestedDossiers(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  /** One that the token's person can read. */
  public Draft readable(long id) {
    return dossiers.find(new DossierId(id)).orElseThrow(() -> none(id));
  }

  /** One that the token's person can change: their own organization's. */
  public Draft writable(long id) {
    Draft draft = readable(id);
    if (!draft.organization().equals(SignedIn.required().organization())) {
      throw new ApiRefusal(
          HttpStatus.FORBIDDEN,
          "not-yours",
          new LocalText(
              "材料 %d 属于别的组织，只有该组织的成员可以更改。".formatted(id),
              "Dossier %d belongs to another organization; only its members can change it."
                  .formatted(id)));
    }
    return draft;
  }

  private static ApiRefusal none(long id) {
    return new ApiRefusal(
        HttpStatus.NOT_FOUND,
        "no-such-dossier",
        new LocalText(
            "没有材料 %d，或您无权查看；POST /api/v1/dossiers 给出流程的材料。".formatted(id),
            "There is no dossier %d that you can see; POST /api/v1/dossiers gives that of a procedure."
                .formatted(id)));
  }
}
