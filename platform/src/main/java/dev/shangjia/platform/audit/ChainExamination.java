package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainCheck;
import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.engine.record.ReceiptAnswer;
import dev.shangjia.engine.record.ReceiptCheck;
import dev.shangjia.engine.record.Salt;
import dev.shangjia.platform.audit.StoredChain.Covered;
import dev.shangjia.platform.audit.StoredChain.Owner;
import dev.shangjia.platform.audit.StoredChain.StoredEntry;
import dev.shangjia.platform.audit.StoredChain.StoredSalt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks whether everything of one chain is as it was written. */
final class ChainExamination {
  private final StoredChain chain;
  private final ReceiptCheck receipts;
  private final List<Finding> findings = new ArrayList<>();
  private long compared;

  ChainExamination(StoredChain chain, ReceiptCheck receipts) {
    this.chain = chain;
    this.receipts = receipts;
  }

  /** How many contents were compared with what entries hold of them. */
  long compared() {
    return compared;
  }

  /**
   * All that is not.
   *
   * @param checkpoints gives a checkpoint by its number
   * @param originals what is still kept of the entries' contents
   */
  List<Finding> findings(
      Function<Long, Optional<Checkpoint>> checkpoints, Map<Long, Map<String, String>> originals) {
    links();
    chain.entries().forEach(this::receipt);
    Map<Long, StoredEntry> entries =
        chain.entries().stream()
            .collect(Collectors.toMap(one -> one.entry().sequence(), Function.identity()));
    chain
        .covered()
        .forEach(head -> covered(head, entries.get(head.head().sequence()), checkpoints));
    for (StoredSalt salt : chain.salts()) {
      StoredEntry entry = entries.get(salt.sequence());
      salt(salt, entry);
      String original = originals.getOrDefault(salt.sequence(), Map.of()).get(salt.name());
      if (entry != null && original != null) {
        content(salt, entry.entry(), original);
      }
    }
    return findings;
  }

  private void links() {
    ChainHead head = chain.head();
    if (head == null) {
      add(chain.name(), "no-end", "链的末端记录不见了。", "What says where the chain ends is gone.");
      return;
    }
    ChainCheck.of(
            ChainHead.start(chain.name()),
            chain.entries().stream()
                .map(one -> new ChainCheck.Stored(one.entry(), one.receipt().entry()))
                .toList(),
            head)
        .forEach(
            broken ->
                findings.add(
                    new Finding(place(broken.sequence()), broken.kind().code(), broken.text())));
  }

  private void receipt(StoredEntry stored) {
    owner(stored.entry().sequence(), stored.owner());
    var given = new ReceiptCheck.Given(new Disclosure(stored.entry(), Map.of()), Map.of(), null);
    failures(stored.entry().sequence(), receipts.check(stored.receipt(), given));
  }

  private void covered(
      Covered covered,
      @org.jspecify.annotations.Nullable StoredEntry stored,
      Function<Long, Optional<Checkpoint>> checkpoints) {
    long sequence = covered.head().sequence();
    owner(sequence, covered.owner());
    Optional<Checkpoint> checkpoint = checkpoints.apply(covered.head().checkpoint());
    if (stored == null
        || checkpoint.isEmpty()
        || !stored.receipt().entry().equals(covered.head().head().hash())) {
      add(
          place(sequence),
          "not-covered",
          "检查点 %d 收录过这一条，现在两者对不上。".formatted(covered.head().checkpoint()),
          "Checkpoint %d covered this entry; the two do not fit any more."
              .formatted(covered.head().checkpoint()));
      return;
    }
    failures(
        sequence,
        receipts.check(
            stored.receipt().with(covered.head().inclusion(List.of())),
            new ReceiptCheck.Given(null, Map.of(), checkpoint.get())));
  }

  private void failures(long sequence, ReceiptAnswer answer) {
    for (ReceiptAnswer.Line line : answer.lines()) {
      if (line.reason().result() == ReceiptAnswer.Result.FAILS) {
        findings.add(new Finding(place(sequence), line.reason().code(), line.text()));
      }
    }
  }

  private void owner(long sequence, Owner owner) {
    if (chain.head() != null && !owner.equals(chain.owner())) {
      add(
          place(sequence),
          "other-owner",
          "所属机构与链的所属机构不同。",
          "It belongs to another organization than its chain.");
    }
  }

  private void salt(StoredSalt salt, @org.jspecify.annotations.Nullable StoredEntry stored) {
    owner(salt.sequence(), salt.owner());
    String proof =
        JdbcLedger.proof(chain.name(), salt.sequence(), salt.name(), salt.person(), salt.salt());
    if (!proof.equals(salt.proof())
        || stored == null
        || !stored.entry().contents().containsKey(salt.name())) {
      add(
          place(salt.sequence()),
          "salt-changed",
          "内容 %s 的盐值已被改动。".formatted(salt.name()),
          "The salt of content %s was changed.".formatted(salt.name()));
    }
  }

  private void content(StoredSalt salt, Entry entry, String original) {
    compared++;
    boolean same =
        Objects.equals(new Salt(salt.salt()).hash(original), entry.contents().get(salt.name()));
    if (!same) {
      add(
          place(entry.sequence()),
          "content-changed",
          "业务数据中的 %s 与记录不一致。".formatted(salt.name()),
          "What is kept as %s is not what was recorded.".formatted(salt.name()));
    }
  }

  private String place(long sequence) {
    return chain.name() + " " + sequence;
  }

  private void add(String place, String kind, String zh, String en) {
    findings.add(Finding.of(place, kind, zh, en));
  }
}
