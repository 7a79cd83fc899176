package dev.shangjia.platform.organization;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.ProvenDomain;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.casework.CaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an organization shows.
 *
 * @param reader as whom it is read
 * @param members who belongs to it
 * @param domains of which it showed that they are its own
 * @param programs how it stands in the programs that the market runs
 */
record OrganizationView(
    Organization organization,
    Reader reader,
    List<Member> members,
    List<ProvenDomain> domains,
    List<InProgram> programs) {
  OrganizationView {
    members = List.copyOf(members);
    domains = List.copyOf(domains);
    programs = List.copyOf(programs);
  }

  /** As whom somebody reads it. */
  enum Reader {
    /** Of their own organization, for which they act. */
    MEMBER,
    OPERATOR,
    /** An operator who may erase people. */
    ADMINISTRATOR
  }

  /** Whether the reader can start something for it. */
  boolean isOwn() {
    return reader == Reader.MEMBER;
  }

  /** Whether the reader may erase its members. */
  boolean mayErase() {
    return reader == Reader.ADMINISTRATOR;
  }

  /**
   * How it stands in a program.
   *
   * @param elsewhere the program that verified it, where this one verifies nobody itself; null when
   *     none did
   * @param ways the procedures in which its identity is verified; none where the program goes by
   *     what others verified
   * @param missing agreements in force that it has not accepted
   * @param accepted how many agreements in force it has accepted
   */
  record InProgram(
      String id,
      LocalText title,
      Standing standing,
      @Nullable LocalText elsewhere,
      List<Way> ways,
      List<AgreementVersion> missing,
      int accepted) {
    InProgram {
      ways = List.copyOf(ways);
      missing = List.copyOf(missing);
    }
  }

  /**
   * A procedure in which its identity is verified.
   *
   * @param procedure its id
   * @param open the case in which it is under way; null when it is not
   */
  record Way(String procedure, LocalText title, @Nullable CaseId open) {}
}
