package dev.shangjia.engine.source;

import dev.shangjia.engine.LocalText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** From bytes to text: UTF-8, nothing else, and no control characters. */
final class Decoding {
  private Decoding() {}

  static SourceFile decode(String name, byte[] content, long maxBytes) {
    if (content.length > maxBytes) {
      var file = new SourceFile(name, "", false);
      file.error(
          "file/too-large",
          file.start(),
          new LocalText(
              "文件超过 " + maxBytes + " 字节，这是上限。",
              "The file has more than " + maxBytes + " bytes, which is the limit."));
      return file;
    }
    if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
      return refused(
          name,
          new LocalText("文件是 UTF-16 编码，请另存为 UTF-8。", "The file is UTF-16; save it as UTF-8."));
    }
    boolean mark = startsWith(content, 0xEF, 0xBB, 0xBF);
    int skip = mark ? 3 : 0;
    var bytes = ByteBuffer.wrap(content, skip, content.length - skip);
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var chars = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(bytes, chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      return notUtf8(name, text, bytes.get(bytes.position()) & 0xFF);
    }
    return checked(name, text, mark);
  }

  private static SourceFile checked(String name, String text, boolean mark) {
    boolean sound = text.chars().noneMatch(sign -> isRefused((char) sign));
    var file = new SourceFile(name, sound ? text : cleaned(text), true);
    if (mark) {
      file.warning(
          "file/byte-order-mark",
          file.start(),
          new LocalText(
              "文件以字节顺序标记（BOM）开头，请另存为不带 BOM 的 UTF-8。",
              "The file begins with a byte order mark; save it as UTF-8 without one."));
    }
    if (!sound) {
      reportControls(file, text);
    }
    return file;
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isRefused(text.charAt(i))) {
        clean.setCharAt(i, '\uFFFD');
      }
    }
    return clean.toString();
  }

  private static void reportControls(SourceFile file, String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (isRefused(sign)) {
        String hex = Quoted.hex(sign);
        file.error(
            "file/control-character",
            file.place(line, column),
            new LocalText(
                "此处有控制字符 U+" + hex + "，文件中只允许文字、制表符与换行；请删除。",
                "The control character U+"
                    + hex
                    + " stands here; only text, tabs and line breaks are allowed. Delete it."));
      }
      boolean pair = sign == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (sign == '\n' || (sign == '\r' && !pair)) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(sign) && !pair) {
        column++;
      }
    }
  }

  private static boolean isRefused(char sign) {
    return (sign < 0x20 && sign != '\t' && sign != '\n' && sign != '\r')
        || (sign >= 0x7F && sign <= 0x9F && sign != 0x85)
        || sign == 0xFFFE
        || sign == 0xFFFF;
  }

  private static SourceFile notUtf8(String name, String before, int found) {
    var file = new SourceFile(name, before, false);
    List<String> lines = file.lines();
    int line = lines.size();
    int column = 1 + (int) lines.getLast().codePoints().count();
    file.error(
        "file/not-utf-8",
        file.place(line, column),
        new LocalText(
            "此处的字节 0x%02X 不是 UTF-8 编码（旧编辑器常存为 GBK），请另存为 UTF-8。".formatted(found),
            "The byte 0x%02X is not UTF-8 here (older editors save Chinese as GBK); save the file as UTF-8."
                .formatted(found)));
    return file;
  }

  private static SourceFile refused(String name, LocalText message) {
    var file = new SourceFile(name, "", false);
    file.error("file/not-utf-8", file.start(), message);
    return file;
  }

  private static boolean startsWith(byte[] content, int... signs) {
    if (content.length < signs.length) {
      return false;
    }
    for (int i = 0; i < signs.length; i++) {
      if ((content[i] & 0xFF) != signs[i]) {
        return false;
      }
    }
    return true;
  }
}
