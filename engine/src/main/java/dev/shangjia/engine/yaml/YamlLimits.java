package dev.shangjia.engine.yaml;

/**
 * How much YAML is read at most.
 *
 * @param bytes of one file
 * @param nodes mappings, lists, texts and keys of one file
 * @param depth mappings and lists within each other
 */
public record YamlLimits(long bytes, int nodes, int depth) {

  /** For files of a rulebook. */
  public static final YamlLimits RULEBOOK = new YamlLimits(4 << 20, 200_000, 50);

  /** For what a provider hands in. */
  public static final YamlLimits DOSSIER = new YamlLimits(1 << 20, 20_000, 50);

  public YamlLimits {
    if (bytes < 1 || nodes < 1 || depth < 1) {
      throw new IllegalArgumentException(bytes + " bytes, " + nodes + " nodes, depth " + depth);
    }
  }
}
