package dev.shangjia.engine.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records as JSON: what is hashed, what is signed, and what is handed out. */
final class RecordWriting {
  static final String ENTRY = "shangjia-entry/1";
  static final String RECEIPT = "shangjia-receipt/1";
  static final String CHECKPOINT = "shangjia-checkpoint/1";

  private RecordWriting() {}

  private static ObjectNode format(String format) {
    return JsonNodeFactory.instance.objectNode().put("format", format);
  }

  /** What an entry says; its body's hash is made of it. */
  static ObjectNode body(Entry entry) {
    ObjectNode json =
        format(ENTRY)
            .put("chain", entry.chain())
            .put("sequence", entry.sequence())
            .put("at", entry.at().toString())
            .put("kind", entry.kind());
    json.set("ids", texts(entry.ids()));
    json.set("contents", texts(entry.contents()));
    return json;
  }

  static ObjectNode of(Disclosure disclosure) {
    Entry entry = disclosure.entry();
    ObjectNode json = body(entry).put("previous", entry.previous());
    ObjectNode salts = json.putObject("salts");
    disclosure.salts().forEach((name, salt) -> salts.put(name, salt.hex()));
    return json;
  }

  /** What is signed for a receipt. */
  static ObjectNode statement(String chain, long sequence, String entry, Instant at, String key) {
    return format(RECEIPT)
        .put("chain", chain)
        .put("sequence", sequence)
        .put("entry", entry)
        .put("at", at.toString())
        .put("key", key);
  }

  static ObjectNode statement(Receipt receipt) {
    return statement(
        receipt.chain(), receipt.sequence(), receipt.entry(), receipt.at(), receipt.key());
  }

  static ObjectNode of(Receipt receipt) {
    ObjectNode json = statement(receipt).put("signature", receipt.signature());
    Inclusion inclusion = receipt.inclusion();
    if (inclusion != null) {
      ObjectNode proof = json.putObject("inclusion").put("checkpoint", inclusion.checkpoint());
      proof.set("later", texts(inclusion.later()));
      proof.put("leaf", inclusion.leaf()).put("size", inclusion.size());
      proof.set("path", texts(inclusion.path()));
    }
    return json;
  }

  /** What is signed for a checkpoint. */
  static ObjectNode statement(
      long sequence, Instant at, int size, String root, String previous, String key) {
    return format(CHECKPOINT)
        .put("sequence", sequence)
        .put("at", at.toString())
        .put("size", size)
        .put("root", root)
        .put("previous", previous)
        .put("key", key);
  }

  static ObjectNode statement(Checkpoint checkpoint) {
    return statement(
        checkpoint.sequence(),
        checkpoint.at(),
        checkpoint.size(),
        checkpoint.root(),
        checkpoint.previous(),
        checkpoint.key());
  }

  static ObjectNode of(Checkpoint checkpoint) {
    return statement(checkpoint).put("signature", checkpoint.signature());
  }

  private static ObjectNode texts(Map<String, String> texts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    texts.forEach(json::put);
    return json;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    texts.forEach(json::add);
    return json;
  }
}
