package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.casework.intake.Door;
import dev.shangjia.platform.casework.intake.PlaceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be applied for.
 *
 * @param program the program's id
 * @param procedure the procedure's id
 * @param title what the procedure is called
 * @param open the case in which it is under way; null when it is not
 * @param place where it waits for its turn; null when it does not
 * @param door whether it is taken in now
 */
record Offer(
    String program,
    String procedure,
    LocalText title,
    String subjectKind,
    long subject,
    String subjectName,
    @Nullable CaseId open,
    @Nullable PlaceView place,
    Door door) {

  /**
   * The offers of a program.
   *
   * @param unaccepted agreements that govern one of them and that the reader's organization has not
   *     accepted
   */
  record OfProgram(LocalText program, List<Offer> offers, List<AgreementVersion> unaccepted) {
    OfProgram {
      unaccepted = List.copyOf(unaccepted);
      offers = List.copyOf(offers);
    }
  }
}
