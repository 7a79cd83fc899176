package dev.shangjia.engine;

/** The languages in which every text for people is kept. */
public enum Language {
  ZH("zh"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The ISO 639-1 code: {@code zh} or {@code en}. */
  public String code() {
    return code;
  }
}
