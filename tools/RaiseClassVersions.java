import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites, in every jar of a folder, class files older than Java 6 as Java 8 ones, with the stack
 * maps those need. The JVM's AOT cache leaves older ones out (and JDK 25 crashes while it makes a
 * cache that refers to them); picocli is compiled for Java 5. What the classes do stays the same.
 */
final class RaiseClassVersions {

  public static void main(String[] arguments) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    Map<Path, Map<String, byte[]>> raised = new LinkedHashMap<>();
    List<ZipFile> all = new ArrayList<>();
    try {
      for (Path jar : jars) {
        all.add(new ZipFile(jar.toFile()));
      }
      for (Path jar : jars) {
        raised.put(jar, raised(jar, all));
      }
    } finally {
      for (ZipFile zip : all) {
        zip.close();
      }
    }
    for (Path jar : jars) {
      Map<String, byte[]> ofJar = raised.get(jar);
      if (!ofJar.isEmpty()) {
        rewrite(jar, ofJar);
        System.out.println(jar.getFileName() + ": " + ofJar.size() + " classes raised");
      }
    }
  }

  /**
   * New stack maps need the classes that the old ones extend, which may lie in any of the jars. One
   * that lies in none, an optional dependency that is left out, is never loaded: it may pass as an
   * interface.
   */
  private static Map<String, byte[]> raised(Path jar, List<ZipFile> all) throws IOException {
    Map<String, byte[]> raised = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ClassHierarchyResolver classes =
          ClassHierarchyResolver.ofResourceParsing(
                  type -> stream(all, type.packageName(), type.displayName()))
              .orElse(ClassHierarchyResolver.defaultResolver())
              .orElse(_ -> ClassHierarchyInfo.ofInterface());
      ClassFile reader =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(classes));
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (major < ClassFile.JAVA_6_VERSION) {
          raised.put(entry.getName(), raised(reader, reader.parse(bytes)));
        }
      }
    }
    return raised;
  }

  private static byte[] raised(ClassFile reader, ClassModel type) {
    // Code that is copied element by element, not as a block, gets new stack maps.
    MethodTransform code = MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL::accept);
    ClassTransform raise =
        (builder, element) -> {
          switch (element) {
            case ClassFileVersion old -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            case MethodModel method -> builder.transformMethod(method, code);
            default -> builder.with(element);
          }
        };
    return reader.transformClass(type, raise);
  }

  private static InputStream stream(List<ZipFile> all, String packageName, String name) {
    String path = packageName.replace('.', '/') + "/" + name + ".class";
    try {
      for (ZipFile zip : all) {
        ZipEntry entry = zip.getEntry(path);
        if (entry != null) {
          return zip.getInputStream(entry);
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rewrite(Path jar, Map<String, byte[]> raised) throws IOException {
    Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipFile zip = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      out.setComment("Shangjia raised the class files older than Java 6 to Java 8.");
      for (ZipEntry entry : zip.stream().toList()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        byte[] bytes = raised.get(entry.getName());
        out.write(bytes == null ? zip.getInputStream(entry).readAllBytes() : bytes);
      }
    }
    Files.setLastModifiedTime(rewritten, Files.getLastModifiedTime(jar));
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
