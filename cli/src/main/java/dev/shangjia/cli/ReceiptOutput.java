package dev.shangjia.cli;

import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.ReceiptAnswer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of checking a receipt, for people and for programs. */
final class ReceiptOutput {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-verify-receipt/1";

  private final Receipt receipt;
  private final ReceiptAnswer answer;

  ReceiptOutput(Receipt receipt, ReceiptAnswer answer) {
    this.receipt = receipt;
    this.answer = answer;
  }

  private String verdict() {
    return answer.holds() ? "verified" : "not-verified";
  }

  void print(Terminal terminal) {
    Texts texts = Texts.in(terminal.language());
    String about =
        texts.say(
            "verify-receipt.about",
            receipt.chain(),
            Long.toString(receipt.sequence()),
            receipt.at().toString());
    Ink ink = answer.holds() ? Ink.GOOD : Ink.ERROR;
    terminal
        .out()
        .println(
            Ink.BOLD.on(Controls.neutralized(about), terminal.style())
                + ": "
                + ink.on(texts.say("verify-receipt." + verdict()), terminal.style()));
    for (ReceiptAnswer.Line line : answer.lines()) {
      ReceiptAnswer.Result result = line.reason().result();
      terminal
          .out()
          .println(
              "  "
                  + texts.say("verify-receipt.part." + line.part().code())
                  + ": "
                  + ink(result)
                      .on(texts.say("verify-receipt.result." + result.code()), terminal.style()));
      terminal.out().println("    " + Controls.neutralized(line.text().in(terminal.language())));
    }
  }

  private static Ink ink(ReceiptAnswer.Result result) {
    return switch (result) {
      case HOLDS -> Ink.GOOD;
      case FAILS -> Ink.ERROR;
      case NOT_CHECKED -> Ink.FAINT;
    };
  }

  ObjectNode json() {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.putObject("receipt")
        .put("chain", receipt.chain())
        .put("sequence", receipt.sequence())
        .put("entry", receipt.entry())
        .put("at", receipt.at().toString())
        .put("key", receipt.key());
    root.put("result", verdict());
    ArrayNode checks = root.putArray("checks");
    for (ReceiptAnswer.Line line : answer.lines()) {
      ObjectNode check =
          checks
              .addObject()
              .put("part", line.part().code())
              .put("result", line.reason().result().code())
              .put("code", line.reason().code());
      check.set("text", ProblemJson.text(line.text()));
    }
    return root;
  }
}
