package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are needed in which case. Each row is a rule of the rulebook, named {@code
 * <matrix>/<row>}, that the machine decides.
 *
 * @param id the file's name
 * @param title what it is
 * @param held gives the kinds of the documents that are held: a list of texts, one for each
 * @param kinds of documents, by id, in order
 * @param rows the ids of its rules, in order
 * @param place where it stands
 */
public record Matrix(
    String id,
    LocalText title,
    Expression held,
    Map<String, Kind> kinds,
    List<String> rows,
    SourcePlace place) {

  /**
   * A kind of document.
   *
   * @param title what it is called
   * @param help what it has to be like, or null
   * @param place where it is declared
   */
  public record Kind(LocalText title, @Nullable LocalText help, SourcePlace place) {}

  public Matrix {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    rows = List.copyOf(rows);
  }
}
