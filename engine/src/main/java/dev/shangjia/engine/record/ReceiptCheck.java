package dev.shangjia.engine.record;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.json.Rfc8785;
import dev.shangjia.engine.record.ReceiptAnswer.Line;
import dev.shangjia.engine.record.ReceiptAnswer.Part;
import dev.shangjia.engine.record.ReceiptAnswer.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks receipts by published keys alone; no server is asked. What is not given is not checked,
 * and is said so.
 */
public final class ReceiptCheck {
  private final KeySet keys;

  /** A check by these keys, which the caller has from somewhere they trust. */
  public ReceiptCheck(KeySet keys) {
    this.keys = keys;
  }

  /**
   * What a receipt is compared with.
   *
   * @param entry the entry it is said to stand for; null when it is not at hand
   * @param contents contents that the entry is said to hold, by name; they need the entry
   * @param checkpoint a published checkpoint; null when none is at hand
   */
  public record Given(
      @Nullable Disclosure entry, Map<String, byte[]> contents, @Nullable Checkpoint checkpoint) {
    /** Nothing but the receipt. */
    public static final Given NOTHING = new Given(null, Map.of(), null);

    public Given {
      contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
    }
  }

  /** Checks a receipt. */
  public ReceiptAnswer check(Receipt receipt, Given given) {
    var lines = new ArrayList<Line>();
    lines.add(
        signature(
            Part.SIGNATURE,
            receipt.key(),
            receipt.at(),
            Rfc8785.bytes(RecordWriting.statement(receipt)),
            receipt.signature()));
    lines.add(entry(receipt, given.entry()));
    given.contents().forEach((name, content) -> lines.add(content(name, content, given.entry())));
    Checkpoint checkpoint = given.checkpoint();
    if (checkpoint == null) {
      lines.add(
          line(
              Part.INCLUSION,
              Reason.NO_CHECKPOINT,
              "没有提供检查点，未核对收录。",
              "No checkpoint was given; that one covers the entry was not checked."));
    } else {
      lines.add(check(checkpoint));
      lines.add(inclusion(receipt, checkpoint));
    }
    return new ReceiptAnswer(lines);
  }

  /** Checks who signed a checkpoint, and that it says what it said then. */
  public Line check(Checkpoint checkpoint) {
    return signature(
        Part.CHECKPOINT,
        checkpoint.key(),
        checkpoint.at(),
        Rfc8785.bytes(RecordWriting.statement(checkpoint)),
        checkpoint.signature());
  }

  private Line signature(Part part, String id, Instant at, byte[] statement, String signature) {
    Optional<KeySet.Published> found = keys.key(id);
    if (found.isEmpty()) {
      return line(
          part,
          Reason.UNKNOWN_KEY,
          "由密钥 " + id + " 签名，但所给公钥中没有它。请使用平台公布的公钥集。",
          "It is signed with key "
              + id
              + ", which is not among the keys given. Use the key set that"
              + " the platform publishes.");
    }
    KeySet.Published key = found.get();
    if (!Ed25519.verifies(key.key(), statement, signature)) {
      return line(
          part,
          Reason.WRONG_SIGNATURE,
          "签名与内容不符：内容被改动过，或签名不是密钥 " + id + " 所作。",
          "The signature does not fit: something was changed, or key " + id + " did not make it.");
    }
    if (!key.signedAt(at)) {
      return line(
          part,
          Reason.KEY_NOT_IN_FORCE,
          "密钥 " + id + " 在 " + at + " 不在有效期内。",
          "Key " + id + " was not in force at " + at + ".");
    }
    return line(part, Reason.SIGNED, "由密钥 " + id + " 签名。", "It is signed with key " + id + ".");
  }

