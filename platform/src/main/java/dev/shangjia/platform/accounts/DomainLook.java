package dev.shangjia.platform.accounts;

import org.springframework.stereotype.Component;

/** Looks whether a domain says a word: in its name servers, or else in a file of its web server. */
@Component
class DomainLook {
  private static final String KEY = "shangjia-verify=";

  private final TxtRecords records;
  private final ProofFiles files;

  DomainLook(TxtRecords records, ProofFiles files) {
    this.records = records;
    this.files = files;
  }

  /** What was seen. */
  sealed interface Seen {
    /** A record of the name servers says the word. */
    record InRecord() implements Seen {}

    /** The file says the word. */
    record InFile() implements Seen {}

    /** Both were looked at, and neither does. */
    record Nowhere() implements Seen {}

    /** Not all could be looked at, so that nothing is known. */
    record NotLooked() implements Seen {}
  }

  /** What has to be said for a word. */
  static String saying(String word) {
    return KEY + word;
  }

  /** The name under which name servers have to say it. */
  static String recordName(String domain) {
    return "_shangjia." + domain;
  }

  /** Looks; takes some seconds. */
  Seen look(String domain, String word) {
    String saying = saying(word);
    TxtRecords.Answer record = records.of(recordName(domain));
    if (record instanceof TxtRecords.Answer.Found(var texts)
        && texts.stream().anyMatch(text -> plain(text).equals(saying))) {
      return new Seen.InRecord();
    }
    ProofFiles.Answer file = files.of(domain);
    if (file instanceof ProofFiles.Answer.Found(String text)
        && text.lines().anyMatch(line -> line.strip().equals(saying))) {
      return new Seen.InFile();
    }
    return record instanceof TxtRecords.Answer.Unanswered
            || file instanceof ProofFiles.Answer.Unanswered
        ? new Seen.NotLooked()
        : new Seen.Nowhere();
  }

  /** Some servers, and some people, put a text in quotation marks. */
  private static String plain(String text) {
    String bare = text.strip();
    return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
        ? bare.substring(1, bare.length() - 1).strip()
        : bare;
  }
}
