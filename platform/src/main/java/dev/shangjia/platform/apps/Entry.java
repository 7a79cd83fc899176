package dev.shangjia.platform.apps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The value of one field of a draft.
 *
 * @param path the form and the names below it with {@code /} between, and the id of an item where
 *     JSON has its number: {@code listing/screenshots/k3f/terminal}
 * @param value null when it was emptied; of a list, {@code {"items": [ids]}} or, when its items are
 *     plain values, {@code {"values": [ids]}}
 * @param version rises with each change, from 1
 * @param changedBy who changed it last, as {@code Actor.id} has it
 * @param changedAt when
 */
public record Entry(
    String path, @Nullable JsonNode value, long version, String changedBy, Instant changedAt) {}
