package dev.shangjia.platform.demo;

import dev.shangjia.engine.LocalText;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether the demo market may live in a data folder. A file in it says that the folder is the
 * demo's, whether it was filled to the end, and with which password its people sign in.
 */
public final class DemoFolder {
  private static final String FILE = "demo.properties";
  private static final String STATE = "state";
  private static final String PASSWORD = "password";
  private static final String FILLING = "filling";
  private static final String FILLED = "filled";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LETTERS_OF_PASSWORD = 12;

  private final Path data;

  private DemoFolder(Path data) {
    this.data = data;
  }

  /** The folder of a server that runs the demo. */
  static DemoFolder of(Path data) {
    return new DemoFolder(data);
  }

  /**
   * Takes a folder for the demo: a new or an empty one, or one that it was filled into before.
   *
   * @return why not; empty when the folder is the demo's
   */
  public static Optional<LocalText> take(Path data) {
    var folder = new DemoFolder(data);
    try {
      if (Files.exists(folder.file())) {
        return folder.isFilled() ? Optional.empty() : Optional.of(halfFilled(data));
      }
      if (!isNew(data)) {
        return Optional.of(othersMarket(data));
      }
      Files.createDirectories(data);
      folder.write(FILLING, password());
      return Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(
          new LocalText(
              "数据目录 %s 无法使用：%s".formatted(data, e.getMessage()),
              "The data folder %s cannot be used: %s".formatted(data, e.getMessage())));
    }
  }

  private static boolean isNew(Path data) throws IOException {
    if (!Files.exists(data)) {
      return true;
    }
    try (Stream<Path> all = Files.list(data)) {
      return all.findAny().isEmpty();
    }
  }

  private static LocalText othersMarket(Path data) {
    return new LocalText(
        "数据目录 %s 里已有其他内容，演示市场没有写入。请用 --data 指定一个新目录，或去掉 --demo 启动原来的市场。".formatted(data),
        "The data folder %s holds something else, and the demo was not put into it. Name a new folder with --data, or leave --demo out to start the market that is there."
            .formatted(data));
  }

  private static LocalText halfFilled(Path data) {
    return new LocalText(
        "数据目录 %s 里的演示市场上次没有填充完。请删除该目录后重试，或用 --data 指定一个新目录。".formatted(data),
        "The demo in the data folder %s was not filled to its end. Delete the folder and try again, or name a new one with --data."
            .formatted(data));
  }

  /** Whether the market is there, to its end. */
  boolean isFilled() {
    return FILLED.equals(read().getProperty(STATE));
  }

  /** With what everybody of the demo signs in. */
  String signInWord() {
    return read().getProperty(PASSWORD, "");
  }

  /** Notes that the market is there. */
  void filled() {
    write(FILLED, signInWord());
  }

  private Path file() {
    return data.resolve(FILE);
  }

  private Properties read() {
    var read = new Properties();
    try (Reader in = Files.newBufferedReader(file())) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file(), e);
    }
    return read;
  }

  private void write(String state, String password) {
    var written = new Properties();
    written.setProperty(STATE, state);
    written.setProperty(PASSWORD, password);
    Path draft = data.resolve(FILE + ".part");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer out = Files.newBufferedWriter(draft)) {
        written.store(out, null);
      }
      Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(), e);
    }
  }

  /** Another one in each market: what a README knows must not open a server that others reach. */
  private static String password() {
    var random = new SecureRandom();
    var word = new StringBuilder();
    for (int i = 0; i < LETTERS_OF_PASSWORD; i++) {
      word.append(i > 0 && i % 4 == 0 ? "-" : "");
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
