package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.RecordJson;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may have to check receipts with: published keys and checkpoints. */
@RestController
final class RecordFiles {
  private final SigningKeys keys;
  private final Checkpoints checkpoints;

  RecordFiles(SigningKeys keys, Checkpoints checkpoints) {
    this.keys = keys;
    this.checkpoints = checkpoints;
  }

  @GetMapping("/.well-known/shangjia-keys.json")
  ResponseEntity<String> keys() {
    return json(keys.published().write().toPrettyString());
  }

  @GetMapping("/.well-known/shangjia-checkpoints/latest.json")
  ResponseEntity<String> latest() {
    return checkpoint(checkpoints.latest(1).stream().findFirst());
  }

  @GetMapping("/.well-known/shangjia-checkpoints/{sequence:[0-9]{1,15}}.json")
  ResponseEntity<String> numbered(@PathVariable long sequence) {
    return checkpoint(checkpoints.find(sequence));
  }

  private static ResponseEntity<String> checkpoint(Optional<Checkpoint> checkpoint) {
    return checkpoint
        .map(found -> json(RecordJson.write(found).toPrettyString()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<String> json(String text) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
  }
}
