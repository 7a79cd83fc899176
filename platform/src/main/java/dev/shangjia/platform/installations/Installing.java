package dev.shangjia.platform.installations;

import dev.shangjia.platform.catalog.Visibility;

/** What came of installing an app, or of changing what an installation may do. */
public sealed interface Installing {

  /** It is as asked. */
  record Done(InstallationId installation) implements Installing {}

  /** The enterprise has it already. */
  record AlreadyThere(InstallationId installation) implements Installing {}

  /** Nothing like it is in the market, or the enterprise does not have it any more. */
  record NotThere() implements Installing {}

  /** The market does not let enterprises install it now. */
  record Closed(Visibility visibility) implements Installing {}

  /**
   * What the admin looked at is not what it asks for any more.
   *
   * @param seen the number of the version that the admin saw
   * @param now the number of the one that there is
   */
  record Outdated(int seen, int now) implements Installing {}

  /** The admin did not agree to the provider's terms. */
  record NotAgreed() implements Installing {}

  /** Some were to see it, and nobody was named. */
  record NobodyNamed() implements Installing {}

  /**
   * The directory does not know somebody who was named.
   *
   * @param named as it was entered
   */
  record Unknown(String named) implements Installing {}
}
