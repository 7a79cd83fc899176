package dev.shangjia.platform.agreements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.tenancy.Side;
import java.time.Instant;
import java.util.List;

/**
 * A version of an agreement.
 *
 * @param id its number
 * @param program the rulebook that it belongs to
 * @param agreement its name in the rulebook
 * @param version raised by the rulebook when consent has to be given again
 * @param side who consents
 * @param title what it is
 * @param points what it says
 * @param announced since when people can read it
 * @param inForce from when it counts
 */
public record AgreementVersion(
    long id,
    String program,
    String agreement,
    String version,
    Side side,
    LocalText title,
    List<Point> points,
    Instant announced,
    Instant inForce) {
  public AgreementVersion {
    points = List.copyOf(points);
  }

  /**
   * One statement.
   *
   * @param cites the clauses of the source that it carries out
   */
  public record Point(String id, LocalText text, List<String> cites) {
    public Point {
      cites = List.copyOf(cites);
    }
  }
}
