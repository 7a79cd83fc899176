package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Tokens with which tests use the market as programs do. */
public final class TestTokens {
  private TestTokens() {}

  /** A token for everything that somebody may do. */
  public static String of(SignedIn somebody, ApplicationContext context) {
    return of(somebody, context, EnumSet.allOf(TokenScope.class));
  }

  /** A token for some of it. */
  public static String of(SignedIn somebody, ApplicationContext context, Set<TokenScope> scopes) {
    var actor = new Actor.Person(somebody.person(), somebody.organization(), somebody.side());
    AccessTokens.Result result =
        context
            .getBean(Acting.class)
            .as(
                actor,
                () ->
                    context
                        .getBean(AccessTokens.class)
                        .make(somebody, "test", EnumSet.copyOf(scopes), 7));
    return switch (result) {
      case AccessTokens.Result.Made made -> made.token();
      case AccessTokens.Result.Refused refused ->
          throw new IllegalStateException(refused.complaints().toString());
    };
  }
}
