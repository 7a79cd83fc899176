package dev.shangjia.engine.dossier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.dossier.Archives.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveTest {
  private static final DossierLimits SMALL = new DossierLimits(20, 40 << 20, 60 << 20, 3, 100, 100);

  @TempDir Path folder;
  private DossierLimits limits = SMALL;
  private Path archive = Path.of("");
  private Path temporary = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    archive = folder.resolve("dossier.bin");
    temporary = Files.createDirectory(folder.resolve("temporary"));
  }

  @AfterEach
  void leavesNothingBehind() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatAFolderWouldGive(Format format) throws IOException {
    Archives.dossier("").write(archive, format);
    Path plain = Submissions.folder(Files.createDirectory(folder.resolve("plain")));

    Reading<Dossier> reading = read();

    assertThat(reading.problems()).isEmpty();
    assertThat(value(reading).hash()).isEqualTo(Submissions.dossier(plain).hash());
  }

  @ParameterizedTest
  @EnumSource
  void acceptsOneTopFolderBesideWhatDesktopsAdd(Format format) throws IOException {
    Archives.dossier("会议纪要 1.0/")
        .file("__MACOSX/会议纪要 1.0/._logo.png", "x")
        .file(".DS_Store", "x")
        .write(archive, format);

    assertThat(value(read()).files()).containsOnlyKeys("logo.png", "pictures/first.png");
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void contentsCanBeReadUntilItIsClosed() throws IOException {
    Archives.dossier("a/").write(archive, Format.ZIP);
    var opened = new DossierReader(limits, temporary).open(archive);
    Path content;
    try (OpenDossier open = ((Reading.Read<OpenDossier>) opened).value()) {
      Dossier dossier = value(open.read(Submissions.FORMS, Set.of("release")));
      content = dossier.contents().getOrDefault("pictures/first.png", archive);
      assertThat(content).hasContent("first");
    }
    assertThat(content).doesNotExist();
  }

  @Test
  void readsNamesThatOldWindowsWroteInGbk() throws IOException {
    Charset gbk = Charset.forName("GBK");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive), gbk)) {
      zip.putNextEntry(new ZipEntry("dossier.yaml"));
      zip.write(Submissions.YAML.replace("logo.png", "图标.png").getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("图标.png"));
      zip.write(1);
    }

    assertThat(value(read()).files()).containsKey("图标.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ../evil.png            | '..'
          a/../../evil.png       | '..'
          /etc/cron.d/evil       | absolute
          C:/evil.png            | absolute
          a/b/c/d/deep.png       | folders deep
          a//b.png               | ''
          ./a.png                | '.'
          a/..\\evil.png       | backslash
          a\\u202Egnp.exe      | U+202E
          a\\u001B[31m.png     | U+001B
          a\\u200Bb.png        | U+200B
          """)
  void refusesPathsThatLeadElsewhereOrDeceive(String written, String hint) throws IOException {
    String path =
        Pattern.compile("\\\\u(....)")
            .matcher(written)
            .replaceAll(sign -> Character.toString(Integer.parseInt(sign.group(1), 16)));
    for (Format format : Format.values()) {
      Archives.dossier("").file(path, "x").write(archive, format);

      Problem problem = Submissions.onlyError(read());

      assertThat(problem.code()).describedAs("%s", format).isEqualTo("archive/bad-path");
      assertThat(problem.message().en())
          .contains(hint)
          .doesNotContain("\u001b", "\u202e", "\u200b");
      assertThat(problem.place().file()).isEqualTo("dossier.bin");
    }
    assertThat(Files.exists(folder.resolve("evil.png"))).isFalse();
  }

  @Test
  void refusesVeryLongNames() throws IOException {
    for (Format format : Format.values()) {
      Archives.dossier("").file("n".repeat(2_000) + ".png", "x").write(archive, format);

      assertThat(Submissions.onlyError(read()).message().en()).contains("at most 100");
    }
  }

  @Test
  void doesNotHoldANameOfManyMegabytesInMemory() throws IOException {
    var longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    longName.setSize(8 << 20);
    byte[] header = new byte[512];
    longName.writeEntryHeader(header);
    byte[] tar = Arrays.copyOf(header, 512 + (8 << 20));
    Arrays.fill(tar, 512, tar.length, (byte) 'n');
    try (var packed = new GZIPOutputStream(Files.newOutputStream(archive))) {
      packed.write(tar);
    }

    assertThat(codes(read())).containsExactly("archive/damaged");
  }

  @ParameterizedTest
  @CsvSource({"1,a hard link", "2,a symbolic link", "6,a special file", "3,a special file"})
  void refusesWhatIsNoRegularFile(char kind, String name) throws IOException {
    Archives.dossier("").special(kind, "x.png", "../../etc/passwd").write(archive, Format.TAR);

    Problem problem = Submissions.onlyError(read());

    assertThat(problem.code()).isEqualTo("archive/not-a-regular-file");
    assertThat(problem.message().en()).contains("'x.png'").contains(name);
  }

  @ParameterizedTest
  @CsvSource({"2,a symbolic link", "6,a special file"})
  void refusesLinksInZip(char kind, String name) throws IOException {
    Archives.dossier("").special(kind, "x.png", "/etc/passwd").write(archive, Format.ZIP);

    assertThat(Submissions.onlyError(read()).message().en()).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"logo.png,twice", "Logo.PNG,one file on some systems", "logo.png/x,lies below it"})
  void refusesPathsThatCollide(String path, String hint) throws IOException {
    for (Format format : Format.values()) {
      Archives.dossier("").file(path, "x").write(archive, format);

      assertThat(Submissions.onlyError(read()).message().en()).contains(hint);
    }
  }

  @Test
  void refusesNamesThatDifferInCompositionOnly() throws IOException {
    Archives.dossier("")
        .file("caf\u00e9.png", "x")
        .file("cafe\u0301.png", "y")
        .write(archive, Format.ZIP);

    assertThat(Submissions.onlyError(read()).code()).isEqualTo("archive/same-path");
  }

  @Test
  void refusesTooManyEntries() throws IOException {
    for (Format format : Format.values()) {
      Archives archives = Archives.dossier("");
      for (int i = 0; i < 18; i++) {
        archives.file("f" + i, "x");
      }
      archives.write(archive, format);

      assertThat(codes(read())).containsExactly("archive/too-many-entries");
    }
  }

  @Test
  void stopsAtBombsWhateverTheirHeadersClaim() throws IOException {
    byte[] zeros = new byte[25 << 20];
    Archives.dossier("").file("zeros.bmp", zeros).write(archive, Format.TAR_GZ);
    assertThat(codes(read())).containsExactly("archive/ratio-too-high");

    Archives.dossier("").file("zeros.bmp", zeros).write(archive, Format.ZIP);
    byte[] lying = Files.readAllBytes(archive);
    claimSize(lying, 10);
    Files.write(archive, lying);
    assertThat(codes(read())).containsExactly("archive/ratio-too-high");
  }

  /** Writes a small size for the last entry into the central directory. */
  private static void claimSize(byte[] zip, int size) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = zip.length - 22;
    while (bytes.getInt(at) != 0x02014b50) {
      at--;
    }
    bytes.putInt(at + 24, size);
  }

  @Test
  void refusesFilesAndSumsAboveTheLimit() throws IOException {
    limits = new DossierLimits(20, 40_000, 60_000, 3, 100, 100);
    byte[] noise = new byte[41_000];
    new Random(1).nextBytes(noise);
    for (Format format : Format.values()) {
      Archives.dossier("").file("noise.png", noise).write(archive, format);
      assertThat(codes(read())).containsExactly("archive/file-too-large");
    }

    byte[] half = Arrays.copyOf(noise, 31_000);
    Archives.dossier("").file("a.png", half).file("b.png", half).write(archive, Format.ZIP);
    assertThat(codes(read())).containsExactly("archive/too-large");

    byte[] zeros = new byte[31_000];
    Archives.dossier("").file("a.png", zeros).file("b.png", zeros).write(archive, Format.TAR_GZ);
    assertThat(codes(read())).containsExactly("archive/total-too-large");
  }

  @Test
  void refusesOverlappingEntries() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(2).nextBytes(noise);
    Archives.dossier("").file("a.png", noise).file("b.png", noise).write(archive, Format.ZIP);
    byte[] zip = Files.readAllBytes(archive);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 46; at++) {
      if (bytes.getInt(at) == 0x02014b50 && bytes.getInt(at + 20) > 10_000) {
        bytes.putInt(at + 20, 30_000);
      }
    }
    Files.write(archive, zip);

    assertThat(codes(read())).containsExactly("archive/damaged");
  }

  @Test
  void refusesEncryptedEntries() throws IOException {
    Archives.dossier("").write(archive, Format.ZIP);
    byte[] zip = Files.readAllBytes(archive);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 46; at++) {
      if (bytes.getInt(at) == 0x02014b50) {
        zip[at + 8] |= 1;
      }
    }
    Files.write(archive, zip);

    assertThat(codes(read())).containsOnly("archive/encrypted").hasSize(3);
  }

  @Test
  void refusesBytesAfterTheEndOrBeforeTheStart() throws IOException {
    for (Format format : Format.values()) {
      byte[] good = Archives.dossier("").bytes(format);
      byte[] more = Arrays.copyOf(good, good.length + 9);
      more[good.length + 3] = 'x';
      Files.write(archive, more);

      assertThat(codes(read()))
          .describedAs("%s", format)
          .containsExactly("archive/bytes-after-end");
    }
    byte[] zip = Archives.dossier("").bytes(Format.ZIP);
    ByteBuffer prefixed = ByteBuffer.allocate(zip.length + 4).put(zip, 0, 4).put(zip);
    Files.write(archive, prefixed.array());

    assertThat(codes(read())).containsExactly("archive/damaged");
  }

  @Test
  void saysThatAnArchiveIsCutShort() throws IOException {
    for (Format format : Format.values()) {
      byte[] good = Archives.dossier("").file("big.bin", new byte[30_000]).bytes(format);
      for (int part = 1; part < 8; part++) {
        Files.write(
            archive,
            Arrays.copyOf(
                good, (int) ((good.length - 11_000L * (format == Format.TAR ? 1 : 0)) * part / 8)));

        assertThat(codes(read()))
            .describedAs("%s, %d eighths", format, part)
            .containsAnyOf("archive/damaged", "archive/unknown-format");
      }
    }
  }

  @Test
  void saysThatAFileIsDamaged() throws IOException {
    byte[] noise = new byte[5_000];
    new Random(3).nextBytes(noise);
    byte[] zip = Archives.dossier("").file("noise.png", noise).bytes(Format.ZIP);
    zip[zip.length / 2] ^= 1;
    Files.write(archive, zip);

    assertThat(codes(read())).contains("archive/damaged");
  }

  @ParameterizedTest
  @CsvSource({
    "7z\u00bc\u00af,7z",
    "Rar!,RAR",
    "BZh9,bzip2",
    "'',an empty file",
    "hello,some other file"
  })
  void saysWhatItCannotRead(String magic, String name) throws IOException {
    Files.write(archive, magic.getBytes(ISO_8859_1));

    Problem problem = Submissions.onlyError(read());

    assertThat(problem.code()).isEqualTo("archive/unknown-format");
    assertThat(problem.message().en()).contains(name).contains("zip, tar or tar.gz");
  }

  @Test
  void saysWhereItLookedForDossierYaml() throws IOException {
    new Archives().file("a/b/dossier.yaml", "x").write(archive, Format.ZIP);
    assertThat(codes(read())).containsExactly("dossier/no-dossier-yaml");

    Archives.dossier("a/").file("b/dossier.yaml", "x").write(archive, Format.ZIP);
    assertThat(Submissions.onlyError(read()).message().en()).contains("'a', 'b'");
  }

  /** Whatever the bytes: an answer, in bounded time, with nothing left on the disk. */
  @ParameterizedTest
  @EnumSource
  void damagedArchivesNeverBreakIt(Format format) throws IOException {
    byte[] good = Archives.dossier("a/").file("a/big.png", new byte[3_000]).bytes(format);
    var random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(6); n >= 0; n--) {
        int at =
            random.nextBoolean()
                ? random.nextInt(bad.length)
                : bad.length - 1 - random.nextInt(Math.min(400, bad.length));
        bad[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) 0xFF;
      }
      if (random.nextInt(5) == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      Files.write(archive, bad);
      if (read() instanceof Reading.Unreadable) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  private Reading<Dossier> read() {
    try {
      return switch (new DossierReader(limits, temporary).open(archive)) {
        case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> _) -> {
          try (open) {
            yield open.read(Submissions.FORMS, Set.of("release"));
          }
        }
        case Reading.Unreadable<OpenDossier>(List<Problem> problems) ->
            new Reading.Unreadable<>(problems);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dossier value(Reading<Dossier> reading) {
    if (reading instanceof Reading.Read<Dossier>(Dossier dossier, List<Problem> _)) {
      return dossier;
    }
    throw new AssertionError(reading.toString());
  }

  private static List<String> codes(Reading<?> reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }
}
