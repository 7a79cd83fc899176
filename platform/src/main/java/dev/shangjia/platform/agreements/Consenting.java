package dev.shangjia.platform.agreements;

/** What came of consenting. */
public sealed interface Consenting {
  /** The consent is kept, from now or from before. */
  record Given() implements Consenting {}

  /** There is no such version for this kind of organization. */
  record NoSuchVersion() implements Consenting {}

  /** A newer version is in force; that one has to be read. */
  record Replaced(AgreementVersion by) implements Consenting {}

  /** Only who manages the organization's members consents for it. */
  record NotAllowed() implements Consenting {}
}
