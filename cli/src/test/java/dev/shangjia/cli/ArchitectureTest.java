package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.shangjia");

  @Test
  void everyPackageIsNullMarked() {
    Set<String> seen = new TreeSet<>();
    Set<String> unmarked = new TreeSet<>();
    CLASSES.forEach(
        type -> {
          JavaPackage home = type.getPackage();
          seen.add(home.getName());
          if (!home.isAnnotatedWith(NullMarked.class)) {
            unmarked.add(home.getName());
          }
        });
    assertThat(unmarked).isEmpty();
    assertThat(seen)
        .contains("dev.shangjia.engine.rulebook", "dev.shangjia.probes", "dev.shangjia.cli");
  }

  @Test
  void onlyTheEntryOfTheCommandLineIsPublic() {
    List<String> open =
        CLASSES.stream()
            .filter(type -> type.getPackageName().equals("dev.shangjia.cli"))
            .filter(ArchitectureTest::isOpen)
            .map(type -> type.getSimpleName())
            .toList();
    assertThat(open).containsExactly("Shangjia");
  }

  /** What stands in an interface is public by Java's rules, but no more open than that is. */
  private static boolean isOpen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isOpen).orElse(true);
  }
}
