package dev.shangjia.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The files in docs/examples/receipt are what the engine makes, to the byte. */
class RecordExamplesTest {
  private static final Path FOLDER = Path.of("../docs/examples/receipt");
  private static final Instant AT = Instant.parse("2026-11-22T08:30:00Z");

  static Stream<Arguments> files() throws IOException {
    byte[] reason = Files.readAllBytes(FOLDER.resolve("reason.txt"));
    List<Entry> chain = new ArrayList<>();
    ChainHead head = ChainHead.start("case:81");
    for (String kind : List.of("started", "handed-in", "decided", "ended")) {
      Map<String, String> contents =
          kind.equals("decided") ? Map.of("reason", Samples.SALT.hash(reason)) : Map.of();
      Entry entry =
          head.append(AT.plusSeconds(3600L * chain.size()), kind, Map.of("by", "m-17"), contents);
      chain.add(entry);
      head = ChainHead.of(entry);
    }
    HeadTree tree =
        HeadTree.of(
            List.of(
                head,
                ChainHead.of(
                    ChainHead.start("case:80").append(AT, "started", Map.of(), Map.of()))));
    Checkpoint checkpoint =
        Checkpoint.first(HeadTree.of(List.of()), AT, Samples.KEY)
            .next(tree, AT.plusSeconds(18000), Samples.KEY);
    Receipt receipt = Receipt.of(chain.get(2), Samples.KEY);
    return Stream.of(
        Arguments.of("keys.json", KeySet.of(List.of(Samples.KEY.published())).write()),
        Arguments.of(
            "entry.json",
            RecordJson.write(new Disclosure(chain.get(2), Map.of("reason", Samples.SALT)))),
        Arguments.of("checkpoint.json", RecordJson.write(checkpoint)),
        Arguments.of(
            "receipt.json",
            RecordJson.write(
                receipt.with(
                    Inclusion.of(checkpoint, tree, receipt.head(), chain.subList(3, 4))))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void areWhatTheEngineMakes(String name, ObjectNode json) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(name))).isEqualTo(json.toPrettyString() + "\n");
  }
}
