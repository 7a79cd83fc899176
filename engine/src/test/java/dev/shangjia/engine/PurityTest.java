package dev.shangjia.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine decides and nothing else: it reads no network, draws no picture, keeps no database,
 * and takes time and chance as inputs. What it may depend on is ruled in its pom.
 */
class PurityTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.shangjia.engine");

  @Test
  void seesTheWholeEngine() {
    assertThat(ENGINE.size()).isGreaterThan(200);
    assertThat(ENGINE.contain("dev.shangjia.engine.rulebook.Rulebook")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.http..",
        "java.awt..",
        "javax.imageio..",
        "javax.swing..",
        "java.sql..",
        "javax.sql..",
        "java.rmi..",
        "javax.naming..",
        "javax.net..",
        "java.util.prefs..",
      })
  void touchesNothingIn(String packages) {
    noClasses().should().dependOnClassesThat().resideInAPackage(packages).check(ENGINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.Socket",
        "java.net.ServerSocket",
        "java.net.DatagramSocket",
        "java.net.URL",
        "java.net.URLConnection",
        "java.net.InetAddress",
        "java.nio.channels.SocketChannel",
        "java.nio.channels.ServerSocketChannel",
        "java.lang.Process",
        "java.lang.ProcessBuilder",
        "java.util.Random",
        "java.security.SecureRandom",
        "java.util.concurrent.ThreadLocalRandom",
      })
  void neverUses(String type) {
    noClasses().should().dependOnClassesThat().haveFullyQualifiedName(type).check(ENGINE);
  }

  @Test
  void takesTheTimeAsAnInput() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
        .check(ENGINE);
  }
}
