package dev.shangjia.engine.record;

import dev.shangjia.engine.json.JsonReading;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads records from JSON. */
final class RecordReading {
  private RecordReading() {}

  static Receipt receipt(JsonReading json) {
    format(json, RecordWriting.RECEIPT);
    return new Receipt(
        Shape.CHAIN.read(json.at("chain")),
        json.at("sequence").number(1, Entry.LAST),
        Shape.HASH.read(json.at("entry")),
        Moment.read(json.at("at")),
        Shape.KEY.read(json.at("key")),
        signature(json),
        json.has("inclusion") ? json.at("inclusion").whole(RecordReading::inclusion) : null);
  }

  private static Inclusion inclusion(JsonReading json) {
    int size = json.at("size").number(1);
    return new Inclusion(
        json.at("checkpoint").number(1, Entry.LAST),
        json.at("later").list(Shape.HASH::read),
        (int) json.at("leaf").number(0, size - 1L),
        size,
        json.at("path").list(Shape.HASH::read));
  }

  static Checkpoint checkpoint(JsonReading json) {
    format(json, RecordWriting.CHECKPOINT);
    return new Checkpoint(
        json.at("sequence").number(1, Entry.LAST),
        Moment.read(json.at("at")),
        json.at("size").count(),
        Shape.HASH.read(json.at("root")),
        Shape.HASH.read(json.at("previous")),
        Shape.KEY.read(json.at("key")),
        signature(json));
  }

  static Disclosure disclosure(JsonReading json) {
    format(json, RecordWriting.ENTRY);
    Map<String, String> contents = named(json.at("contents"), Shape.HASH);
    var entry =
        new Entry(
            Shape.CHAIN.read(json.at("chain")),
            json.at("sequence").number(1, Entry.LAST),
            Moment.read(json.at("at")),
            Shape.NAME.read(json.at("kind")),
            named(json.at("ids"), Shape.ID),
            contents,
            Shape.HASH.read(json.at("previous")));
    var salts = new LinkedHashMap<String, Salt>();
    named(json.at("salts"), Shape.HASH).forEach((name, hex) -> salts.put(name, new Salt(hex)));
    if (!contents.keySet().containsAll(salts.keySet())) {
      String known = String.join(", ", contents.keySet());
      throw json.at("salts").mismatch("an object with some of " + known, "含 " + known + " 中若干项的对象");
    }
    return new Disclosure(entry, salts);
  }

  private static void format(JsonReading json, String format) {
    if (!json.at("format").string().equals(format)) {
      throw json.at("format").mismatch('"' + format + '"', '"' + format + '"');
    }
  }

  private static String signature(JsonReading json) {
    JsonReading signature = json.at("signature");
    String text = Shape.SIGNATURE.read(signature);
    if (Ed25519.bytes(text).isEmpty()) {
      throw signature.mismatch("Base64url of 64 bytes", "64 字节的 Base64url");
    }
    return text;
  }

  private static Map<String, String> named(JsonReading json, Shape shape) {
    Map<String, String> members = json.members(shape::read);
    for (String name : members.keySet()) {
      if (!Shape.NAME.fits(name)) {
        throw json.mismatch(
            "an object whose members are named by letters, digits and -", "成员名由字母、数字和 - 组成的对象");
      }
    }
    return members;
  }
}
