package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.KeySet;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.ReceiptAnswer;
import dev.shangjia.engine.record.ReceiptCheck;
import dev.shangjia.engine.record.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia verify-receipt RECEIPT --key KEYFILE}: checks a receipt without any server. */
@Command(name = "verify-receipt", sortOptions = false)
final class VerifyReceipt implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RECEIPT", descriptionKey = "receipt")
  private Path receipt;

  @Option(names = "--key", paramLabel = "FILE", required = true)
  private Path key;

  @Option(names = "--entry", paramLabel = "FILE")
  private @Nullable Path entry;

  @Option(names = "--content", paramLabel = "NAME=FILE")
  private Map<String, Path> contents = new LinkedHashMap<>();

  @Option(names = "--checkpoint", paramLabel = "FILE")
  private @Nullable Path checkpoint;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec, receipt and key
  VerifyReceipt(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    if (!contents.isEmpty() && entry == null) {
      throw misuse("verify-receipt.needs-entry");
    }
    Optional<Receipt> given = read(receipt, RecordJson::readReceipt);
    Optional<KeySet> keys = read(key, KeySet::read);
    Optional<Disclosure> disclosed = read(entry, RecordJson::readEntry);
    Optional<Checkpoint> covering = read(checkpoint, RecordJson::readCheckpoint);
    if (given.isEmpty()
        || keys.isEmpty()
        || (entry != null && disclosed.isEmpty())
        || (checkpoint != null && covering.isEmpty())) {
      return Outcome.COULD_NOT_RUN;
    }
    var held = new LinkedHashMap<String, byte[]>();
    for (Map.Entry<String, Path> content : contents.entrySet()) {
      held.put(content.getKey(), Files.readAllBytes(readable(content.getValue())));
    }
    ReceiptAnswer answer =
        new ReceiptCheck(keys.get())
            .check(
                given.get(),
                new ReceiptCheck.Given(disclosed.orElse(null), held, covering.orElse(null)));
    var output = new ReceiptOutput(given.get(), answer);
    switch (format) {
      case text -> output.print(invocation.terminal());
      case json ->
          JsonText.print(output.json(), JsonText.Layout.INDENTED, invocation.terminal().out());
    }
    return answer.holds() ? Outcome.CLEAN : Outcome.FINDINGS;
  }

  /** What a file holds; empty when none is named, or it cannot be read and that was said. */
  private <T> Optional<T> read(@Nullable Path file, BiFunction<String, byte[], Reading<T>> reader)
      throws IOException {
    if (file == null) {
      return Optional.empty();
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(readable(file))) {
      // One byte more tells that it is too large.
      content = in.readNBytes(RecordJson.MOST_BYTES + 1);
    }
    Reading<T> reading = reader.apply(file.toString(), content);
    var lines = new ProblemLines(invocation.terminal(), path -> path);
    for (Problem problem : reading.problems()) {
      lines.of(problem).forEach(invocation.terminal().err()::println);
    }
    return switch (reading) {
      case Reading.Read<T> read -> Optional.of(read.value());
      case Reading.Unreadable<T> _ -> Optional.empty();
    };
  }

  private Path readable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw misuse("verify-receipt.no-file", Controls.neutralized(file.toString()));
    }
    return file;
  }

  private ParameterException misuse(String key, Object... arguments) {
    return new ParameterException(
        spec.commandLine(), Texts.in(invocation.terminal().language()).say(key, arguments));
  }
}
