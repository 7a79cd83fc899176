package dev.shangjia.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Origin;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  @Test
  void everyKindOfFormValueIsNamedAsItsType() {
    for (Catalogue.Kind kind : Catalogue.Kind.values()) {
      assertThat(kind.type().name()).isEqualTo(kind.code());
      assertThat(Catalogue.Kind.of(kind.code())).contains(kind);
    }
    assertThat(Catalogue.Kind.of("picture")).isEmpty();
  }

  @Test
  void filesHaveTheFactsThatNeedNoProbe() {
    for (Catalogue.Kind kind : List.of(Catalogue.Kind.IMAGE, Catalogue.Kind.DOCUMENT)) {
      assertThat(kind.isFile("https://a.dev/b")).isTrue();
      assertThat(kind.type().fields()).containsKeys("path", "extension", "bytes", "sha256");
    }
    for (Catalogue.Kind kind : List.of(Catalogue.Kind.LINK, Catalogue.Kind.PAGE)) {
      assertThat(kind.isFile("policy.html")).isFalse();
      assertThat(kind.mayBeFile()).isFalse();
    }
    assertThat(Catalogue.Kind.POLICY.probes()).containsExactly("link", "policytext");
  }

  @ParameterizedTest
  @CsvSource({
    "policy.md, true",
    "docs/隐私政策.docx, true",
    "privacy.HTML, true",
    "https://a.dev/privacy.html, false",
    "www.a.dev/privacy.html, false",
    "a.dev/privacy, false",
    "'', false"
  })
  void aPolicyIsAFileWhenItIsNamedLikeADocument(String value, boolean file) {
    assertThat(Catalogue.Kind.POLICY.isFile(value)).isEqualTo(file);
  }

  @Test
  void groupsAreFoundByTheirTypesName() {
    assertThat(Catalogue.groups())
        .containsOnlyKeys("submission", "provider", "app", "others", "metrics", "signals");
    Catalogue.groups().forEach((name, group) -> assertThat(group.name()).isEqualTo(name));
  }

  @Test
  void namesAreUsableInExpressions() {
    assertThat(everyField()).hasSizeGreaterThan(30);
    assertThat(everyField()).allSatisfy(f -> assertThat(f.name()).matches("[a-z][A-Za-z0-9]*"));
  }

  @Test
  void onlyTheSubmissionItselfIsKnownWithoutThePlatform() {
    Catalogue.groups()
        .forEach(
            (name, group) ->
                assertThat(group.fields().values())
                    .extracting(Field::origin)
                    .containsOnly(
                        name.equals("submission") ? new Origin.Value() : new Origin.Context()));
  }

  private static List<Field> everyField() {
    var all = new ArrayList<Field>();
    for (Catalogue.Kind kind : Catalogue.Kind.values()) {
      collect(kind.type(), all);
    }
    Catalogue.groups().values().forEach(group -> collect(group, all));
    return all;
  }

  private static void collect(Struct struct, List<Field> into) {
    for (Field field : struct.fields().values()) {
      into.add(field);
      FactType type = field.type() instanceof ListOf list ? list.element() : field.type();
      if (type instanceof Struct nested) {
        collect(nested, into);
      }
    }
  }
}
