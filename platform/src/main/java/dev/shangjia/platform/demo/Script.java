package dev.shangjia.platform.demo;

import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import dev.shangjia.platform.accounts.MemberRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is played: the files of the folder {@code demo} among the resources.
 *
 * @param operator who runs the market
 * @param providers who bring apps to it
 * @param enterprises who install them
 * @param products the apps
 * @param tales what happens in cases, in no order
 * @param forms what the forms say, by program and form; see {@link Template}
 * @param facts what the operator states, by program: of {@code firm} and of {@code app}
 */
record Script(
    Firm operator,
    List<Firm> providers,
    List<Firm> enterprises,
    List<Product> products,
    List<Tale> tales,
    ObjectNode forms,
    ObjectNode facts) {
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?:(?<by>[a-z-]+)\\+)?(?<of>[a-z-]+)(?:#(?<version>[0-9]+))?@(?<days>[0-9.]+)");
  private static final Pattern PERIOD = Pattern.compile("([0-9.]+)([mhd])");

  /**
   * An organization.
   *
   * @param since how many days ago it came to the market
   * @param programs those whose agreements it accepted
   * @param people the first one founded it
   * @param about what forms say of it
   */
  record Firm(
      String key,
      String name,
      int since,
      List<String> programs,
      List<Human> people,
      ObjectNode about) {}

  /** A member of an organization. */
  record Human(String name, String email, Set<MemberRole> roles) {}

  /**
   * An app.
   *
   * @param since how many days ago it was created
   * @param about what forms say of it
   */
  record Product(
      String key, String program, String firm, String name, int since, ObjectNode about) {}

  /**
   * A case.
   *
   * @param by whose case it is when it is about another's app; null otherwise
   * @param of an app or an organization
   * @param version of the app, from 1
   * @param before how long ago it begins
   * @param pace whether its steps follow office hours, or come exactly when they say
   */
  record Tale(
      String program,
      String procedure,
      @Nullable String by,
      String of,
      int version,
      Duration before,
      Pace pace,
      List<Step> steps) {
    @Override
    public String toString() {
      return "%s/%s of %s#%d, %d days ago"
          .formatted(program, procedure, of, version, before.toDays());
    }
  }

  /** How exactly the times of steps are meant. */
  enum Pace {
    OFFICE,
    EXACT
  }

  /**
   * Something that somebody does.
   *
   * @param after how long after the step before
   * @param verb what; {@link Playing} knows them
   * @param stage in which stage; blank for none
   * @param outcome with which outcome; blank for none
   * @param cites why, by rule
   * @param says in words; blank for nothing
   * @param contests why findings are wrong, by rule
   * @param facts what is stated, by fact
   * @param with what forms say otherwise, by form and field
   */
  record Step(
      Duration after,
      String verb,
      String stage,
      String outcome,
      Map<String, String> cites,
      String says,
      Map<String, String> contests,
      Map<String, String> facts,
      ObjectNode with) {}

  /** Reads the files. */
  static Script read() {
    ObjectNode people = file("people");
    ObjectNode apps = file("apps");
    ObjectNode cases = file("cases");
    var products = new ArrayList<Product>();
    apps.required("apps").forEach(app -> products.add(product((ObjectNode) app)));
    return new Script(
        firm((ObjectNode) people.required("operator")),
        firms(people.required("providers")),
        firms(people.required("enterprises")),
        products,
        tales(cases),
        file("forms"),
        file("facts"));
  }

  private static List<Firm> firms(JsonNode of) {
    var firms = new ArrayList<Firm>();
    of.forEach(one -> firms.add(firm((ObjectNode) one)));
    return firms;
  }

  private static Firm firm(ObjectNode of) {
    var people = new ArrayList<Human>();
    of.required("people")
        .forEach(
            human ->
                people.add(
                    new Human(
                        text(human, "name"),
                        text(human, "email"),
                        roles(human.required("roles")))));
    return new Firm(
        text(of, "key"),
        text(of, "name"),
        of.required("since").asInt(),
        list(of.path("programs")),
        people,
        of);
  }

  private static Set<MemberRole> roles(JsonNode of) {
    var roles = EnumSet.noneOf(MemberRole.class);
    list(of).forEach(code -> roles.add(MemberRole.of(code)));
    return roles;
  }

  private static Product product(ObjectNode of) {
    return new Product(
        text(of, "key"),
        text(of, "program"),
        text(of, "firm"),
        text(of, "name"),
        of.required("since").asInt(),
        of);
  }

  private static List<Tale> tales(ObjectNode cases) {
    var tales = new ArrayList<Tale>();
    for (JsonNode past : cases.required("past")) {
      List<Step> steps = steps(past.required("steps"));
      list(past.required("of")).forEach(of -> tales.add(tale(past, of, Pace.OFFICE, steps)));
    }
    for (JsonNode now : cases.required("now")) {
      tales.add(tale(now, text(now, "of"), Pace.EXACT, steps(now.required("steps"))));
    }
    return tales;
  }

  private static Tale tale(JsonNode in, String of, Pace pace, List<Step> steps) {
    Matcher subject = SUBJECT.matcher(of);
    if (!subject.matches()) {
      throw new IllegalStateException("demo: no subject of a case: " + of);
    }
    String version = subject.group("version");
    return new Tale(
        text(in, "program"),
        text(in, "procedure"),
        subject.group("by"),
        subject.group("of"),
        version == null ? 1 : Integer.parseInt(version),
        Duration.ofMinutes(Math.round(Double.parseDouble(subject.group("days")) * 24 * 60)),
        pace,
        steps);
  }

  private static List<Step> steps(JsonNode of) {
    var steps = new ArrayList<Step>();
    of.forEach(one -> steps.add(step(one)));
    return steps;
  }

  private static Step step(JsonNode of) {
    String[] words = text(of, "do").split(" ", -1);
    return new Step(
        of.has("after") ? period(text(of, "after")) : Duration.ZERO,
        words[0],
        words.length > 1 ? words[1] : "",
        words.length > 2 ? words[2] : "",
        map(of.path("cite")),
        of.path("says").asString(""),
        map(of.path("contest")),
        map(of.path("facts")),
        of.get("with") instanceof ObjectNode with ? with : JsonNodeFactory.instance.objectNode());
  }

  private static Duration period(String text) {
    Matcher period = PERIOD.matcher(text);
    if (!period.matches()) {
      throw new IllegalStateException("demo: no period: " + text);
    }
    double minutes =
        Double.parseDouble(period.group(1))
            * switch (period.group(2)) {
              case "m" -> 1;
              case "h" -> 60;
              default -> 24 * 60;
            };
    return Duration.ofMinutes(Math.round(minutes));
  }

  static Map<String, String> map(JsonNode of) {
    var map = new LinkedHashMap<String, String>();
    of.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }

  private static List<String> list(JsonNode of) {
    return of.valueStream().map(JsonNode::asString).toList();
  }

  private static String text(JsonNode of, String name) {
    return of.required(name).asString();
  }

  private static ObjectNode file(String name) {
    String path = "/demo/" + name + ".yaml";
    try (InputStream in = Script.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + path);
      }
      SourceFile file = YamlReader.decode(path, in.readAllBytes(), YamlLimits.RULEBOOK);
      Optional<YamlNode> root = YamlReader.read(file, YamlLimits.RULEBOOK);
      if (root.isEmpty() || !file.problems().isEmpty()) {
        throw new IllegalStateException(path + " cannot be read: " + file.problems());
      }
      return (ObjectNode) YamlJson.of(root.get());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
