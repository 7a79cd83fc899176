package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.accounts.MemberJoined;
import dev.shangjia.platform.accounts.MemberLeft;
import dev.shangjia.platform.accounts.PersonErased;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps directories as memberships are. In the transaction of who changes them: somebody who joins
 * sees at once what is theirs, and somebody who left is known no longer as a member.
 */
@Component
class DirectoryMembers {
  private static final Actor ACTOR = new Actor.SystemOfMarket("installations");

  private final Directory directory;
  private final JdbcDirectory rows;
  private final Acting acting;

  DirectoryMembers(Directory directory, JdbcDirectory rows, Acting acting) {
    this.directory = directory;
    this.rows = rows;
    this.acting = acting;
  }

  @EventListener
  void on(MemberJoined joined) {
    if (joined.side() == Side.ENTERPRISE) {
      acting.as(ACTOR, () -> directory.adopt(joined.organization()));
    }
  }

  @EventListener
  void on(MemberLeft left) {
    if (left.side() == Side.ENTERPRISE) {
      acting.as(
          ACTOR,
          () ->
              rows.of(left.organization(), left.person())
                  .ifPresent(entry -> rows.unlink(left.organization(), entry.id())));
    }
  }

  @EventListener
  void on(PersonErased erased) {
    acting.as(ACTOR, () -> rows.forget(erased.person()));
  }
}
