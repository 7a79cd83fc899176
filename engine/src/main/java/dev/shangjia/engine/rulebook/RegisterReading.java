package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the tables of clauses and of resolutions. */
final class RegisterReading {
  private static final List<String> CLAUSE_COLUMNS =
      List.of("id", "source", "section", "kind", "what", "whatZh", "note", "actor", "decidable");
  private static final List<String> RESOLUTION_COLUMNS =
      List.of("id", "clauses", "inForce", "where", "why");

  private final References references;

  RegisterReading(References references) {
    this.references = references;
  }

  List<Clause> clauses(SourceFile file) {
    var clauses = new ArrayList<Clause>();
    var taken = new Names();
    for (Table.Row row : Table.read(file, CLAUSE_COLUMNS)) {
      String id = row.required(0);
      taken.take(id, file, row.place(0));
      references.add(References.Kind.SOURCE, row.required(1), file, row.place(1));
      clauses.add(
          new Clause(
              id,
              row.required(1),
              row.required(2),
              row.required(3),
              demand(row),
              row.cell(6),
              row.required(7),
              decidable(file, row)));
    }
    return clauses;
  }

  List<Resolution> resolutions(SourceFile file) {
    var resolutions = new ArrayList<Resolution>();
    var taken = new Names();
    for (Table.Row row : Table.read(file, RESOLUTION_COLUMNS)) {
      String id = row.required(0);
      taken.take(id, file, row.place(0));
      List<String> clauses = names(row, 1);
      List<String> inForce = names(row, 2);
      for (String clause : inForce) {
        if (!clauses.contains(clause)) {
          file.error(
              "rulebook/resolution",
              row.place(2),
              new LocalText(
                  "生效条款 " + Quoted.of(clause) + " 不在此行的 clauses 之中。",
                  "The clause in force "
                      + Quoted.of(clause)
                      + " is not among this row's clauses."));
        }
      }
      resolutions.add(new Resolution(id, clauses, inForce, row.cell(3), row.required(4)));
    }
    return resolutions;
  }

  private List<String> names(Table.Row row, int column) {
    var names = new ArrayList<String>();
    int offset = 0;
    for (String part : row.required(column).split(",", -1)) {
      String name = part.strip();
      SourcePlace cell = row.place(column);
      int lead = part.length() - part.stripLeading().length();
      references.add(
          References.Kind.CLAUSE,
          name,
          row.file(),
          new SourcePlace(cell.file(), cell.line(), cell.column() + offset + lead));
      names.add(name);
      offset += part.length() + 1;
    }
    return names;
  }

  private static LocalText demand(Table.Row row) {
    String en = row.required(4).isEmpty() ? "?" : row.cell(4);
    return new LocalText(row.cell(5).isEmpty() ? en : row.cell(5), en);
  }

  private static Decides decidable(SourceFile file, Table.Row row) {
    String found = row.required(8);
    Optional<Decides> decides =
        Arrays.stream(Decides.values()).filter(known -> known.code().equals(found)).findFirst();
    if (decides.isEmpty() && !found.isBlank()) {
      List<String> codes = Arrays.stream(Decides.values()).map(Decides::code).toList();
      Optional<String> nearest = NearestName.of(found, codes);
      file.error(
          "yaml/not-allowed",
          row.place(8),
          new LocalText(
              Quoted.of(found)
                  + " 不在允许的取值之内："
                  + String.join("、", codes)
                  + "。"
                  + nearest.map(name -> "是否想写 '" + name + "'？").orElse(""),
              Quoted.of(found)
                  + " is none of "
                  + String.join(", ", codes)
                  + "."
                  + nearest.map(name -> " Did you mean '" + name + "'?").orElse("")));
    }
    return decides.orElse(Decides.HUMAN);
  }
}