  private static Line entry(Receipt receipt, @Nullable Disclosure given) {
    if (given == null) {
      return line(
          Part.ENTRY, Reason.NO_ENTRY, "没有提供记录，未核对。", "No entry was given; none was compared.");
    }
    Entry entry = given.entry();
    return ChainHead.of(entry).equals(receipt.head()) && entry.at().equals(receipt.at())
        ? line(
            Part.ENTRY,
            Reason.SAME_ENTRY,
            "与回执所指的 " + entry.chain() + " 第 " + entry.sequence() + " 条记录一致。",
            "It is entry " + entry.sequence() + " of " + entry.chain() + ", as the receipt says.")
        : line(
            Part.ENTRY,
            Reason.OTHER_ENTRY,
            "所给记录（" + entry.chain() + " 第 " + entry.sequence() + " 条）不是回执所指的那一条，或已被改动。",
            "The entry given ("
                + entry.sequence()
                + " of "
                + entry.chain()
                + ") is not the one the"
                + " receipt stands for, or it was changed.");
  }

  private static Line content(String name, byte[] content, @Nullable Disclosure given) {
    Map<String, String> hashes = given == null ? Map.of() : given.entry().contents();
    String hash = hashes.get(name);
    if (given == null || hash == null) {
      return line(
          Part.CONTENT,
          Reason.UNKNOWN_CONTENT,
          "记录中没有内容 " + name + "，现有：" + String.join("、", hashes.keySet()) + "。",
          "The entry has no content "
              + name
              + "; it has: "
              + String.join(", ", hashes.keySet())
              + ".");
    }
    Salt salt = given.salts().get(name);
    if (salt == null) {
      return line(
          Part.CONTENT,
          Reason.NO_SALT,
          "内容 " + name + " 没有盐值（已清除或未提供），无法核对。",
          "Content " + name + " has no salt: it was erased, or not given. It cannot be compared.");
    }
    return salt.hash(content).equals(hash)
        ? line(
            Part.CONTENT,
            Reason.SAME_CONTENT,
            "内容 " + name + " 与记录一致。",
            "Content " + name + " is what the entry holds.")
        : line(
            Part.CONTENT,
            Reason.OTHER_CONTENT,
            "内容 " + name + " 与记录不一致。",
            "Content " + name + " is not what the entry holds.");
  }

  private static Line inclusion(Receipt receipt, Checkpoint checkpoint) {
    Inclusion proof = receipt.inclusion();
    if (proof == null) {
      return line(
          Part.INCLUSION,
          Reason.NO_PROOF,
          "回执中没有收录证明。请在检查点 " + checkpoint.sequence() + " 之后重新下载回执。",
          "The receipt holds no proof for a checkpoint. Download it again after checkpoint "
              + checkpoint.sequence()
              + ".");
    }
    if (proof.checkpoint() != checkpoint.sequence()) {
      return line(
          Part.INCLUSION,
          Reason.OTHER_CHECKPOINT,
          "回执的收录证明对应检查点 " + proof.checkpoint() + "，所给为 " + checkpoint.sequence() + "。",
          "The receipt's proof is for checkpoint "
              + proof.checkpoint()
              + ", but "
              + checkpoint.sequence()
              + " was given.");
    }
    return proof.proves(receipt.head(), checkpoint)
        ? line(
            Part.INCLUSION,
            Reason.INCLUDED,
            "检查点 "
                + checkpoint.sequence()
                + "（"
                + checkpoint.at()
                + "，"
                + checkpoint.size()
                + " 条链）收录了这条记录。",
            "Checkpoint "
                + checkpoint.sequence()
                + " ("
                + checkpoint.at()
                + ", chains: "
                + checkpoint.size()
                + ") covers the entry.")
        : line(
            Part.INCLUSION,
            Reason.NOT_INCLUDED,
            "收录证明与检查点 " + checkpoint.sequence() + " 不符。",
            "The proof does not lead to checkpoint " + checkpoint.sequence() + ".");
  }

  private static Line line(Part part, Reason reason, String zh, String en) {
    return new Line(part, reason, new LocalText(zh, en));
  }
}
