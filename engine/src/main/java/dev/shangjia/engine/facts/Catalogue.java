package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Struct;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The facts that every rulebook can read beside the fields of its own forms: what stands behind a
 * form's value ({@code x-fact}), and what only the platform knows. Their types, documentation and
 * the nearest known name of a misspelt fact come from here.
 */
public final class Catalogue {

  /** What a form's string stands for; the name of its {@code x-fact} is the type's name. */
  public enum Kind {
    /** The path of a picture among the dossier's files. */
    IMAGE("image", Target.FILE),
    /** The path of a document among the dossier's files. */
    DOCUMENT("document", Target.FILE),
    /** An address that is requested. */
    LINK("link", Target.ADDRESS),
    /** The address of a page that is also opened in a browser. */
    PAGE("page", Target.ADDRESS),
    /** A policy to read: the path of a file among the dossier's, or an address. */
    POLICY("policy", Target.EITHER);

    private enum Target {
      FILE,
      ADDRESS,
      EITHER
    }

    private static final Pattern DOCUMENT_NAME =
        Pattern.compile(
            "(?i)^(?!\\s*(?:www\\.|[a-z][a-z0-9+.-]*:)).*\\.(?:html?|md|markdown|txt|pdf|docx?)$");

    private final String code;
    private final Target target;

    Kind(String code, Target target) {
      this.code = code;
      this.target = target;
    }

    /** The name in a form's {@code x-fact}, and of the type, such as {@code image}. */
    public String code() {
      return code;
    }

    /**
     * Whether a string of this kind is a path among the dossier's files. Where it may be either, it
     * is one when it ends like a document and does not begin like an address.
     */
    public boolean isFile(String value) {
      return switch (target) {
        case FILE -> true;
        case ADDRESS -> false;
        case EITHER -> DOCUMENT_NAME.matcher(value).matches();
      };
    }

    /** Whether such a value may be the path of a file. */
    public boolean mayBeFile() {
      return target != Target.ADDRESS;
    }

    /** The facts of such a value. */
    public Struct type() {
      return switch (this) {
        case IMAGE -> ImageFacts.IMAGE;
        case DOCUMENT -> DocumentFacts.DOCUMENT;
        case LINK -> LinkFacts.LINK;
        case PAGE -> PageFacts.PAGE;
        case POLICY -> PolicyFacts.POLICY;
      };
    }

    /** The names of the probes that observe such a value, in the order of its facts. */
    public Set<String> probes() {
      var probes = new LinkedHashSet<String>();
      collectProbes(type(), probes);
      return Collections.unmodifiableSet(probes);
    }

    /** A fact may stand for something itself, as the address of a policy does. */
    private static void collectProbes(Struct type, Set<String> probes) {
      for (FactType.Field field : type.fields().values()) {
        if (field.origin() instanceof FactType.Origin.Observed(String probe)) {
          probes.add(probe);
        }
        if (field.type() instanceof Struct inner) {
          collectProbes(inner, probes);
        }
      }
    }

    /** The names of all kinds, as messages list them. */
    public static String codes() {
      return Arrays.stream(values()).map(Kind::code).collect(Collectors.joining(", "));
    }

    /** The kind with a name. */
    public static Optional<Kind> of(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  private static final Map<String, Struct> GROUPS = groupsByName();

  private Catalogue() {}

  /**
   * The groups of facts that are variables in every expression, by name: {@code submission} and
   * what only the platform knows. A form with the name of one of the latter shares its variable.
   */
  public static Map<String, Struct> groups() {
    return GROUPS;
  }

  /** Whether a group holds nothing but what only the platform knows. */
  public static boolean isOfThePlatform(Struct group) {
    return group.fields().values().stream()
        .allMatch(field -> field.origin() instanceof FactType.Origin.Context);
  }

  /** A place in a picture, as probes report them and as {@code find} of a rule may give them. */
  public static Struct region() {
    return ImageFacts.REGION;
  }

  private static Map<String, Struct> groupsByName() {
    var groups = new LinkedHashMap<String, Struct>();
    groups.put("submission", ContextFacts.SUBMISSION);
    for (Struct group : ContextFacts.GROUPS) {
      groups.put(group.name(), group);
    }
    return Collections.unmodifiableMap(groups);
  }
}
