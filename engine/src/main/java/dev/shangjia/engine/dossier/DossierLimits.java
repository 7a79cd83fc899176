package dev.shangjia.engine.dossier;

/**
 * How much of a dossier is read at most. Sizes of what an archive holds are counted while it is
 * unpacked; what its headers claim plays no part.
 *
 * @param entries files and folders together
 * @param fileBytes of one file
 * @param totalBytes of all files together, and of an archive as it is packed
 * @param depth folders within each other
 * @param nameLength of a path, in code points
 * @param ratio how many times larger than the archive its files may be; below 16 MB no ratio counts
 */
public record DossierLimits(
    int entries, long fileBytes, long totalBytes, int depth, int nameLength, int ratio) {

  /** 1,000 entries; 50 MB a file, 200 MB in all; 16 folders deep; paths of 240 signs; ratio 100. */
  public static final DossierLimits STANDARD =
      new DossierLimits(1_000, 50L << 20, 200L << 20, 16, 240, 100);

  public DossierLimits {
    if (entries < 1
        || fileBytes < 1
        || totalBytes < 1
        || depth < 1
        || nameLength < 1
        || ratio < 1) {
      throw new IllegalArgumentException(
          "limits are positive; these are not: %d entries, %d and %d bytes, depth %d, names %d, ratio %d"
              .formatted(entries, fileBytes, totalBytes, depth, nameLength, ratio));
    }
  }
}
