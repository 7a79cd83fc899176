package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.effects.Effect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as somebody sees it who takes part in it. What the desk keeps to itself is left out for
 * others.
 *
 * @param program the program's name
 * @param procedure the procedure's name
 * @param zone where its days begin and end
 * @param region whose holidays count
 * @param tasks what it waits for, one for each open stage
 * @param ours the open stages whose period the sources do not give
 * @param moves what the asker can do now
 * @param byDossier those of them that are done by handing the dossier in
 * @param ending how it ended; null while it is open
 * @param timeline what happened, the earliest first
 * @param effects what it changes in the world
 * @param eta when it is likely to be over; null when it ended
 */
record CaseView(
    CaseRow row,
    LocalText program,
    LocalText procedure,
    ZoneId zone,
    String region,
    List<Task> tasks,
    Set<String> ours,
    List<Move> moves,
    List<Move> byDossier,
    @Nullable Ending ending,
    List<Entry> timeline,
    List<Decision> decisions,
    List<Effect> effects,
    @Nullable Eta eta) {
  CaseView {
    tasks = List.copyOf(tasks);
    ours = Set.copyOf(ours);
    moves = List.copyOf(moves);
    byDossier = List.copyOf(byDossier);
    timeline = List.copyOf(timeline);
    decisions = List.copyOf(decisions);
    effects = List.copyOf(effects);
  }

  /** How a case ended. */
  record Ending(LocalText title, Instant at) {}

  /** Something on the timeline. */
  sealed interface Entry {
    Instant at();

    /**
     * Something that happened.
     *
     * @param sequence its number in the case
     * @param type the event's type, as it is stored
     * @param who the person's id; blank for the market itself
     * @param decision what was decided with it; null for nothing
     */
    record Happened(
        Instant at,
        int sequence,
        String type,
        LocalText words,
        String who,
        @Nullable Decision decision)
        implements Entry {}

    /**
     * That people were told something.
     *
     * @param key of its words, and what stands in them
     * @param others how many people of other organizations than the reader's were told, too
     */
    record Told(Instant at, String key, List<Object> arguments, List<Reader> readers, int others)
        implements Entry {
      public Told {
        arguments = List.copyOf(arguments);
        readers = List.copyOf(readers);
      }

      /** Somebody who was told, and how far the mail with it has come. */
      public record Reader(String person, String mail) {}
    }

    /** Something that was written. */
    record Written(Instant at, Note note) implements Entry {}
  }

  boolean isOpen() {
    return ending == null;
  }
}
