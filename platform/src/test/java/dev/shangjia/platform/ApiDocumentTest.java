package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.procedure.Step;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API says what the server does: its paths, its records, its codes. */
@PlatformTest
class ApiDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/openapi.yaml");
  private static final Path PROSE = Path.of("../docs/api.md");
  private static final Path SOURCES = Path.of("src/main/java");

  /** Where a code is given to a refusal. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:refused|ApiRefusal|Refused)\\(\\s*(?:HttpStatus\\.\\w+,\\s*)?\"([a-z-]+)\"");

  private static final Pattern BEFORE_MODULES =
      Pattern.compile("HttpStatus\\.\\w+,\\s*\"([a-z-]+)\"");

  /** A line of the table of codes. */
  private static final Pattern DOCUMENTED =
      Pattern.compile("^\\| `([a-z-]+)` \\| [0-9]", Pattern.MULTILINE);

  /** What the framework itself answers. */
  private static final List<String> OF_THE_FRAMEWORK =
      List.of(
          "bad-request",
          "not-found",
          "method-not-allowed",
          "not-acceptable",
          "unsupported-media-type");

  /** Codes of refusals that no path of the API can lead to: they stand on pages only. */
  private static final List<String> OF_PAGES =
      List.of(
          "appeal-late",
          "appealed-already",
          "effect-moved",
          "known-fact",
          "moved-on",
          "no-such-appeal",
          "no-such-contest",
          "no-such-effect",
          "no-such-fact",
          "not-appealable",
          "note-length",
          "second-review",
          "took-part",
          "waiver-days");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void everyPathIsDescribedAndNoOther() throws IOException {
    var served = new TreeSet<String>();
    api().forEach((info, _) -> served.addAll(operations(info)));
    var described = new TreeSet<String>();
    for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
      path.getValue()
          .propertyNames()
          .forEach(
              name -> {
                if (!name.equals("parameters")) {
                  described.add(name.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                }
              });
    }

    assertThat(described).isEqualTo(served).hasSizeGreaterThan(20);
  }

  private Map<RequestMappingInfo, HandlerMethod> api() {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(
            mapping ->
                mapping.getKey().getPatternValues().stream()
                    .anyMatch(path -> path.startsWith("/api/")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> operations(RequestMappingInfo info) {
    return info.getPatternValues().stream()
        .map(path -> path.replaceAll("\\{(\\w+):[^}]+}", "{$1}"))
        .flatMap(
            path ->
                info.getMethodsCondition().getMethods().stream()
                    .map(method -> method.name() + " " + path))
        .toList();
  }

  @Test
  void everyRecordIsDescribedWithItsComponentsAndNoOther() throws IOException {
    Map<String, Class<?>> records =
        api().values().stream()
            .flatMap(
                method ->
                    Stream.<Class<?>>concat(
                        Stream.of(method.getBeanType().getDeclaredClasses()), answered(method)))
            .filter(Class::isRecord)
            .distinct()
            .collect(
                Collectors.toMap(
                    type -> type.getName().replace("dev.shangjia.platform.", ""), type -> type));
    Map<String, JsonNode> schemas = new TreeMap<>();
    document()
        .path("components")
        .path("schemas")
        .forEach(
            schema -> {
              if (schema.has("x-record")) {
                schemas.put(schema.path("x-record").asString(), schema);
              }
            });

    assertThat(schemas.keySet()).containsExactlyInAnyOrderElementsOf(records.keySet());
    schemas.forEach(
        (name, schema) -> {
          RecordComponent[] components =
              Objects.requireNonNull(records.get(name)).getRecordComponents();
          assertThat(schema.path("properties").propertyNames())
              .as("properties of %s", name)
              .containsExactlyInAnyOrderElementsOf(
                  Arrays.stream(components).map(RecordComponent::getName).toList());
          assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
              .as("required properties of %s", name)
              .containsExactlyInAnyOrderElementsOf(
                  Arrays.stream(components)
                      .filter(component -> !isOptional(component))
                      .map(RecordComponent::getName)
                      .toList());
        });
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** Records that stand beside a controller, with those within them. */
  private static Stream<Class<?>> answered(HandlerMethod method) {
    return Pattern.compile("dev\\.shangjia\\.platform\\.[\\w.]+")
        .matcher(method.getMethod().getGenericReturnType().getTypeName())
        .results()
        .map(MatchResult::group)
        .map(ApiDocumentTest::named)
        .filter(Class::isRecord)
        .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())));
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException nested) {
      return Void.class;
    }
  }

  @Test
  void everyCodeIsDescribedAndNoOther() throws IOException {
    Set<String> codes = new TreeSet<>(OF_THE_FRAMEWORK);
    Stream.of(Step.Code.values()).map(Step.Code::code).forEach(codes::add);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Pattern pattern = file.endsWith("ApiProblem.java") ? BEFORE_MODULES : REFUSAL;
        pattern
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> codes.add(found.group(1)));
      }
    }
    assertThat(codes).containsAll(OF_PAGES).contains("not-signed-in", "no-such-app");
    codes.removeAll(OF_PAGES);

    assertThat(DOCUMENTED.matcher(Files.readString(PROSE)).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  private static JsonNode document() throws IOException {
    Object yaml =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DOCUMENT));
    return JsonMapper.shared().valueToTree(yaml);
  }
}
