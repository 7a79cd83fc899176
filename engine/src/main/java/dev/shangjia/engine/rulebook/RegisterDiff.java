package dev.shangjia.engine.rulebook;

import java.util.List;

/** In what two versions of a clause or a resolution differ. */
final class RegisterDiff {
  private RegisterDiff() {}

  static List<Difference> ofClause(Clause before, Clause after) {
    var found = new Differences();
    found.changed("what", before.demand().en(), after.demand().en());
    found.changed("actor", before.actor(), after.actor());
    found.changed("decidable", before.decidable().code(), after.decidable().code());
    found.reworded("whatZh", before.demand().zh(), after.demand().zh());
    found.reworded("note", before.note(), after.note());
    found.reworded("source", before.source(), after.source());
    found.reworded("section", before.section(), after.section());
    found.reworded("kind", before.kind(), after.kind());
    return found.all();
  }

  static List<Difference> ofResolution(Resolution before, Resolution after) {
    var found = new Differences();
    found.changed("clauses", before.clauses(), after.clauses());
    found.changed("inForce", before.inForce(), after.inForce());
    found.changed("where", before.where(), after.where());
    found.reworded("why", before.why(), after.why());
    return found.all();
  }
}
